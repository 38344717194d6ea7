using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Annals.Language.Scripts;

namespace Annals.Capture.Filtering;

/// <summary>Patterns between slashes: regular expressions in linear time, over folded text.</summary>
internal static class FilterPattern
{
    private const int Longest = 500;
    private static readonly SearchValues<char> Signs = SearchValues.Create("\\*+?|{}[]()^$.# -&:=!<>,");

    /// <exception cref="FilterSyntaxException">It is no pattern, or one that cannot be matched in linear time.</exception>
    public static Regex Of(string pattern)
    {
        if (pattern.Length > Longest)
        {
            throw new FilterSyntaxException($"a pattern has at most {Longest} characters");
        }

        try
        {
            var regex = new Regex(Folded(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return regex.IsMatch("") ? throw new FilterSyntaxException($"the pattern /{pattern}/ matches an empty text, and so nearly everything") : regex;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            var why = exception is NotSupportedException ? "it needs more than linear time (no look-around, no back-references, no huge counts)" : Reason(exception);
            throw new FilterSyntaxException($"the pattern /{pattern}/ cannot be used: {why}");
        }
    }

    private static string Reason(Exception exception)
        => exception is RegexParseException parse ? $"{parse.Error} at character {parse.Offset.ToString(CultureInfo.InvariantCulture)}" : exception.Message;

    // Escapes say something else in capitals (\D), and a full-width bracket is a character, not a group.
    private static string Folded(string pattern)
    {
        var folded = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\' && i + 1 < pattern.Length)
            {
                var end = EscapeEnd(pattern, i + 1);
                folded.Append(pattern, i, end - i);
                i = end - 1;
                continue;
            }

            var character = ChineseFold.Fold(pattern[i]);
            folded.Append(character != pattern[i] && Signs.Contains(character) ? "\\" + character : character.ToString());
        }

        return folded.ToString();
    }

    private static int EscapeEnd(string pattern, int at)
    {
        var close = pattern[at] is 'p' or 'P' && at + 1 < pattern.Length && pattern[at + 1] == '{' ? pattern.IndexOf('}', at) : -1;
        return close < 0 ? at + 1 : close + 1;
    }
}
