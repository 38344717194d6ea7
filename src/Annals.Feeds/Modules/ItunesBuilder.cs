namespace Annals.Feeds.Modules;

/// <summary>Podcast fields while they are being read.</summary>
internal sealed class ItunesBuilder
{
    private const int ListLimit = 200;

    public bool? Block { get; set; }

    public bool? Explicit { get; set; }

    public bool HasExplicit { get; set; }

    public string? Duration { get; set; }

    public string? Image { get; set; }

    public string? Author { get; set; }

    public TextValue? Subtitle { get; set; }

    public TextValue? Summary { get; set; }

    public string? Episode { get; set; }

    public string? Season { get; set; }

    public string? EpisodeType { get; set; }

    public string? Title { get; set; }

    public string? Type { get; set; }

    public string? NewFeedUrl { get; set; }

    public Person? Owner { get; set; }

    private List<string> Keywords { get; } = [];

    private List<string> Categories { get; } = [];

    public void AddCategory(string name)
    {
        if (name.Length > 0 && Categories.Count < ListLimit && !Categories.Contains(name))
            Categories.Add(name);
    }

    public void AddKeywords(string text)
    {
        var separators = text.Contains(',', StringComparison.Ordinal) ? "," : " ";
        foreach (var word in text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Keywords.Count < ListLimit && !Keywords.Contains(word))
                Keywords.Add(word);
        }
    }

    public ItunesInfo Build() => new()
    {
        Block = Block,
        Explicit = Explicit,
        HasExplicit = HasExplicit,
        Duration = Duration,
        Image = Image,
        Author = Author,
        Subtitle = Subtitle,
        Summary = Summary,
        Episode = Episode,
        Season = Season,
        EpisodeType = EpisodeType,
        Title = Title,
        Type = Type,
        NewFeedUrl = NewFeedUrl,
        Owner = Owner,
        Keywords = Keywords,
        Categories = Categories,
    };
}
