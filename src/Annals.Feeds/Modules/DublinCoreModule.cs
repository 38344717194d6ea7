using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Modules;

/// <summary>Dublin Core elements 1.1 and terms (dublincore.org/documents/dces, /dcmi-terms).</summary>
internal static class DublinCoreModule
{
    public static void AddTo(Vocabulary v)
    {
        v.Text(Ns.DublinCore, "creator", AddAuthor, endsOpenField: true);
        v.Text(Ns.DublinCore, "author", AddAuthor);
        v.Text(Ns.DublinCore, "contributor", (r, text) => { if (People.Parse(text) is { } p) r.Context.AddContributor(p); });
        v.Text(Ns.DublinCore, "publisher", (r, text) => r.Context.Publisher ??= People.Parse(text));
        v.Text(Ns.DublinCore, "date", (r, text) => r.Context.Updated.Set(text), endsOpenField: true);
        v.Text(Ns.DublinCore, "subject", (r, text) => r.Context.AddCategory(new Category(text, null, null)));
        v.Text(Ns.DublinCore, "language", (r, text) => { if (Languages.Clean(text) is { } l) r.Context.Language ??= l; });
        v.Text(Ns.DublinCore, "identifier", (r, text) => { if (r.Entry is { } e) e.Id ??= text; });
        v.Construct(Ns.DublinCore, "title", "text", (r, value) => { if (r.Image is null && r.TextInput is null) r.Context.SetTitle(value, 2); });
        v.Construct(Ns.DublinCore, "rights", "text", (r, value) => r.Context.Rights ??= value);
        v.Construct(Ns.DublinCore, "description", "html", SetDescription);
        v.Text(Ns.DublinCoreTerms, "issued", (r, text) => r.Context.Published.Set(text));
        v.Text(Ns.DublinCoreTerms, "modified", (r, text) => r.Context.Updated.Set(text));
        v.Text(Ns.DublinCoreTerms, "created", (r, text) => r.Context.Created.Set(text));
        v.Text(Ns.DublinCoreTerms, "date", (r, text) => r.Context.Updated.Set(text));
        v.Text(Ns.DublinCoreTerms, "valid", SetValidity);
        v.Construct(Ns.DublinCoreTerms, "title", "text", (r, value) => r.Context.SetTitle(value, 2));
    }

    private static void AddAuthor(FeedReader r, string text)
    {
        if (People.Parse(text) is { } person)
            r.Context.AddAuthor(person);
    }

    private static void SetDescription(FeedReader r, TextValue value)
    {
        if (r.Entry is { } entry)
            entry.FallbackSummary ??= value;
        else
            r.Feed.Description ??= value;
    }

    // DCMI Period: "start=…; end=…; scheme=…".
    private static void SetValidity(FeedReader r, string text)
    {
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part[..equals] is "start" or "end")
                r.Context.AddExtension(new Extension("validity_" + part[..equals], part[(equals + 1)..]));
        }
    }
}
