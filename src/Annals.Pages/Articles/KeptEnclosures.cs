using System.Net;
using Annals.Pages.Markup;

namespace Annals.Pages.Articles;

/// <summary>Reads an entry's enclosures back out of a body, where capture put them as links: <c>&lt;p&gt;&lt;a rel="enclosure" href="…"&gt;</c>.</summary>
internal static class KeptEnclosures
{
    private const string Begin = "<a rel=\"enclosure\" href=\"";
    private const int Most = 20;

    public static IReadOnlyList<string> In(string html)
    {
        var found = new List<string>();
        for (var at = html.IndexOf(Begin, StringComparison.Ordinal); at >= 0 && found.Count < Most; at = html.IndexOf(Begin, at, StringComparison.Ordinal))
        {
            at += Begin.Length;
            var end = html.IndexOf('"', at);
            if (end < 0)
            {
                break;
            }

            if (WebUtility.HtmlDecode(html[at..end]) is var address && Address.HostOf(address) is not null && !found.Contains(address))
            {
                found.Add(address);
            }
        }

        return found;
    }
}
