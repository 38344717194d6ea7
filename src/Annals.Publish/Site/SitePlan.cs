using Annals.Index.Articles;
using Annals.Pages.Days;
using Annals.Pages.Front;
using Annals.Pages.Layout;
using Annals.Pages.Lists;
using Annals.Pages.Outlets;
using Annals.Pages.Search;
using Annals.Pages.Style;
using Annals.Pages.Tags;
using Annals.Pages.Words;
using Annals.Publish.Output;
using Annals.Publish.Site.Feeds;
using Annals.Publish.Site.Findings;

namespace Annals.Publish.Site;

/// <summary>Every file of a site that is no article's own: what it shows, as a number, and how it is made.</summary>
internal sealed class SitePlan(SiteOptions options, SiteState state, SiteLists lists, ArticleSource source, ArticlePages articles, FindingPlan? findings, Func<string, PageContext> context)
{
    private const int FrontEvents = 6;
    private const int FrontLength = 200;
    private const int FrontBodies = 24;
    private const int FrontDays = 30;
    private const int DayLength = 100;

    private readonly SiteRows _rows = state.Rows;
    private readonly IReadOnlyList<IReadOnlyList<int>> _tagged = lists.Tagged(state.Rows, state.Tags.Names.Count);

    public IEnumerable<PlannedFile> Files()
        => [.. Fixed(), .. Articles(), .. Outlets(), .. Tags(), .. Days(), .. Directories(), .. new SiteFeeds(options, state, lists, source, articles).Files(), .. new Sitemap(options, state, source).Files(), Front()];

    private static IEnumerable<PlannedFile> Fixed()
    {
        yield return File(OutputFolder.Marker, "site\n"u8.ToArray());
        yield return File(".nojekyll", ReadOnlyMemory<byte>.Empty);
        yield return File(SiteLinks.Style, StyleSheet.Css);
        yield return File(SiteLinks.IconFile, StyleSheet.Icon);

        static PlannedFile File(string path, ReadOnlyMemory<byte> bytes) => new(path, 1, [], stage => stage.Write(path, bytes.Span));
    }

    private IEnumerable<PlannedFile> Articles()
        => Kept("all", "", lists.All, (rows, pager, page) => ListPageView.Render(
            new ListPage { Section = "articles", Title = page.Words.AllArticles, Headlines = rows, Pager = pager }, page));

    private IEnumerable<PlannedFile> Outlets()
    {
        for (var number = 0; number < state.Outlets.Names.Count; number++)
        {
            var (name, list) = (state.Outlets.Names[number], lists.Outlets[number]);
            var oldest = list.Length == 0 ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(_rows.Published[list[0]]);
            var feeds = SiteFeeds.Links(state.Outlets[number], name);
            foreach (var file in list.Length == 0 ? [] : Kept("outlets/" + state.Outlets[number], name, list, Render))
            {
                yield return file;
            }

            string Render(IReadOnlyList<Headline> rows, Pager pager, PageContext page)
                => OutletPageView.Render(new OutletPage { Outlet = name, Headlines = rows, Pager = pager, Oldest = oldest }, page with { Feeds = feeds });
        }
    }

    private IEnumerable<PlannedFile> Tags()
    {
        for (var number = 0; number < _tagged.Count; number++)
        {
            var name = state.Tags.Names[number];
            foreach (var file in _tagged[number].Count == 0 ? [] : Kept("tags/" + state.Tags[number], name, _tagged[number], Render))
            {
                yield return file;
            }

            string Render(IReadOnlyList<Headline> rows, Pager pager, PageContext page)
                => TagPageView.Render(new TagPage { Tag = name, Headlines = rows, Pager = pager }, page);
        }
    }

    private IEnumerable<PlannedFile> Kept(string list, string name, IReadOnlyList<int> rows, Func<IReadOnlyList<Headline>, Pager, PageContext, string> render)
    {
        foreach (var (number, range) in KeptList.Pages(rows.Count))
        {
            var (start, length) = range.GetOffsetAndLength(rows.Count);
            var shown = Enumerable.Range(start, length).Select(at => rows[at]).Reverse().ToArray();
            var (newer, older) = KeptList.Beside(number, rows.Count);
            var seen = Of(shown);
            seen.Add(newer ?? -1);
            seen.Add(older ?? -1);
            seen.Add(number is null ? rows.Count : -1);
            seen.Add(number is null && rows.Count > 0 ? _rows.Published[rows[0]] : 0);
            seen.Add(name);
            var path = SitePaths.List(list, number);
            yield return new PlannedFile(path, seen.Value, shown, stage =>
            {
                var page = context(path);
                var pager = new Pager(1, KeptList.Size, rows.Count) { Kept = new KeptPage(number, Address(newer), Address(older)) };
                stage.Write(path, render(Headlines(shown), pager, page));

                // 0 is the page of the newest.
                string? Address(int? other) => other is { } to ? UpFrom(path) + SiteLinks.Escaped(SitePaths.List(list, to == 0 ? null : to)) : null;
            });
        }
    }

