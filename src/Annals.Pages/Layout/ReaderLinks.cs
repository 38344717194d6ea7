using System.Globalization;
using System.Text;
using Annals.Pages.Search;
using Annals.Pages.Words;

namespace Annals.Pages.Layout;

/// <summary>
/// Every address of the reader, relative to its host. A language the reader chose travels along in each of them,
/// since nothing is kept in a cookie.
/// </summary>
/// <param name="Chosen">Null when the language came from the browser's own wishes.</param>
public sealed record ReaderLinks(UiLanguage? Chosen)
{
    public string Home => To("/");

    public string Feeds => To("/feeds");

    public string SearchBox => To("/search");

    public string Article(string id) => To($"/a/{Uri.EscapeDataString(id)}");

    public string Revision(string id, int revision) => To(string.Create(CultureInfo.InvariantCulture, $"/a/{Uri.EscapeDataString(id)}@{revision}"));

    public string Comparison(string id, int before, int after) => To(string.Create(CultureInfo.InvariantCulture, $"/a/{Uri.EscapeDataString(id)}@{before}..{after}"));

    public string Day(DateOnly day, int page = 1) => To($"/day/{DateText.Machine(day)}", ("page", Page(page)));

    /// <summary>What outlets had at an hour (UTC).</summary>
    public string Hour(DateTimeOffset hour) => To("/at/" + hour.UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture));

    /// <summary>A citation as a file for other programs.</summary>
    /// <param name="format"><c>bibtex</c> or <c>csl-json</c>.</param>
    public static string Citation(string id, int revision, string format) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/articles/{Uri.EscapeDataString(id)}@{revision}/cite?format={format}");

    public string Outlet(string outlet, int page = 1) => To($"/outlet/{Uri.EscapeDataString(outlet)}", ("page", Page(page)));

    public string Tag(string tag, int page = 1) => To($"/tag/{Uri.EscapeDataString(tag)}", ("page", Page(page)));

    public string Search(SearchForm form, int page = 1) => To(
        "/search",
        ("q", form.Query),
        ("outlet", form.Outlet),
        ("from", form.From is { } from ? DateText.Machine(from) : null),
        ("to", form.To is { } to ? DateText.Machine(to) : null),
        ("sort", form.IsByDate ? SearchForm.ByDate : null),
        ("page", Page(page)));

    /// <summary>The same page in the other language.</summary>
    public static string InLanguage(string path, UiLanguage language)
        => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ui={UiLanguageChoice.ToParameter(language)}";

    private string To(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
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
