using System.Globalization;
using System.Text;
using Annals.Index.Knowledge;
using Annals.Language.Entities;
using Annals.Pages.Search;
using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>
/// Every address of the reader, relative to its host. A language the reader chose travels along in each of them,
/// since nothing is kept in a cookie.
/// </summary>
/// <param name="Chosen">Null when the language came from the browser's own wishes.</param>
public sealed record ReaderLinks(UiLanguage? Chosen) : PageLinks
{
    public override UiLanguage? Chosen { get; } = Chosen;

    /// <summary>What stands before every path, as a reverse proxy has it: <c>/news</c>; empty at the root.</summary>
    public string Base { get; init; } = "";

    public override string Own(string path) => Base + path;

    public override string StyleSheet => Own(Style.StyleSheet.Path);

    public override string FindingsSheet => Own(Style.StyleSheet.FindingsPath);

    public override string Icon => Own(Style.StyleSheet.IconPath);

    public override string SearchAction => Own("/search");

    public override string HourAction => Own("/at");

    /// <summary>True where it is known what a reader has read; the pages of that are then spoken of.</summary>
    public bool KnowsReader { get; init; }

    public override string? Notes => KnowsReader ? To("/notes") : null;

    public override string? NotesFile => KnowsReader ? Own("/notes.md") : null;

    public override string SignIn => Own("/sign-in");

    public override string Home => To("/");

    public override string? Feeds => IsKnown ? To("/feeds") : null;

    /// <summary>True for somebody known; strangers in a public archive are not shown how its feeds are.</summary>
    public bool IsKnown { get; init; } = true;

    public override ManagingLinks Managing => new((path, parameters) => To(path, parameters), Own);

    public override string SearchBox => To("/search");

    public override string Article(string id) => To($"/a/{Uri.EscapeDataString(id)}");

    public override string Revision(string id, int revision) => To(string.Create(CultureInfo.InvariantCulture, $"/a/{Uri.EscapeDataString(id)}@{revision}"));

    public override string Names(string id, int? revision) => To(revision is { } number ? string.Create(CultureInfo.InvariantCulture, $"/a/{Uri.EscapeDataString(id)}@{number}") : $"/a/{Uri.EscapeDataString(id)}", ("names", "on"));

    public override string Who(EntityType? type = null) => To("/who", ("type", type is { } kind ? EntityKey.WordOf(kind) : null));

    public override string WhoAction => Own("/who");

    public override string Quotes(string query = "", string? speaker = null, int page = 1) => To("/quotes", ("q", query), ("speaker", speaker), ("page", Page(page)));

    public override string QuotesAction => Own("/quotes");

    public override string Quote(string id) => To($"/quotes/{Uri.EscapeDataString(id)}");

    public override string Sources => To("/sources");

    public override string Figures(string? place = null, string? quantity = null) => To(place is null ? "/figures" : $"/figures/{Uri.EscapeDataString(place)}", ("of", quantity));

    public override string FiguresPage(int page) => To("/figures", ("page", Page(page)));

    public override string Events(int page = 1) => To("/events", ("page", Page(page)));

    public override string Today => To("/today");

    public override string Event(string id) => To($"/events/{Uri.EscapeDataString(id)}");

    public override string Stories(int page = 1) => To("/stories", ("page", Page(page)));

    public override string Story(string id) => To($"/stories/{Uri.EscapeDataString(id)}");

    public override string Passage(string id, int start, int end) => To($"/a/{Uri.EscapeDataString(id)}", ("at", string.Create(CultureInfo.InvariantCulture, $"{start}-{end}"))) + "#here";

    public override string SearchFor(string query, DateOnly? from, DateOnly? to) => Search(new SearchForm { Query = query, From = from, To = to, IsByDate = true });

    public override string Entity(string key) => To($"/who/{Uri.EscapeDataString(key)}");

    public override string Comparison(string id, int before, int after) => To(string.Create(CultureInfo.InvariantCulture, $"/a/{Uri.EscapeDataString(id)}@{before}..{after}"));

    public override string Day(DateOnly day, int page = 1) => To($"/day/{DateText.Machine(day)}", ("page", Page(page)));

    public override string Hour(DateTimeOffset hour) => To("/at/" + hour.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture));

    public override string Citation(string id, int revision, string format) => Own(string.Create(CultureInfo.InvariantCulture, $"/api/v1/articles/{Uri.EscapeDataString(id)}@{revision}/cite?format={format}"));

    public override string Outlet(string outlet, int page = 1) => To($"/outlet/{Uri.EscapeDataString(outlet)}", ("page", Page(page)));

    public override string Tag(string tag, int page = 1) => To($"/tag/{Uri.EscapeDataString(tag)}", ("page", Page(page)));

    public override string Search(SearchForm form, int page = 1) => To(
        "/search",
        ("q", form.Query),
        ("outlet", form.Outlet),
        ("from", form.From is { } from ? DateText.Machine(from) : null),
        ("to", form.To is { } to ? DateText.Machine(to) : null),
        ("lang", form.Language),
        ("exact", form.IsExact ? "1" : null),
        ("sort", form.IsByDate ? SearchForm.ByDate : null),
        ("page", Page(page)));

    public override string? Unread(string? outlet = null, DateOnly? day = null, int page = 1)
        => !KnowsReader ? null : To("/unread", ("outlet", outlet), ("day", day is { } known ? DateText.Machine(known) : null), ("page", Page(page)));

    public override string? Starred(int page = 1) => !KnowsReader ? null : To("/starred", ("page", Page(page)));

    public override string? Highlighting(string id) => !KnowsReader ? null : To($"/a/{Uri.EscapeDataString(id)}/highlight");

    public override string FeedOut(string document, string question) => Own(question.Length == 0 ? $"/feeds/{document}" : $"/feeds/{document}?{question}");

    public override string InLanguage(string self, UiLanguage language)
        => $"{self}{(self.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ui={UiLanguageChoice.ToParameter(language)}";

    private string To(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(Own(path));
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return Chosen is { } language ? InLanguage(address.ToString(), language) : address.ToString();
    }

    private static string? Page(int page) => page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null;
}
