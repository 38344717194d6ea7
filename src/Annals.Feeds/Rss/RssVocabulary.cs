using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Rss;

/// <summary>
/// RSS 0.90 to 2.0 and RSS 1.0 (rssboard.org/rss-specification, web.resource.org/rss/1.0/spec), with the elements people invented
/// beside them (<c>fullitem</c>, <c>prodlink</c>, <c>expirationDate</c>).
/// </summary>
internal static class RssVocabulary
{
    public static void AddTo(Vocabulary v)
    {
        AddStructure(v);
        AddTexts(v);
        AddLinks(v);
        AddPeopleAndDates(v);
        AddPictures(v);
        AddManners(v);
    }

    private static void AddStructure(Vocabulary v)
    {
        foreach (var name in new[] { "rss", "rdf", "feed" })
            v.Add(Ns.Core, name, new ElementRule { Start = StartFeed });
        v.Add(Ns.Rdf, "rdf", new ElementRule { Start = StartFeed });
        v.Add(Ns.Core, "items", new ElementRule());
        foreach (var name in new[] { "seq", "bag", "li" })
            v.Add(Ns.Rdf, name, new ElementRule());
        v.Add(Ns.Core, "item", new ElementRule { BeginsEntry = true, Start = StartItem });
        v.Add(Ns.Core, "textinput", new ElementRule
        {
            Start = r => r.TextInput = new ExtensionBuilder("textinput", ExtensionBuilder.AttributesOf(r)),
            End = EndTextInput,
        });
    }

    private static void StartFeed(FeedReader r) => r.Feed.Language ??= r.Language;

    private static void StartItem(FeedReader r)
    {
        var entry = r.Entry!;
        // RSS 1.0 section 5.5: rdf:about must be identical to the link.
        if ((r.Attributes[Ns.Rdf, "about"] ?? r.Attributes["rdf:about"]) is { } about)
        {
            entry.Id = r.Resolve(about);
            entry.RdfAbout = Addresses.LooksLikeAddress(about) ? r.ResolveLink(about) : null;
        }
        Atom.CdfVocabulary.ReadAttributes(r);
    }

    private static void EndTextInput(FeedReader r)
    {
        if (r.TextInput?.Build(null) is { Children.Count: > 0 } built)
            r.Context.AddExtension(built);
        r.TextInput = null;
    }

    private static void AddTexts(Vocabulary v)
    {
        v.Construct(Ns.Core, "title", "text", SetTitle, isShort: true);
        v.Construct(Ns.Core, "description", "html", SetDescription, endsOpenField: true);
        v.Construct(Ns.Core, "copyright", "text", (r, value) => r.Context.Rights ??= value);
        v.Construct(Ns.Content, "encoded", "html", AddContent, endsOpenField: true);
        // The module's pre-2000 spelling, and Radio UserLand's and Wordpress plugins' variants.
        v.Construct(Ns.Core, "encoded", "html", AddContent);
        v.Construct(Ns.Core, "fullitem", "html", AddContent);
        v.Construct(Ns.Core, "full-text", "html", AddContent);
        v.Construct(Ns.Core, "prodlink", "html", AddContent);
        v.Construct(Ns.Xhtml, "body", "xhtml", AddContent);
        v.Construct(Ns.Xhtml, "div", "xhtml", AddContent);
        v.Construct(Ns.Core, "body", "html", AddContent);
        v.Text(Ns.Core, "language", (r, text) =>
        {
            if (Languages.Clean(text) is { } language)
                r.Context.Language = language;
        });
    }

    private static void SetTitle(FeedReader r, TextValue value)
    {
        if (r.Image is not null)
            r.Image.Title ??= value.Value;
        else if (r.TextInput is not null)
            r.TextInput.AddChild("title", value.Value);
        else
            r.Context.SetTitle(value, 3);
    }

    private static void SetDescription(FeedReader r, TextValue value)
    {
        if (r.Image is not null)
            r.Image.Description ??= value.Value;
        else if (r.TextInput is not null)
            r.TextInput.AddChild("description", value.Value);
        else if (r.Source is null && r.Entry is { } entry)
            entry.AddDescription(value);
        else
            r.Context.Description ??= value;
    }

    private static void AddContent(FeedReader r, TextValue value)
    {
        if (r.Source is null)
            r.Entry?.AddContent(value);
    }

