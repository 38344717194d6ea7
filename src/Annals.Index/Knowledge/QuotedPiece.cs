using Annals.Language.Attributions;
using Annals.Language.Scripts;

namespace Annals.Index.Knowledge;

/// <summary>Words of somebody between quotation marks.</summary>
/// <param name="Start">Behind the opening mark, a UTF-16 offset.</param>
/// <param name="End">Of the closing mark.</param>
/// <param name="Plain">Folded letters and digits alone: two outlets punctuate one sentence differently.</param>
internal readonly record struct QuotedPiece(int Start, int End, string Plain)
{
    /// <summary>Less is a word in quotation marks, not what somebody said.</summary>
    public const int Shortest = 7;

    private const string Openers = "“「『\"";
    private const string Closers = "”」』\"";

    /// <summary>The outermost quotations in what an attribution says is somebody's; what opens and does not close ends with the span.</summary>
    public static IEnumerable<QuotedPiece> In(string text, Attribution attribution)
    {
        if (attribution.Kind == SpeechKind.Paraphrase)
        {
            yield break;
        }

        for (var at = attribution.Start; at < attribution.End; at++)
        {
            var kind = Openers.IndexOf(text[at], StringComparison.Ordinal);
            if (kind < 0)
            {
                continue;
            }

            var close = CloseOf(text, at, attribution.End, Openers[kind], Closers[kind]);
            if (PlainOf(text.AsSpan(at + 1, close - at - 1)) is { Length: >= Shortest } plain)
            {
                yield return new QuotedPiece(at + 1, close, plain);
            }

            at = close;
        }
    }

    public static string PlainOf(ReadOnlySpan<char> text)
    {
        Span<char> plain = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                plain[length++] = ChineseFold.Fold(character);
            }
        }

        return plain[..length].ToString();
    }

    private static int CloseOf(string text, int open, int end, char opener, char closer)
    {
        var depth = 0;
        for (var at = open; at < end; at++)
        {
            depth += text[at] == opener && (opener != closer || at == open) ? 1 : text[at] == closer ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return end;
    }
}
