using Annals.Feeds.Writing;
using Annals.Pages.Layout;
using Annals.Pages.Search;
using Annals.Pages.Words;
using Annals.Web.Reading;
using Annals.Web.Serving;

namespace Annals.Web.FeedsOut;

/// <summary>What a feed is of: the part of its address between <c>/feeds/</c> and the ending, and of a search the question.</summary>
internal sealed record FeedView(FeedSubject Subject)
{
    public const string Prefix = "/feeds/";

    private static readonly (FeedForm Form, string Ending, string Name)[] Forms = [(FeedForm.Atom, "atom", "Atom"), (FeedForm.Rss, "rss", "RSS"), (FeedForm.Json, "json", "JSON Feed")];

    public static FeedView All { get; } = new(FeedSubject.All);

    public static FeedView Starred { get; } = new(FeedSubject.Starred);

    public static FeedView Unread { get; } = new(FeedSubject.Unread);

    /// <summary>Of the outlet or tag; empty for the others.</summary>
    public string Name { get; private init; } = "";

    public DateOnly Day { get; private init; }

    public SearchForm Search { get; private init; } = new();

    /// <summary>True when what it holds hangs on who asks.</summary>
    public bool IsPersonal => Subject is FeedSubject.Starred or FeedSubject.Unread or FeedSubject.Search;

    /// <summary>Without host and ending, escaped.</summary>
    public string Path => Subject switch
    {
        FeedSubject.Outlet => "outlet/" + Uri.EscapeDataString(Name),
        FeedSubject.Tag => "tag/" + Uri.EscapeDataString(Name),
        FeedSubject.Day => "day/" + DateText.Machine(Day),
        FeedSubject.Search => "search",
        FeedSubject.Starred => "starred",
        FeedSubject.Unread => "unread",
        _ => "all",
    };

    /// <summary>The question, as an address has it behind its question mark; empty where there is none.</summary>
    public string Question => Subject == FeedSubject.Search && new ReaderLinks(Chosen: null).Search(Search) is var address && address.IndexOf('?', StringComparison.Ordinal) is > 0 and var at ? address[(at + 1)..] : "";

    /// <summary>The page that shows the same.</summary>
    public string Page(PageLinks links) => Subject switch
    {
        FeedSubject.Outlet => links.Outlet(Name),
        FeedSubject.Tag => links.Tag(Name),
        FeedSubject.Day => links.Day(Day),
        FeedSubject.Search => links.Search(Search),
        FeedSubject.Starred => links.Starred(),
        FeedSubject.Unread => links.Unread(),
        _ => null,
    } ?? links.Home;

    public string Title(Vocabulary words) => Subject switch
    {
        FeedSubject.Outlet or FeedSubject.Tag => $"{Name} · {words.ArchiveName}",
        FeedSubject.Day => $"{DateText.Machine(Day)} · {words.ArchiveName}",
        FeedSubject.Search => $"{string.Join(' ', ((string?[])[Search.Query, Search.Outlet, Search.Language]).Where(static part => !string.IsNullOrEmpty(part)))} · {words.ArchiveName}",
        FeedSubject.Starred => $"{words.Starred} · {words.ArchiveName}",
        FeedSubject.Unread => $"{words.Unread} · {words.ArchiveName}",
        _ => words.ArchiveName,
    };

    public static FeedView OfOutlet(string outlet) => new(FeedSubject.Outlet) { Name = outlet };

    public static FeedView OfTag(string tag) => new(FeedSubject.Tag) { Name = tag };

    public static FeedView OfDay(DateOnly day) => new(FeedSubject.Day) { Day = day };

    public static FeedView OfSearch(SearchForm form) => new(FeedSubject.Search) { Search = form with { IsByDate = false } };

    /// <summary>For the head of the page that shows the same.</summary>
    public IReadOnlyList<FeedLink> Links(PageContext page)
        => [.. Forms.Select(form => new FeedLink(page.Links.FeedOut($"{Path}.{form.Ending}", Question) ?? "", FeedWriter.ContentType(form.Form).Split(';')[0], $"{Title(page.Words)} · {form.Name}"))];

    /// <summary>Reads an address.</summary>
    /// <param name="path">What stands behind <see cref="Prefix"/>, decoded.</param>
    /// <param name="request">Has the question of a search; null where there is none.</param>
    /// <returns>Null when there is no such view or form.</returns>
    public static (FeedView View, FeedForm Form)? Read(string path, HttpRequest? request)
    {
        foreach (var (form, ending, _) in Forms)
        {
            if (path.EndsWith("." + ending, StringComparison.Ordinal))
            {
                return Of(path[..^(ending.Length + 1)], request) is { } view ? (view, form) : null;
            }
        }

        return null;
    }

    public static string EndingOf(FeedForm form) => Forms.First(known => known.Form == form).Ending;

    private static FeedView? Of(string view, HttpRequest? request) => view switch
    {
        "all" => All,
        "starred" => Starred,
        "unread" => Unread,
        "search" => request is not null && PageEndpoints.FormOf(request) is var form && IsQuestion(form) ? OfSearch(form) : null,
        ['o', 'u', 't', 'l', 'e', 't', '/', .. { Length: > 0 } outlet] => OfOutlet(outlet),
        ['t', 'a', 'g', '/', .. { Length: > 0 } tag] => OfTag(tag),
        ['d', 'a', 'y', '/', .. var day] => Parameters.Day(day) is { } known ? OfDay(known) : null,
        _ => null,
    };

    private static bool IsQuestion(SearchForm form)
        => form.Query.Length <= SearchForm.LongestQuery && (form.Query.Any(char.IsLetterOrDigit) || (form.Query.Length == 0 && (form.Outlet ?? form.Language) is not null) || (form.Query.Length == 0 && (form.From ?? form.To) is not null));
}

/// <summary>The kinds of views that are feeds.</summary>
internal enum FeedSubject
{
    All,
    Outlet,
    Tag,
    Day,
    Search,
    Starred,
    Unread,
}
