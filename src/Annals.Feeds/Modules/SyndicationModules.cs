using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Modules;

/// <summary>The small ones: update times, comments, threads, licences, who made the feed.</summary>
internal static class SyndicationModules
{
    public static void AddTo(Vocabulary v)
    {
        // web.resource.org/rss/1.0/modules/syndication
        v.Text(Ns.Syndication, "updateperiod", (r, text) => { r.Feed.UpdatePeriod = Period(text); Keep(r, text); });
        v.Text(Ns.Syndication, "updatefrequency", (r, text) => { r.Feed.UpdateFrequency = Numbers.Small(text); Keep(r, text); });

        v.Text(Ns.Slash, "comments", (r, text) => SetCommentCount(r, text));
        v.Text(Ns.Threading, "total", (r, text) => SetCommentCount(r, text));
        v.Empty(Ns.Threading, "in-reply-to", StartInReplyTo);
        foreach (var name in new[] { "comment", "commentrss" })
            v.Text(Ns.WellFormedWeb, name, (r, text) => { if (r.ResolveLink(text) is { } url) r.Context.AddExtension(new Extension("wfw_" + name, url)); });

        v.Add(Ns.CreativeCommons, "license", new ElementRule
        {
            Content = ElementContent.Text,
            Start = r => AddLicense(r, r.Attributes[Ns.Rdf, "resource"] ?? r.Attributes["rdf:resource"] ?? r.Attributes["resource"]),
            Text = AddLicense,
        });
        v.Empty(Ns.Admin, "generatoragent", r =>
        {
            if ((r.Attributes[Ns.Rdf, "resource"] ?? r.Attributes["resource"]) is { Length: > 0 } agent)
                r.Feed.Generator ??= new Generator(agent, r.ResolveLink(agent), null);
        });
        v.Empty(Ns.Admin, "errorreportsto", r =>
        {
            if ((r.Attributes[Ns.Rdf, "resource"] ?? r.Attributes["resource"]) is { Length: > 0 } to)
                r.Feed.AddExtension(new Extension("errorreportsto", to));
        });
    }

    private static TimeSpan? Period(string text) => text.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };

    private static void SetCommentCount(FeedReader r, string text)
    {
        if (r.Entry is { } entry)
            entry.CommentCount ??= Numbers.Small(text);
        Keep(r, text);
    }

    private static void Keep(FeedReader r, string text) => r.Context.AddExtension(new Extension(r.ExtensionName(), text));

    private static void StartInReplyTo(FeedReader r)
    {
        var attributes = ExtensionBuilder.AttributesOf(r);
        if (attributes.Count == 0)
            return;
        r.Context.AddExtension(new Extension("thr_in-reply-to", null) { Attributes = attributes });
        if (r.Entry is { } entry)
        {
            entry.InReplyTo ??= new InReplyTo(
                attributes.GetValueOrDefault("ref"), attributes.GetValueOrDefault("href"), attributes.GetValueOrDefault("type"), attributes.GetValueOrDefault("source"));
        }
    }

    private static void AddLicense(FeedReader r, string? address)
    {
        if (r.ResolveLink(address) is not { } url)
            return;
        r.Context.License ??= url;
        r.Context.AddLink(new FeedLink { Rel = "license", Href = url });
    }
}