    private IEnumerable<PlannedFile> Days()
    {
        for (var i = 0; i < lists.Days.Count; i++)
        {
            var (day, rows) = lists.Days[i];
            var (before, after) = (i > 0 ? lists.Days[i - 1].Day : (DateOnly?)null, i + 1 < lists.Days.Count ? lists.Days[i + 1].Day : (DateOnly?)null);
            for (var page = 1; (page - 1) * DayLength < rows.Count; page++)
            {
                var number = page;
                var shown = rows.Reverse().Skip((page - 1) * DayLength).Take(DayLength).ToArray();
                var seen = Of(shown);
                seen.Add(rows.Count);
                seen.Add(before?.DayNumber ?? -1);
                seen.Add(after?.DayNumber ?? -1);
                var path = SitePaths.Day(day, page);
                yield return new PlannedFile(path, seen.Value, shown, stage => stage.Write(path, DayPageView.Render(
                    new DayPage { Day = day, Headlines = Headlines(shown), Pager = new Pager(number, DayLength, rows.Count), Before = before, After = after }, context(path))));
            }
        }
    }

    private IEnumerable<PlannedFile> Directories()
    {
        var seen = default(Fingerprint);
        var outlets = new List<OutletLine>();
        foreach (var (name, list) in state.Outlets.Names.Zip(lists.Outlets).Where(pair => pair.Second.Length > 0).OrderByDescending(pair => pair.Second.Length).ThenBy(pair => pair.First, StringComparer.Ordinal))
        {
            var newest = _rows.Published[list[^1]];
            seen.Add(name);
            seen.Add(list.Length);
            seen.Add(newest / 86_400_000);
            outlets.Add(new OutletLine(name, list.Length, DateTimeOffset.FromUnixTimeMilliseconds(newest)));
        }

        var tags = state.Tags.Names.Zip(_tagged).Where(pair => pair.Second.Count > 0).Select(pair => (pair.First, (long)pair.Second.Count)).OrderBy(pair => pair.First, StringComparer.Ordinal).ToList();
        foreach (var (tag, count) in tags)
        {
            seen.Add(tag);
            seen.Add(count);
        }

        yield return Page(SitePaths.Outlets, seen.Value, page => OutletsPageView.Render(outlets, tags, page));
        var days = lists.Days.Reverse().Select(day => new DayCount(day.Day, day.Rows.Count)).ToList();
        yield return Page(SitePaths.Days, OfDays(days).Value, page => DaysPageView.Render(days, page));
        yield return Page(SitePaths.Search, 1, page => OwnSearchView.Render(page with { Scripts = ["search.js", "search/meta.js"] }));
    }

    private PlannedFile Page(string path, ulong fingerprint, Func<PageContext, string> render)
        => new(path, fingerprint, [], stage => stage.Write(path, render(context(path))));

    private PlannedFile Front()
    {
        var newest = lists.All.Reverse().Take(FrontLength).ToArray();
        var days = lists.Days.Reverse().Take(FrontDays).Select(day => new DayCount(day.Day, day.Rows.Count)).ToList();
        var seen = Of(newest);
        seen.Add((long)OfDays(days).Value);
        seen.Add(lists.All.Length);
        seen.Add(DateText.DayOf(options.Now).DayNumber);
        seen.Add((long)(findings?.OfEvents ?? 0));
        return new PlannedFile(SitePaths.Front, seen.Value, newest, stage =>
        {
            var headlines = newest.Select((row, place) => place < FrontBodies ? WithLead(source[row]) : Headline.Of(source[row])).ToList();
            var page = context(SitePaths.Front) with { IsOfToday = true, Feeds = SiteFeeds.Links(null, "") };
            stage.Write(SitePaths.Front, FrontPageView.Render(FrontPage.Compose(headlines, days, lists.All.Length) with { Events = findings?.Today(FrontEvents, SitePaths.Front) ?? [] }, page));
        });
    }

    private Headline WithLead(ArticleDetail article)
    {
        var headline = Headline.Of(article);
        var (opening, picture) = articles.Lead(article);
        return headline with { Excerpt = opening ?? headline.Excerpt, Image = picture };
    }

    private Headline[] Headlines(int[] rows) => Array.ConvertAll(rows, row => Headline.Of(source[row]));

    private Fingerprint Of(IReadOnlyList<int> rows)
    {
        var seen = default(Fingerprint);
        foreach (var row in rows)
        {
            seen.Add(row);
            seen.Add(_rows.Versions[row]);
        }

        return seen;
    }

    private static Fingerprint OfDays(List<DayCount> days)
    {
        var seen = default(Fingerprint);
        foreach (var day in days)
        {
            seen.Add(day.Day.DayNumber);
            seen.Add(day.Articles);
        }

        return seen;
    }

    internal static string UpFrom(string path) => path.Count(character => character == '/') switch { 0 => "", 1 => "../", _ => "../../" };
}
