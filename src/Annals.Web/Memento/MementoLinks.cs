using System.Text;
using Annals.Archive;
using Annals.Index.Articles;
using Annals.Pages.Articles;

namespace Annals.Web.Memento;

/// <summary>The links of RFC 7089, section 2.2, between an original, its TimeGate, its TimeMap and its mementos.</summary>
/// <param name="id">The article.</param>
/// <param name="url">The original's address as the archive has it, which may be anything at all.</param>
/// <param name="revisions">Oldest first; at least one.</param>
/// <param name="archive">Where the archive is served for others; null for paths. The request's Host is never asked: it is the caller's to choose.</param>
internal sealed class MementoLinks(ArticleId id, string url, IReadOnlyList<RevisionSummary> revisions, Uri? archive)
{
    public const string GatePrefix = "/timegate/";
    public const string MapPrefix = "/timemap/link/";
    public const string MapType = "application/link-format";

    // Escaped once more, nothing in it can end the link or begin a header.
    private readonly string? _original = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Escaped(uri.AbsoluteUri) : null;

    private readonly DateTimeOffset _first = revisions.Min(revision => revision.CapturedAt);
    private readonly DateTimeOffset _last = revisions.Max(revision => revision.CapturedAt);

    public string AddressOf(RevisionSummary revision) => Absolute(PermanentAddress.Of(id, revision.Number));

    /// <summary>For an article's own page, which is no memento: it changes.</summary>
    public string? OfArticle() => Join([Original(), Gate(), Map()]);

    /// <summary>For a revision's page, and for the TimeGate's answer.</summary>
    public string? OfRevision(RevisionSummary shown)
    {
        var ordered = Ordered();
        var place = ordered.IndexOf(shown);
        var links = new List<string?> { Original(), Gate(), Map(), Memento(shown, ordered) };
        foreach (var other in new[] { 0, place - 1, place + 1, ordered.Count - 1 }.Distinct().Where(other => other >= 0 && other < ordered.Count && other != place))
        {
            links.Add(Memento(ordered[other], ordered, other == place - 1 ? "prev " : other == place + 1 ? "next " : ""));
        }

        return Join(links);
    }

    /// <summary>RFC 7089, section 5, in the format of RFC 6690.</summary>
    public string TimeMap()
    {
        var ordered = Ordered();
        var map = $"<{Absolute(MapPrefix + _original)}>; rel=\"self\"; type=\"{MapType}\"; from=\"{HttpDate.Write(_first)}\"; until=\"{HttpDate.Write(_last)}\"";
        return Join([Original(), Gate(), map, .. ordered.Select(revision => Memento(revision, ordered))], ",\n") + "\n";
    }

    private List<RevisionSummary> Ordered() => [.. revisions.OrderBy(revision => revision.CapturedAt).ThenBy(revision => revision.Number)];

    private string? Original() => _original is null ? null : $"<{_original}>; rel=\"original\"";

    private string? Gate() => _original is null ? null : $"<{Absolute(GatePrefix + _original)}>; rel=\"timegate\"";

    private string? Map() => _original is null ? null : $"<{Absolute(MapPrefix + _original)}>; rel=\"timemap\"; type=\"{MapType}\"; from=\"{HttpDate.Write(_first)}\"; until=\"{HttpDate.Write(_last)}\"";

    private string Memento(RevisionSummary revision, List<RevisionSummary> ordered, string relation = "")
    {
        var end = (revision == ordered[0] ? "first " : "") + (revision == ordered[^1] ? "last " : "");
        return $"<{AddressOf(revision)}>; rel=\"{end}{relation}memento\"; datetime=\"{HttpDate.Write(revision.CapturedAt)}\"";
    }

    private string Absolute(string path) => archive is null ? path : archive.AbsoluteUri.TrimEnd('/') + path;

    private static string Join(IEnumerable<string?> links, string separator = ", ") => string.Join(separator, links.OfType<string>());

    private static string Escaped(string address)
    {
        var escaped = new StringBuilder(address.Length);
        foreach (var character in address)
        {
            if (character is > ' ' and < '\u007f' and not ('<' or '>' or '"' or '\\' or '^' or '`' or '{' or '|' or '}'))
            {
                escaped.Append(character);
            }
            else
            {
                escaped.Append(Uri.EscapeDataString(char.IsSurrogate(character) ? "\ufffd" : character.ToString()));
            }
        }

        return escaped.ToString();
    }
}
