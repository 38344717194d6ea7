using System.Globalization;
using System.Text;

namespace Annals.Cli.Terminals;

/// <summary>
/// A stranger's text on our terminal: control characters could move the cursor or forge lines, direction overrides
/// could turn words around, so both are shown as escapes. What is shown is one line: a line break would begin a forged one.
/// </summary>
internal static class SafeText
{
    public static string Escape(string text)
    {
        if (!text.Any(IsDangerous))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = IsDangerous(character) ? safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : safe.Append(character);
        }

        return safe.ToString();
    }

    private static bool IsDangerous(char character)
        => char.IsControl(character) || character is (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c';
}
