using Annals.Feeds.Dates;
using Annals.Feeds.Modules;

namespace Annals.Feeds.Reading;

/// <summary>What feeds, entries and sources have in common, while it is being collected.</summary>
internal class ContextBuilder
{
    /// <summary>A list longer than this is an attack, not a feed.</summary>
    protected const int ListLimit = 1000;

    private int titleRank;

    public TextValue? Title { get; private set; }

    /// <summary>Subtitle of a feed, summary of an entry.</summary>
    public TextValue? Description { get; set; }

    public TextValue? Rights { get; set; }

    public string? Id { get; set; }

    public string? TextLink { get; set; }

    public string? AlternateHtml { get; set; }

    public string? AlternateOther { get; set; }

    public string? Self { get; set; }

    public string? Hub { get; set; }

    public string? Language { get; set; }

    public string? License { get; set; }

    public string? Icon { get; set; }

    public string? Logo { get; set; }

    public Generator? Generator { get; set; }

    public Person? Publisher { get; set; }

    public DateField Published;
    public DateField Updated;
    public DateField Created;
    public DateField Expired;

    public List<Person> Authors { get; } = [];

    public List<Person> Contributors { get; } = [];

    public List<Category> Categories { get; } = [];

    public List<FeedLink> Links { get; } = [];

    public List<Enclosure> Enclosures { get; } = [];

    public List<Extension> Extensions { get; } = [];

    public ItunesBuilder? Itunes { get; set; }

    public virtual string? Link => TextLink ?? AlternateHtml ?? AlternateOther;

    /// <summary>The format's own title beats dc:title, and that media:title, wherever they stand.</summary>
    public void SetTitle(TextValue title, int rank)
    {
        if (rank <= titleRank)
            return;
        Title = title;
        titleRank = rank;
    }

    public void AddCategory(Category category)
    {
        if (Categories.Count < ListLimit && !Categories.Contains(category))
            Categories.Add(category);
    }

    public void AddAuthor(Person person) => AddPerson(Authors, person);

    public void AddContributor(Person person) => AddPerson(Contributors, person);

    private static void AddPerson(List<Person> people, Person person)
    {
        if (people.Count < ListLimit && !people.Contains(person))
            people.Add(person);
    }

    public void AddExtension(Extension extension)
    {
        if (Extensions.Count < ListLimit)
            Extensions.Add(extension);
    }

    public void AddLink(FeedLink link)
    {
        if (Links.Count >= ListLimit)
            return;
        Links.Add(link);
        switch (link.Rel)
        {
            case "alternate" when IsPage(link.Type):
                AlternateHtml ??= link.Href;
                break;
            case "alternate":
                AlternateOther ??= link.Href;
                break;
            case "self":
                Self ??= link.Href;
                break;
            case "hub":
                Hub ??= link.Href;
                break;
            case "license":
                License ??= link.Href;
                break;
            case "enclosure":
                AddEnclosure(new Enclosure { Url = link.Href, Type = link.Type, Length = Numbers.Count(link.Length), Title = link.Title });
                break;
        }
    }

    public void AddEnclosure(Enclosure enclosure)
    {
        if (Enclosures.Count < ListLimit && Enclosures.TrueForAll(e => e.Url != enclosure.Url))
            Enclosures.Add(enclosure);
    }

    /// <summary>Entries live long and are many: an empty list is not kept.</summary>
    protected static IReadOnlyList<T> Kept<T>(List<T> list) => list.Count == 0 ? [] : [.. list];

    private static bool IsPage(string? type) => type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.Equals("text", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A date as found and as understood. The first readable one stays; an unreadable one gives way to it.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal struct DateField
{
    public DateTimeOffset? Value { get; private set; }

    public string? Raw { get; private set; }

    public void Set(string raw)
    {
        if (Value is not null)
            return;
        Value = FeedDate.Parse(raw);
        if (Value is not null || Raw is null)
            Raw = raw;
    }
}
