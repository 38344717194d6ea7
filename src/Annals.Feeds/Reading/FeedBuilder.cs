namespace Annals.Feeds.Reading;

/// <summary>A feed while it is being read.</summary>
internal sealed class FeedBuilder : ContextBuilder
{
    /// <summary>More entries than any publisher has; what follows is not read, and the feed says it is cut.</summary>
    public const int MaxEntries = 200_000;

    public FeedFormat Format { get; set; }

    public string? Version { get; set; }

    public string? RawTtl { get; set; }

    public List<int> SkipHours { get; } = [];

    public List<DayOfWeek> SkipDays { get; } = [];

    public TimeSpan? UpdatePeriod { get; set; }

    public int? UpdateFrequency { get; set; }

    public FeedImage? Image { get; set; }

    public string? Docs { get; set; }

    public TextValue? Info { get; set; }

    public List<Entry> Entries { get; } = [];

    public Feed Build()
    {
        var itunes = Itunes?.Build();
        return new Feed
        {
            Format = Format,
            Version = Version,
            Title = Title,
            Subtitle = Description ?? itunes?.Subtitle ?? itunes?.Summary,
            Rights = Rights,
            Link = Link,
            Self = Self,
            Id = Id,
            Language = Language,
            Hub = Hub,
            Updated = Updated.Value,
            Published = Published.Value,
            RawUpdated = Updated.Raw,
            RawPublished = Published.Raw,
            Ttl = Numbers.Count(RawTtl) is > 0 and < 10_000_000 and var minutes ? TimeSpan.FromMinutes(minutes) : null,
            SkipHours = SkipHours,
            SkipDays = SkipDays,
            UpdateInterval = UpdatePeriod / Math.Max(1, UpdateFrequency ?? 1),
            Authors = Authors.Count == 0 && itunes?.Author is { } name ? [new Person(name, null, null)] : Authors,
            Contributors = Contributors,
            Publisher = Publisher ?? itunes?.Owner,
            Categories = Categories,
            Image = Image ?? (itunes?.Image is { } image ? new FeedImage { Url = image } : null),
            Icon = Icon,
            Logo = Logo,
            Generator = Generator,
            Docs = Docs,
            Info = Info,
            License = License,
            Links = Links,
            Itunes = itunes,
            Extensions = Extensions,
            Entries = Entries,
        };
    }
}
