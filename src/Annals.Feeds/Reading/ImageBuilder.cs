namespace Annals.Feeds.Reading;

/// <summary>A feed's picture while it is being read.</summary>
internal sealed class ImageBuilder
{
    public string? Url { get; set; }

    public string? Title { get; set; }

    public string? Link { get; set; }

    public string? Width { get; set; }

    public string? Height { get; set; }

    public string? Description { get; set; }

    public FeedImage? Build() => Url is null && Title is null && Link is null
        ? null
        : new FeedImage { Url = Url, Title = Title, Link = Link, Width = Numbers.Small(Width), Height = Numbers.Small(Height), Description = Description };
}