    private static void AddLinks(Vocabulary v)
    {
        v.Add(Ns.Core, "guid", new ElementRule { Content = ElementContent.Text, Start = StartGuid, Text = SetGuid, EndsOpenField = true });
        v.Add(Ns.Core, "comments", new ElementRule { Content = ElementContent.Text, Text = (r, text) => { if (r.Entry is { } e) e.Comments ??= r.ResolveLink(text); } });
        v.Empty(Ns.Core, "enclosure", StartEnclosure);
        v.Text(Ns.Core, "docs", (r, text) => r.Feed.Docs ??= r.ResolveLink(text));
        v.Text(Ns.Core, "license", (r, text) => r.Context.License ??= r.ResolveLink(text));
        v.Add(Ns.Core, "source", new ElementRule { Content = ElementContent.Text, Start = StartSource, Text = (r, text) => r.Source?.SetTitle(r.Plain(text), 1), End = EndSource });
    }

    private static void StartGuid(FeedReader r)
    {
        if (r.Entry is { } entry)
            entry.IdIsPermalink = !string.Equals(r.Attributes["ispermalink"]?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
    }

    private static void SetGuid(FeedReader r, string text)
    {
        if (r.Entry is not { } entry || r.Source is not null)
            return;
        entry.Id = text;
        if (entry.IdIsPermalink == true && Addresses.LooksLikeAddress(text))
            entry.PermalinkGuid = r.ResolveLink(text);
    }

    private static void StartEnclosure(FeedReader r)
    {
        var a = r.Attributes;
        if (r.ResolveLink(a["url"] ?? a["href"]) is { } url)
            r.Context.AddEnclosure(new Enclosure { Url = url, Type = a["type"], Length = Numbers.Count(a["length"]) });
    }

    private static void StartSource(FeedReader r)
    {
        if (r.Entry is null)
            return;
        r.Source = new SourceBuilder { Url = r.ResolveLink(r.Attributes["url"]) };
    }

    private static void EndSource(FeedReader r)
    {
        if (r.Entry is { } entry)
            entry.Source ??= r.Source;
        r.Source = null;
    }

    private static void AddPeopleAndDates(Vocabulary v)
    {
        v.Text(Ns.Core, "managingeditor", (r, text) => { if (People.Parse(text) is { } p) r.Context.AddAuthor(p); });
        v.Text(Ns.Core, "webmaster", (r, text) => r.Feed.Publisher ??= People.Parse(text));
        v.Text(Ns.Core, "pubdate", (r, text) => r.Context.Published.Set(text), endsOpenField: true);
        v.Text(Ns.Core, "lastbuilddate", (r, text) => r.Context.Updated.Set(text));
        v.Text(Ns.Core, "expirationdate", (r, text) => r.Context.Expired.Set(text));
    }

    private static void AddPictures(Vocabulary v)
    {
        v.Add(Ns.Core, "image", new ElementRule
        {
            Content = ElementContent.Text,
            Start = r => r.Image = new ImageBuilder { Url = r.ResolveLink(r.Attributes["href"] ?? r.Attributes["url"] ?? r.Attributes[Ns.Rdf, "resource"]) },
            Text = (r, text) => { if (r.Image is { } image && Addresses.LooksLikeAddress(text)) image.Url ??= r.ResolveLink(text); },
            End = EndImage,
        });
        v.Text(Ns.Core, "width", (r, text) => { if (r.Image is { } image) image.Width = text; });
        v.Text(Ns.Core, "height", (r, text) => { if (r.Image is { } image) image.Height = text; });
    }

    private static void EndImage(FeedReader r)
    {
        if (r.Image?.Build() is { } image)
        {
            if (r.Entry is { } entry)
                entry.Image ??= image.Url;
            else
                r.Feed.Image ??= image;
        }
        r.Image = null;
    }

    private static void AddManners(Vocabulary v)
    {
        v.Text(Ns.Core, "ttl", (r, text) => r.Feed.RawTtl = text);
        v.Add(Ns.Core, "skiphours", new ElementRule());
        v.Add(Ns.Core, "skipdays", new ElementRule());
        v.Text(Ns.Core, "hour", (r, text) =>
        {
            // RSS 0.91 counted from 1 to 24.
            if (Numbers.Small(text) is >= 0 and <= 24 and var hour && !r.Feed.SkipHours.Contains(hour % 24))
                r.Feed.SkipHours.Add(hour % 24);
        });
        v.Text(Ns.Core, "day", (r, text) =>
        {
            if (Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && Enum.IsDefined(day) && !char.IsAsciiDigit(text[0]) && !r.Feed.SkipDays.Contains(day))
                r.Feed.SkipDays.Add(day);
        });
    }
}
