namespace Annals.Language.Attributions;

/// <summary>Where quotation marks stand in a line; what opens and is not closed ends with the line.</summary>
internal static class Quotations
{
    private const string Openers = "“「『";
    private const string Closers = "”」』";

    /// <summary>Marks that end a sentence.</summary>
    public static bool EndsSentence(char character) => character is '。' or '！' or '？' or '\n' or '!' or '?';

    /// <summary>From the opening mark to behind the closing one, outermost only.</summary>
    public static List<(int Start, int End)> In(string text, int lineStart, int lineEnd)
    {
        var found = new List<(int, int)>();
        for (var at = lineStart; at < lineEnd; at++)
        {
            var kind = Openers.IndexOf(text[at]);
            var isStraight = text[at] == '"';
            if (kind < 0 && !isStraight)
            {
                continue;
            }

            var close = isStraight ? text.IndexOf('"', at + 1) : CloseOf(text, at, lineEnd, Openers[kind], Closers[kind]);
            if (close < 0 || close >= lineEnd)
            {
                return found;
            }

            found.Add((at, close + 1));
            at = close;
        }

        return found;
    }

    private static int CloseOf(string text, int open, int lineEnd, char opener, char closer)
    {
        var depth = 0;
        for (var at = open; at < lineEnd; at++)
        {
            depth += text[at] == opener ? 1 : text[at] == closer ? -1 : 0;
            if (depth == 0)
            {
                return at;
            }
        }

        return -1;
    }
}
