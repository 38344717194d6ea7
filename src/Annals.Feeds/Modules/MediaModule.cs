using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Modules;

/// <summary>Media RSS 1.5 (rssboard.org/media-rss).</summary>
internal static class MediaModule
{
    private const string DefaultCategoryScheme = "http://search.yahoo.com/mrss/category_schema";
    private const int CreditLimit = 50;

    public static void AddTo(Vocabulary v)
    {
        v.Add(Ns.Media, "group", new ElementRule());
        v.Add(Ns.Media, "content", new ElementRule { Start = StartContent, End = r => r.Entry?.Media.End() });
        v.Empty(Ns.Media, "thumbnail", StartThumbnail);
        v.Construct(Ns.Media, "title", "text", (r, value) => r.Entry?.Media.AddTitle(value));
        v.Construct(Ns.Media, "description", "text", (r, value) => r.Entry?.Media.AddDescription(value));
        v.Add(Ns.Media, "category", new ElementRule { Content = ElementContent.Text, Start = StartCategory, Text = SetCategory });
        v.Text(Ns.Media, "keywords", AddKeywords);
        v.Add(Ns.Media, "credit", new ElementRule
        {
            Content = ElementContent.Text,
            Start = r => r.PendingExtension = new Extension("media_credit", null) { Attributes = ExtensionBuilder.AttributesOf(r) },
            Text = AddCredit,
        });
    }

    private static void StartContent(FeedReader r)
    {
        var a = r.Attributes;
        if (a.Count > 0)
            r.Context.AddExtension(new Extension("media_content", null) { Attributes = ExtensionBuilder.AttributesOf(r) });
        r.Entry?.Media.Begin(new MediaItem
        {
            Url = r.ResolveLink(a["url"]),
            Type = a["type"],
            Medium = a["medium"],
            Width = Numbers.Small(a["width"]),
            Height = Numbers.Small(a["height"]),
            FileSize = Numbers.Count(a["filesize"]),
            Duration = a["duration"] is { } d && Numbers.Decimal(d) is >= 0 and < 1e8 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
        });
    }

    private static void StartThumbnail(FeedReader r)
    {
        if (r.ResolveLink(r.Attributes["url"]) is not { } url)
            return;
        r.Entry?.Media.AddThumbnail(url);
        if (r.Entry is null)
            r.Feed.AddExtension(new Extension("media_thumbnail", null) { Attributes = ExtensionBuilder.AttributesOf(r) });
    }

    private static void StartCategory(FeedReader r)
    {
        var a = r.Attributes;
        r.PendingCategory = new Category("", a["scheme"] ?? DefaultCategoryScheme, a["label"]);
    }

    private static void SetCategory(FeedReader r, string text)
    {
        if (r.PendingCategory is { } pending)
            r.Context.AddCategory(pending with { Term = text });
        r.PendingCategory = null;
    }

    private static void AddKeywords(FeedReader r, string text)
    {
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            r.Context.AddCategory(new Category(word, null, null));
    }

    private static void AddCredit(FeedReader r, string text)
    {
        if (r.PendingExtension is not { } pending)
            return;
        r.PendingExtension = null;
        r.Entry?.Media.AddCredit(new MediaCredit(text, pending.Attributes.GetValueOrDefault("role")));
        if (r.Context.Extensions.Count < CreditLimit)
            r.Context.AddExtension(pending with { Value = text });
    }
}
