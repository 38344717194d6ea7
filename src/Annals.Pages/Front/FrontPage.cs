using Annals.Pages.Events;
using Annals.Pages.Layout;
using Annals.Pages.Reading;

namespace Annals.Pages.Front;

/// <summary>The newest day that has articles: what is new, then every outlet's section, then the way into the past.</summary>
public sealed record FrontPage
{
    private const int LatestCount = 10;
    private const int SectionLength = 5;
    private const int LeadCount = 5;
    private const int LeadExcerpt = 40;

    /// <summary>The day shown (UTC); null while the archive is empty.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The articles given most room, newest first: one that leads and up to four below it.</summary>
    public IReadOnlyList<Headline> Leads { get; init; } = [];

    /// <summary>Across all outlets, newest first, without the leads.</summary>
    public IReadOnlyList<Headline> Latest { get; init; } = [];

    public IReadOnlyList<OutletSection> Sections { get; init; } = [];

    /// <summary>What several outlets report, the weightiest first; none while nothing is grouped.</summary>
    public IReadOnlyList<EventLine> Events { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<DayCount> Days { get; init; } = [];

    public long Articles { get; init; }

    /// <summary>Null where nobody's reading is known.</summary>
    public ListReading? Reading { get; init; }

    /// <summary>Outlets that have unread articles, with how many.</summary>
    public IReadOnlyDictionary<string, int> UnreadByOutlet { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// Lays out the newest articles. Until events are known, the lead is the newest article that has enough text to
    /// stand large, with a picture if there is one; outlets come in the order of their newest article.
    /// </summary>
    /// <param name="newest">Newest first, from as many days as it takes; only its length bounds the page.</param>
    public static FrontPage Compose(IReadOnlyList<Headline> newest, IReadOnlyList<DayCount> days, long articles)
    {
        var leads = Leading(newest);
        var taken = leads.Select(lead => lead.Id).ToHashSet();
        var rest = newest.Where(headline => !taken.Contains(headline.Id)).ToList();
        return new FrontPage
        {
            Day = newest is [var first, ..] ? Words.DateText.DayOf(first.At) : null,
            Leads = leads,
            Latest = [.. rest.Take(LatestCount)],
            // A handful of articles, all of them leading, is the whole paper.
            Sections = rest.Count == 0 ? [] : [.. newest.GroupBy(headline => headline.Outlet).Select(group => Section(group.Key, [.. group], taken))],
            Days = days,
            Articles = articles,
        };
    }

    // What leads the page need not be repeated further down, unless it is all that the outlet has.
    private static OutletSection Section(string outlet, IReadOnlyList<Headline> headlines, HashSet<string> leads)
    {
        var others = headlines.Where(headline => !leads.Contains(headline.Id)).Take(SectionLength).ToList();
        return new OutletSection(outlet, others.Count > 0 ? others : [.. headlines.Take(SectionLength)]);
    }

    private static List<Headline> Leading(IReadOnlyList<Headline> newest)
    {
        var recent = newest.Take(2 * LatestCount).Where(headline => headline.Excerpt?.Length >= LeadExcerpt).ToList();
        var lead = recent.Find(headline => headline.Image is not null) ?? recent.FirstOrDefault();
        return lead is null
            ? []
            : [lead, .. recent.Where(headline => headline.Outlet != lead.Outlet).DistinctBy(headline => headline.Outlet).Take(LeadCount - 1)];
    }
}

/// <param name="Headlines">Newest first.</param>
public sealed record OutletSection(string Outlet, IReadOnlyList<Headline> Headlines);

/// <param name="Day">UTC.</param>
public sealed record DayCount(DateOnly Day, long Articles);
