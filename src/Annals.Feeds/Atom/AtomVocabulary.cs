using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Atom;

/// <summary>Atom 1.0 (RFC 4287), Atom 0.3, and what is called the same in RSS.</summary>
internal static class AtomVocabulary
{
    public static void AddTo(Vocabulary v)
    {
        v.Add(Ns.Core, "entry", new ElementRule { BeginsEntry = true });
        AddTexts(v);
        AddPeople(v);
        AddDates(v);
        v.Add(Ns.Core, "link", new ElementRule { Content = ElementContent.Text, Start = StartLink, Text = SetLink });
        v.Add(Ns.Core, "category", new ElementRule { Content = ElementContent.Text, Start = StartCategory, Text = SetCategory, End = EndCategory });
        v.Add(Ns.Core, "generator", new ElementRule { Content = ElementContent.Text, Start = StartGenerator, Text = SetGenerator });
        v.Text(Ns.Core, "id", SetId, endsOpenField: true);
        v.Text(Ns.Core, "icon", (r, text) => r.Context.Icon ??= r.ResolveLink(text));
        v.Text(Ns.Core, "logo", (r, text) => r.Context.Logo ??= r.ResolveLink(text));
    }

    private static void AddTexts(Vocabulary v)
    {
        v.Construct(Ns.Core, "summary", "text", SetSummary);
        v.Construct(Ns.Core, "subtitle", "text", SetSubtitle);
        v.Construct(Ns.Core, "tagline", "text", SetSubtitle);
        v.Construct(Ns.Core, "rights", "text", (r, value) => r.Context.Rights ??= value);
        v.Construct(Ns.Core, "info", "text", (r, value) => r.Feed.Info ??= value);
        v.Construct(Ns.FeedBurner, "browserfriendly", "text", (r, value) => r.Feed.Info ??= value);
        v.Construct(Ns.Core, "content", "text", (r, value) =>
        {
            if (r.Source is null)
                r.Entry?.AddContent(value);
        });
    }

    private static void SetSummary(FeedReader r, TextValue value)
    {
        if (r.Source is null && r.Entry is { } entry)
            entry.AddDescription(value);
        else
            r.Context.Description ??= value;
    }

    private static void SetSubtitle(FeedReader r, TextValue value)
    {
        if (r.Source is not null || r.Entry is null)
            r.Context.Description ??= value;
    }

    private static void AddPeople(Vocabulary v)
    {
        // RSS writes a line of text, Atom elements.
        v.Add(Ns.Core, "author", new ElementRule { Content = ElementContent.Text, Start = StartPerson, Text = SetPerson, End = r => EndPerson(r, r.Context.AddAuthor) });
        v.Add(Ns.Core, "contributor", new ElementRule { Content = ElementContent.Text, Start = StartPerson, Text = SetPerson, End = r => EndPerson(r, r.Context.AddContributor) });
        v.Text(Ns.Core, "name", (r, text) =>
        {
            if (r.Person is { } person)
                person.Name ??= text;
            else
                r.TextInput?.AddChild("name", text);
        });
        v.Text(Ns.Core, "email", (r, text) => { if (r.Person is { } person) person.Email ??= text; });
        v.Text(Ns.Core, "uri", SetUri);
        v.Text(Ns.Core, "url", SetUri);
        v.Text(Ns.Core, "homepage", SetUri);
    }

    private static void StartPerson(FeedReader r) => r.Person = new PersonBuilder();

    private static void SetPerson(FeedReader r, string text)
    {
        if (r.Person is { } person && People.Parse(text) is { } parsed)
            (person.Name, person.Email) = (parsed.Name, parsed.Email);
    }

    private static void EndPerson(FeedReader r, Action<Person> add)
    {
        if (r.Person?.Build() is { } person)
            add(person);
        r.Person = null;
    }

