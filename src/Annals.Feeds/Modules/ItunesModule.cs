using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Modules;

/// <summary>Apple's podcast tags (help.apple.com/itc/podcasts_connect), and Google Play's, which say the same.</summary>
internal static class ItunesModule
{
    public static void AddTo(Vocabulary v)
    {
        foreach (var ns in new[] { Ns.Itunes, Ns.GooglePlay })
            AddTo(v, ns);
    }

    private static void AddTo(Vocabulary v, Ns ns)
    {
        v.Text(ns, "author", (r, text) => Of(r).Author ??= text);
        // Only "yes" blocks, letter by letter: that is how the directory reads it.
        v.Text(ns, "block", (r, _) => Of(r).Block = r.RawText == "yes");
        v.Text(ns, "explicit", SetExplicit);
        v.Text(ns, "duration", (r, text) => Of(r).Duration ??= text);
        v.Text(ns, "episode", (r, text) => Of(r).Episode ??= text);
        v.Text(ns, "season", (r, text) => Of(r).Season ??= text);
        v.Text(ns, "episodetype", (r, text) => Of(r).EpisodeType ??= text);
        v.Text(ns, "title", (r, text) => Of(r).Title ??= text);
        v.Text(ns, "type", (r, text) => Of(r).Type ??= text);
        v.Text(ns, "keywords", (r, text) => Of(r).AddKeywords(text));
        v.Text(ns, "new-feed-url", (r, text) => Of(r).NewFeedUrl ??= r.ResolveLink(text));
        v.Construct(ns, "subtitle", "text", (r, value) => Of(r).Subtitle ??= value);
        v.Construct(ns, "summary", "text", (r, value) => Of(r).Summary ??= value);
        v.Construct(ns, "description", "text", (r, value) => Of(r).Summary ??= value);
        v.Add(ns, "image", new ElementRule
        {
            Content = ElementContent.Text,
            Start = r => SetImage(r, r.Attributes["href"] ?? r.Attributes["url"]),
            Text = SetImage,
        });
        v.Add(ns, "category", new ElementRule { Start = r => Of(r).AddCategory(Trimmed.Of(r.Attributes["text"] ?? "")) });
        v.Add(ns, "owner", new ElementRule { Start = r => r.Person = new PersonBuilder(), End = EndOwner });
        v.Text(ns, "name", (r, text) => { if (r.Person is { } person) person.Name ??= text; });
        v.Text(ns, "email", (r, text) => { if (r.Person is { } person) person.Email ??= text; });
    }

    private static ItunesBuilder Of(FeedReader r) => r.Context.Itunes ??= new ItunesBuilder();

    private static void SetExplicit(FeedReader r, string text)
    {
        var itunes = Of(r);
        itunes.HasExplicit = true;
        itunes.Explicit = text.ToLowerInvariant() switch
        {
            "yes" or "true" or "explicit" => true,
            "no" or "false" or "clean" => false,
            _ => null,
        };
    }

    private static void SetImage(FeedReader r, string? address)
    {
        if (r.ResolveLink(address) is { } url)
            Of(r).Image ??= url;
    }

    private static void EndOwner(FeedReader r)
    {
        Of(r).Owner ??= r.Person?.Build();
        r.Person = null;
    }
}
