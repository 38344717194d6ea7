namespace Annals.Web.Demo;

/// <summary>One invented article, dated back from the moment the demo starts.</summary>
internal sealed record DemoArticle
{
    /// <summary>The last part of its address.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>How long before the start of the demo it was published.</summary>
    public required TimeSpan Age { get; init; }

    /// <summary>Paragraphs with an empty line between them.</summary>
    public required string Text { get; init; }

    public string? Author { get; init; }

    /// <summary>The name of a scene; null for an article without a picture.</summary>
    public string? Picture { get; init; }

    public string? Caption { get; init; }

    /// <summary>What the feed says from its second poll on; null for an article that is never edited.</summary>
    public DemoArticle? Edited { get; init; }

    /// <summary>True for the entry whose date its outlet's software could not write.</summary>
    public bool HasBrokenDate { get; init; }

    public IEnumerable<string> Paragraphs => Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
