using Annals.Archive;
using Annals.Index;
using Annals.Index.Knowledge;
using Annals.Pages.Words;
using Annals.Stories.Keeping;

namespace Annals.Publish.Site;

/// <summary>What a site is made of, and how.</summary>
public sealed record SiteOptions
{
    public required ArchiveFolder Folder { get; init; }

    /// <summary>Brought up to the journal by the caller.</summary>
    public required ArchiveIndex Index { get; init; }

    /// <summary>What was concluded from the articles, for the pages of names and quotations; null for a site without them.</summary>
    public KnowledgeStore? Knowledge { get; init; }

    /// <summary>Its events and storylines; null where nothing was grouped.</summary>
    public StoryStore? Stories { get; init; }

    /// <summary>The folder to write; see <see cref="Output.OutputFolder"/>.</summary>
    public required string To { get; init; }

    /// <summary>The language in which the pages themselves speak.</summary>
    public UiLanguage Language { get; init; } = UiLanguage.Chinese;

    /// <summary>Where the site will stand, ending with '/'; null when nobody said: feeds then name the outlets' own addresses, and there is no sitemap.</summary>
    public Uri? Address { get; init; }

    /// <summary>True to make every page anew.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The front page shows its day.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The outlet's own address inside a picture proxy's, under which the journal names a picture.</summary>
    public required Func<string, string> OriginalOfPicture { get; init; }

    /// <summary>Gets the number of articles done and of those to do.</summary>
    public IProgress<(int Done, int Total)>? Progress { get; init; }
}

/// <param name="Articles">In the archive.</param>
/// <param name="Written">Files made or made anew.</param>
/// <param name="Deleted">Files that are no longer part of the site.</param>
/// <param name="WhyWhole">Why every page was made; null when only what changed was.</param>
/// <param name="Root">Absolute path.</param>
public sealed record SiteResult(string Root, int Articles, int Written, int Deleted, string? WhyWhole);
