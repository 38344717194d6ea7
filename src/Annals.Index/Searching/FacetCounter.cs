namespace Annals.Index.Searching;

/// <summary>Counts matches by outlet, by month and by language.</summary>
internal sealed class FacetCounter(IReadOnlyList<string?> outlets, IReadOnlyList<string?> languages)
{
    private const long Day = 86_400_000;

    private readonly int[] _outlets = new int[outlets.Count];
    private readonly int[] _languages = new int[languages.Count];
    private readonly Dictionary<int, int> _months = [];
    private (long Start, long End, int Month) _last = (0, 0, 0);
    private int _inLast;

    public void Add(int outlet, int language, long published)
    {
        _outlets[outlet]++;
        _languages[language]++;
        if (published < _last.Start || published >= _last.End)
        {
            EndMonth();
            _last = MonthOf(published);
        }

        _inLast++;
    }

    public Facets ToFacets()
    {
        EndMonth();
        return new Facets(
            [.. _outlets.Select((count, row) => (count, row)).Where(pair => pair.count > 0).OrderByDescending(pair => pair.count)
                .Select(pair => new OutletCount(outlets[pair.row] ?? "", pair.count))],
            [.. _months.OrderBy(pair => pair.Key).Select(pair => new MonthCount(pair.Key / 12, (pair.Key % 12) + 1, pair.Value))],
            [.. _languages.Select((count, row) => (count, row)).Where(pair => pair.count > 0 && languages[pair.row] is not null).OrderByDescending(pair => pair.count)
                .Select(pair => new LanguageCount(languages[pair.row]!, pair.count))]);
    }

    private void EndMonth()
    {
        if (_inLast > 0)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_months, _last.Month, out _) += _inLast;
            _inLast = 0;
        }
    }

    // Neighbouring documents are mostly of one month, so the calendar is asked rarely.
    private static (long Start, long End, int Month) MonthOf(long published)
    {
        var date = DateTimeOffset.FromUnixTimeMilliseconds(published).UtcDateTime;
        var start = new DateTimeOffset(date.Year, date.Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return (start, start + (DateTime.DaysInMonth(date.Year, date.Month) * Day), (date.Year * 12) + date.Month - 1);
    }
}