    private static void SetUri(FeedReader r, string text)
    {
        if (r.Person is { } person)
            person.Uri ??= r.ResolveLink(text);
        else if (r.Image is { } image)
            image.Url ??= r.ResolveLink(text);
    }

    private static void AddDates(Vocabulary v)
    {
        v.Text(Ns.Core, "published", (r, text) => r.Context.Published.Set(text), endsOpenField: true);
        v.Text(Ns.Core, "issued", (r, text) => r.Context.Published.Set(text));
        v.Text(Ns.Core, "updated", (r, text) => r.Context.Updated.Set(text), endsOpenField: true);
        v.Text(Ns.Core, "modified", (r, text) => r.Context.Updated.Set(text));
        v.Text(Ns.Core, "created", (r, text) => r.Context.Created.Set(text));
    }

    private static void SetId(FeedReader r, string text)
    {
        // An id is compared letter by letter (RFC 4287 section 4.2.6.1); only one that is a path gets its host.
        r.Context.Id ??= text[0] is '/' or '.' ? r.Resolve(text) : text;
    }

    // ---- links

    private static void StartLink(FeedReader r)
    {
        var a = r.Attributes;
        var href = a["href"] ?? a["url"] ?? a[Ns.Rdf, "resource"];
        r.PendingLink = new FeedLink
        {
            Href = r.ResolveLink(href) ?? "",
            Rel = Relation(a["rel"]),
            // A feed's own address is one of its own kind.
            Type = a["type"] ?? (r.IsAtom && a["rel"] is "self" ? "application/atom+xml" : null),
            Title = a["title"],
            HrefLang = a["hreflang"],
            Length = a["length"],
        };
        if (href is null)
            return;
        if (r.PendingLink.Href.Length > 0)
            Add(r, r.PendingLink);
        r.PendingLink = null;
    }

    private static void SetLink(FeedReader r, string text)
    {
        if (r.PendingLink is not { } pending || r.ResolveLink(text) is not { } href)
            return;
        r.PendingLink = null;
        if (r.Image is null && r.TextInput is null && pending is { Rel: "alternate", Type: null })
            r.Context.TextLink ??= href;
        Add(r, pending with { Href = href });
    }

    private static void Add(FeedReader r, FeedLink link)
    {
        if (r.Image is not null)
            r.Image.Link ??= link.Href;
        else if (r.TextInput is not null)
            r.TextInput.AddChild("link", link.Href);
        else
            r.Context.AddLink(link.Rel is "alternate" && link.Type is null ? link with { Type = "text/html" } : link);
    }

    private static string Relation(string? rel)
    {
        var clean = rel?.Trim() ?? "";
        const string Registered = "http://www.iana.org/assignments/relation/";
        if (clean.StartsWith(Registered, StringComparison.OrdinalIgnoreCase))
            clean = clean[Registered.Length..];
        return clean.Length == 0 ? "alternate" : clean.Contains(':', StringComparison.Ordinal) ? clean : clean.ToLowerInvariant();
    }

    // ---- categories

    private static void StartCategory(FeedReader r)
    {
        var a = r.Attributes;
        r.PendingCategory = new Category(Trimmed.Of(a["term"] ?? ""), a["scheme"] ?? a["domain"], a["label"]);
    }

    private static void SetCategory(FeedReader r, string text)
    {
        if (r.PendingCategory is { Term: "" } pending)
            r.PendingCategory = pending with { Term = text };
    }

    private static void EndCategory(FeedReader r)
    {
        if (r.PendingCategory is { Term: not "" } category)
            r.Context.AddCategory(category);
        r.PendingCategory = null;
    }

    // ---- generator

    private static void StartGenerator(FeedReader r)
    {
        var a = r.Attributes;
        r.Context.Generator ??= new Generator(null, r.ResolveLink(a["uri"] ?? a["url"]), a["version"]);
    }

    private static void SetGenerator(FeedReader r, string text)
    {
        if (r.Context.Generator is { Name: null } generator)
            r.Context.Generator = generator with { Name = text };
    }
}
