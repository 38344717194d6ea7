using Annals.Language.Entities;
using Annals.Pages.Search;
using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>
/// Where each page of an archive stands, as seen from the page that is made. The reader answers with paths of its host,
/// the static site with files beside it; what one of them does not have is null, and no page then speaks of it.
/// </summary>
public abstract record PageLinks
{
    public abstract string Home { get; }

    public abstract string StyleSheet { get; }

    public abstract string Icon { get; }

    /// <summary>The sheet of the pages that tell what Annals concludes; null where there are none.</summary>
    public virtual string? FindingsSheet => null;

    /// <summary>The search page, empty.</summary>
    public abstract string SearchBox { get; }

    /// <summary>Where the search form sends its question, without parameters.</summary>
    public abstract string SearchAction { get; }

    /// <summary>How the feeds are.</summary>
    public virtual string? Feeds => null;

    /// <summary>Where the archive is managed; null where it cannot be.</summary>
    public virtual ManagingLinks? Managing => null;

    /// <summary>The list of all articles.</summary>
    public virtual string? Articles => null;

    /// <summary>The list of all outlets.</summary>
    public virtual string? Outlets => null;

    /// <summary>The list of all days.</summary>
    public virtual string? Days => null;

    /// <summary>A path of the reader as it stands below the address it is served at; the path itself where it stands at the root.</summary>
    /// <param name="path">Begins with '/'.</param>
    public virtual string Own(string path) => path;

    /// <summary>Where one signs in; null where nobody does.</summary>
    public virtual string? SignIn => null;

    /// <summary>Where the form for a day and an hour is sent.</summary>
    public virtual string? HourAction => null;

    /// <summary>The language the reader chose, which then travels along in forms too; null when it came from elsewhere.</summary>
    public virtual UiLanguage? Chosen => null;

    public abstract string Article(string id);

    public abstract string Revision(string id, int revision);

    /// <summary>An article with its names, times and speakers marked; null where that cannot be asked for.</summary>
    /// <param name="revision">Null for the article as it stands.</param>
    public virtual string? Names(string id, int? revision) => null;

    /// <summary>Who and what is named; null where that is not known.</summary>
    /// <param name="type">Null for all kinds.</param>
    public virtual string? Who(EntityType? type = null) => null;

    /// <summary>Where the form that finds names is sent, without parameters; null where nobody can be asked.</summary>
    public virtual string? WhoAction => null;

    /// <summary>The page of a person, an organisation or a place; null where there is none.</summary>
    /// <param name="key">See <see cref="Annals.Index.Knowledge.EntityKey"/>.</param>
    public virtual string? Entity(string key) => null;

    /// <summary>The ledger of quotations; null where there is none.</summary>
    /// <param name="speaker">The key of whoever said them; null for all.</param>
    /// <param name="page">From 1.</param>
    public virtual string? Quotes(string query = "", string? speaker = null, int page = 1) => null;

    /// <summary>Where the form that finds quotations is sent, without parameters; null where nobody can be asked.</summary>
    public virtual string? QuotesAction => null;

    /// <summary>One quotation; null where it has no page.</summary>
    public virtual string? Quote(string id) => null;

    /// <summary>Who relies on whom; null where that is not known.</summary>
    public virtual string? Sources => null;

    /// <summary>What outlets counted at a place over time, or the list of such places; null where there is no such page.</summary>
    /// <param name="place">The key of the place; null for the list.</param>
    /// <param name="quantity">The only one to show; null for all.</param>
    public virtual string? Figures(string? place = null, string? quantity = null) => null;

    /// <summary>A page of the list of those places, from 1; null where there is but one.</summary>
    public virtual string? FiguresPage(int page) => null;

    /// <summary>The list of events; null where there is none.</summary>
    /// <param name="page">From 1.</param>
    public virtual string? Events(int page = 1) => null;

    /// <summary>What several outlets report just now, the weightiest first; null where there is no such list.</summary>
    public virtual string? Today => null;

    /// <summary>One event, outlets side by side; null where it has no page.</summary>
    public virtual string? Event(string id) => null;

    /// <summary>The list of stories; null where there is none.</summary>
    /// <param name="page">From 1.</param>
    public virtual string? Stories(int page = 1) => null;

    /// <summary>One story from its first event to its last; null where it has no page.</summary>
    public virtual string? Story(string id) => null;

    /// <summary>A place in the text of an article as it stands, by offsets into title and plain text as they are analysed.</summary>
    /// <param name="end">Exclusive.</param>
    public virtual string Passage(string id, int start, int end) => Article(id);

    /// <summary>What a query finds, from a day to a day; null where nobody can be asked.</summary>
    public virtual string? SearchFor(string query, DateOnly? from, DateOnly? to) => null;

    /// <summary>Two revisions of an article side by side.</summary>
    public abstract string Comparison(string id, int before, int after);

    /// <param name="page">From 1.</param>
    public abstract string Day(DateOnly day, int page = 1);

    /// <param name="page">From 1.</param>
    public abstract string Outlet(string outlet, int page = 1);

    /// <param name="page">From 1.</param>
    public abstract string Search(SearchForm form, int page = 1);

    /// <summary>The articles that bear a tag.</summary>
    /// <param name="page">From 1.</param>
    public abstract string Tag(string tag, int page = 1);

    /// <summary>What outlets had at an hour (UTC); null where nobody can be asked.</summary>
    public virtual string? Hour(DateTimeOffset hour) => null;

    /// <summary>A citation as a file for other programs; null where there is none.</summary>
    /// <param name="format"><c>bibtex</c> or <c>csl-json</c>.</param>
    public virtual string? Citation(string id, int revision, string format) => null;

    /// <summary>What is unread; null where nobody's reading is known.</summary>
    /// <param name="outlet">Null for all.</param>
    /// <param name="day">Null for all.</param>
    /// <param name="page">From 1.</param>
    public virtual string? Unread(string? outlet = null, DateOnly? day = null, int page = 1) => null;

    /// <summary>What has a star; null where nobody's reading is known.</summary>
    /// <param name="page">From 1.</param>
    public virtual string? Starred(int page = 1) => null;

    /// <summary>All notes and highlights; null where nobody's are known.</summary>
    public virtual string? Notes => null;

    /// <summary>The same as a Markdown file.</summary>
    public virtual string? NotesFile => null;

    /// <summary>Where sentences of an article are highlighted; null where that is not possible.</summary>
    public virtual string? Highlighting(string id) => null;

    /// <summary>A view as a feed; null where its builder knows the feeds of its pages.</summary>
    /// <param name="document">What stands behind <c>/feeds/</c>, escaped, with the ending.</param>
    /// <param name="question">What stands behind the question mark; empty for nothing.</param>
    public virtual string? FeedOut(string document, string question) => null;

    /// <summary>A page, given by its path and query, in another language; null where it is made in one only.</summary>
    public virtual string? InLanguage(string self, UiLanguage language) => null;
}
