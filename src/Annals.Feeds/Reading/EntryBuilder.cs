using Annals.Feeds.Modules;

namespace Annals.Feeds.Reading;

/// <summary>An entry while it is being read.</summary>
internal sealed class EntryBuilder : ContextBuilder
{
    public bool? IdIsPermalink { get; set; }

    /// <summary>A guid that is an address may stand in for a missing link.</summary>
    public string? PermalinkGuid { get; set; }

    public string? RdfAbout { get; set; }

    public List<TextValue> Contents { get; } = [];

    public TextValue? FallbackSummary { get; set; }

    public SourceBuilder? Source { get; set; }

    public string? Comments { get; set; }

    public int? CommentCount { get; set; }

    public InReplyTo? InReplyTo { get; set; }

    public MediaBuilder Media { get; } = new();

    public GeoBuilder Geo { get; } = new();

    public string? Image { get; set; }

    /// <summary>The document broke off inside this entry.</summary>
    public bool IsTruncated { get; set; }

    public override string? Link => TextLink ?? AlternateHtml ?? PermalinkGuid ?? RdfAbout ?? AlternateOther;

    /// <summary>RSS puts its text into description or summary; the second of the two is the fuller one.</summary>
    public void AddDescription(TextValue value)
    {
        if (Description is null)
            Description = value;
        else
            AddContent(value);
    }

    public void AddContent(TextValue value)
    {
        if (Contents.Count < ListLimit)
            Contents.Add(value);
    }

    public Entry Build(IReadOnlyList<FeedDiagnostic> diagnostics)
    {
        var itunes = Itunes?.Build();
        return new Entry
        {
            Id = Id ?? RdfAbout,
            IdIsPermalink = IdIsPermalink,
            Title = Title ?? Media.Title,
            Link = Link,
            Published = Published.Value,
            Updated = Updated.Value,
            Created = Created.Value,
            Expired = Expired.Value,
            RawPublished = Published.Raw,
            RawUpdated = Updated.Raw,
            RawCreated = Created.Raw,
            RawExpired = Expired.Raw,
            Authors = Authors.Count == 0 && itunes?.Author is { } name ? [new Person(name, null, null)] : Kept(Authors),
            Contributors = Kept(Contributors),
            Publisher = Publisher,
            Summary = Description ?? FallbackSummary ?? Media.Description ?? itunes?.Summary,
            Contents = Kept(Contents),
            Categories = Kept(Categories),
            Enclosures = Kept(Enclosures),
            Links = Kept(Links),
            Source = Source?.Build(),
            Comments = Comments,
            CommentCount = CommentCount,
            InReplyTo = InReplyTo,
            Media = Media.Build(),
            Geo = Geo.Build(),
            Itunes = itunes,
            Image = Image ?? itunes?.Image,
            Rights = Rights,
            License = License,
            Language = Language,
            Extensions = Kept(Extensions),
            Diagnostics = diagnostics,
            IsTruncated = IsTruncated,
        };
    }
}
