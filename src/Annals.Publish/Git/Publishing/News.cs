using Annals.Archive.Journal;

namespace Annals.Publish.Git.Publishing;

/// <summary>What came since the last time, as a commit says it.</summary>
internal sealed class News
{
    private const int MostTitles = 200;
    private const int MostOutlets = 6;

    private readonly Dictionary<string, int> _outlets = [];
    private readonly List<string> _titles = [];
    private int _new;
    private int _revised;

    public int Count => _new + _revised;

    public void Add(RevisionKept revision)
    {
        _ = revision.Revision == 1 ? _new++ : _revised++;
        _outlets[revision.Outlet] = _outlets.GetValueOrDefault(revision.Outlet) + 1;
        if (_titles.Count < MostTitles)
        {
            _titles.Add(OneLine($"{(revision.Revision == 1 ? "" : $"[{revision.Revision}] ")}{revision.Outlet}: {revision.Title}"));
        }
    }

    /// <summary><c>12 new, 3 revised: VOA 5, RFI 4, …, 2026-11-21 15:00Z</c>.</summary>
    public string Subject(DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
        if (Count == 0)
        {
            return $"nothing new, {time}";
        }

        var outlets = _outlets.OrderByDescending(outlet => outlet.Value).ThenBy(outlet => outlet.Key, StringComparer.Ordinal).ToList();
        var named = string.Join(", ", outlets.Take(MostOutlets).Select(outlet => OneLine($"{outlet.Key} {outlet.Value}")));
        return $"{_new} new, {_revised} revised: {named}{(outlets.Count > MostOutlets ? ", …" : "")}, {time}";
    }

    /// <summary>The subject, and the titles below it.</summary>
    public string Message(DateTimeOffset now)
        => Subject(now) + "\n" + (_titles.Count == 0 ? "" : "\n" + string.Join('\n', _titles) + "\n") + (Count > _titles.Count ? $"… and {Count - _titles.Count} more\n" : "");

    // A title is a stranger's text; a line of it that began "Signed-off-by:" would not be his.
    private static string OneLine(string text)
        => string.Concat(text.Select(static character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)).Trim();
}
