using Annals.Language.Tokens;

namespace Annals.Index.Searching;

/// <summary>Whether the very characters of a phrase stand in a text, not as a piece of a longer word in an alphabet.</summary>
internal static class ExactText
{
    public static bool Holds(string text, string phrase)
    {
        var wanted = phrase.Trim();
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            if (IsBorder(text, at) && IsBorder(text, at + wanted.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBorder(string text, int at)
        => at == 0 || at == text.Length || !Tokenizer.IsInWord(text[at - 1]) || !Tokenizer.IsInWord(text[at]);
}
