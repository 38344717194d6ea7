using Annals.Pages.Markup;
using Annals.Pages.Script;

namespace Annals.Pages.Layout;

/// <summary>What only the live reader's pages have. All of it says nothing until the script, or the service worker, has something to say.</summary>
internal static class ReaderParts
{
    public static Html Head(PageContext page)
        => !page.IsLive ? Html.Empty : Html.Of($"""
            <meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)">
            <meta name="theme-color" content="#171614" media="(prefers-color-scheme: dark)">
            <link rel="manifest" href="{page.Links.Own(ReaderScript.ManifestPath)}">
            <script defer src="{page.Links.Own(ReaderScript.Path)}"></script>

            """);

    /// <summary>The service worker shows it, with the time, on a page that it has kept. It looks for this very markup.</summary>
    public static Html Stale(PageContext page)
        => !page.IsLive ? Html.Empty : Html.Of($"<p class=\"stale\" role=\"note\" id=\"stale\" hidden>{page.Words.OfflineCopy} <time id=\"kept-at\"></time></p>\n");

    /// <summary>Announces what has come since the page was made.</summary>
    /// <param name="articles">How many the archive had then.</param>
    public static Html News(long articles, PageContext page)
        => !page.IsLive ? Html.Empty : Html.Of($"<div class=\"live\" id=\"live\" role=\"status\" data-source=\"{page.Links.Own(ReaderScript.LivePath)}?had={articles}\" data-home=\"{page.Links.Home}\" data-one=\"{page.Words.OneNewArticle}\" data-many=\"{page.Words.NewArticlesPattern}\"></div>\n");

    public static Html KeysButton(PageContext page)
        => !page.IsLive ? Html.Empty : Html.Of($" <button id=\"keys-button\" type=\"button\" aria-haspopup=\"dialog\" aria-keyshortcuts=\"?\" hidden>{page.Words.Keyboard}</button>");

    public static Html Keys(PageContext page)
    {
        var words = page.Words;
        return !page.IsLive ? Html.Empty : Html.Of($"""
            <dialog class="keys" id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">{words.Keyboard}</h2>
            <dl>
            {Key("j", words.KeyNext)}{Key("k", words.KeyPrevious)}{Key("o", words.KeyOpen)}{Key("s", words.KeyStar)}{Key("v", words.KeyOriginal)}{Key("/", words.Search)}{Key("?", words.KeyHelp)}</dl>
            <form method="dialog"><button>{words.Close}</button></form>
            </dialog>

            """);
    }

    private static Html Key(string key, string what) => Html.Of($"<div><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>\n");
}
