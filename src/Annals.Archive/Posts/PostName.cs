using System.Globalization;
using System.Text;

namespace Annals.Archive.Posts;

/// <summary>
/// File names of posts: <c>YYYY-MM-DD-title.md</c>, under 200 bytes of UTF-8, the same on Linux, macOS and Windows.
/// Derived, never taken: no title can leave the archive's folder.
/// </summary>
public static class PostName
{
    private const int MostBytes = 199;
    private const string Forbidden = "<>:\"/\\|?*";

    // The full-width twins of what Windows forbids: readable in a Chinese title, harmless everywhere.
    private const string Replacement = "＜＞：＂／＼｜？＊";

    /// <summary>The folder and name for a post, relative to the archive.</summary>
    /// <param name="suffix">Empty, or the article's id when another article has the name already.</param>
    public static string For(DateTimeOffset date, string title, string suffix)
    {
        var day = date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var tail = (suffix.Length == 0 ? "" : "-" + suffix) + ".md";
        var room = MostBytes - day.Length - 1 - tail.Length;
        var safe = Safe(title, room);
        return $"_posts/{day[..7]}/{day}-{(safe.Length == 0 ? "untitled" : safe)}{tail}";
    }

    /// <summary>
    /// Names that a file system may take for one: macOS and Windows ignore case. Combining marks, which macOS composes,
    /// are refused by <see cref="NeedsSuffix"/> instead.
    /// </summary>
    public static string CollisionKey(string path) => path.ToUpperInvariant();

    /// <summary>True when the name could be written in two Unicode forms; only the id then keeps two articles apart.</summary>
    public static bool NeedsSuffix(string title) => title.Any(character => CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark);

    /// <summary>A name for a folder or file from any text, without an ending; empty when nothing of the text can stand in one.</summary>
    public static string Safe(string text) => Safe(text, MostBytes);

    private static string Safe(string title, int room)
    {
        var name = new StringBuilder(title.Length);
        var bytes = 0;
        foreach (var rune in title.EnumerateRunes())
        {
            var safe = SafeRune(rune, name.Length > 0 && name[^1] == ' ');
            if (bytes + safe.Utf8SequenceLength > room)
            {
                break;
            }

            if (safe.Value != 0)
            {
                bytes += safe.Utf8SequenceLength;
                name.Append(safe);
            }
        }

        return name.ToString().Trim(' ', '.');
    }

    private static Rune SafeRune(Rune rune, bool afterBlank)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
        {
            return afterBlank ? default : new Rune(' ');
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        {
            return default;
        }

        var forbidden = rune.IsAscii ? Forbidden.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        return forbidden >= 0 ? new Rune(Replacement[forbidden]) : rune;
    }
}
