using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Annals.Web.Api;

/// <summary>
/// The place in a ranked list behind what was given last: how many came before, and what the last was. What is kept meanwhile moves things in such a
/// list; the last one is looked for near the place where it was, and what follows it is given.
/// </summary>
internal sealed record PlaceCursor(int Offset, string Last)
{
    private const int Nearby = 50;
    private const int LongestText = 4096;

    /// <returns>Null when the text is none of ours.</returns>
    public static PlaceCursor? Parse(string? text)
    {
        if (text is not { Length: > 0 and < LongestText } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return plain.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at && int.TryParse(plain.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < int.MaxValue / 2
            ? new PlaceCursor(offset, plain[(at + 1)..])
            : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Offset} {Last}")));

    /// <summary>Cuts a page out of a list.</summary>
    /// <param name="cursor">Null for the beginning.</param>
    /// <param name="read">Reads the list from an offset on, so many at most.</param>
    /// <param name="nameOf">What tells one of the list from the others.</param>
    /// <returns>The page, and the cursor of the next; null on the last.</returns>
    public static (IReadOnlyList<T> Page, string? Next) Cut<T>(PlaceCursor? cursor, int limit, Func<int, int, IReadOnlyList<T>> read, Func<T, string> nameOf)
    {
        var offset = cursor?.Offset ?? 0;
        var from = Math.Max(0, offset - Nearby);
        var window = read(from, offset - from + limit + 1 + (cursor is null ? 0 : Nearby));
        var start = Math.Min(window.Count, offset - from);
        for (var place = 0; cursor is not null && place < window.Count; place++)
        {
            if (nameOf(window[place]) == cursor.Last)
            {
                start = place + 1;
                break;
            }
        }

        var page = window.Skip(start).Take(limit).ToList();
        return (page, page.Count > 0 && start + page.Count < window.Count ? new PlaceCursor(from + start + page.Count, nameOf(page[^1])).ToString() : null);
    }
}
