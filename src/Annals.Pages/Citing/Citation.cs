using Annals.Archive;
using Annals.Index.Articles;
using Annals.Pages.Articles;

namespace Annals.Pages.Citing;

/// <summary>Everything somebody needs to quote an article so that others can find and check it.</summary>
public sealed record Citation
{
    private const int LeadLength = 16;

    public required ArticleId Article { get; init; }

    public required int Revision { get; init; }

    /// <summary>Null when the revision as a whole is cited.</summary>
    public int? Sentence { get; init; }

    /// <summary>The sentence cited, else the first that is long enough to be one; empty for an article without text.</summary>
    public required string Quotation { get; init; }

    /// <summary>As it was in this revision.</summary>
    public required string Title { get; init; }

    public required string Outlet { get; init; }

    /// <summary>Null when the article names nobody but its outlet.</summary>
    public string? Author { get; init; }

    /// <summary>UTC; null when only the capture is known.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Url { get; init; }

    /// <summary>Where it is kept: an address of the web where the archive has one, else a path of the reader.</summary>
    public required string Address { get; init; }

    /// <summary>When this revision was seen (UTC).</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>Of the revision's file, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>BCP 47; null when unsure.</summary>
    public string? Language { get; init; }

    /// <summary>Names the citation among others: <c>annals-ID-REV</c>, with <c>-sN</c> for a sentence.</summary>
    public string Key => Sentence is { } sentence ? FormattableString.Invariant($"annals-{Article}-{Revision}-s{sentence}") : FormattableString.Invariant($"annals-{Article}-{Revision}");

    /// <param name="sentences">The revision's sentences as they are kept.</param>
    /// <param name="sentence">From 1; null to cite the revision.</param>
    /// <param name="archive">Where the reader is served for others; null where nobody said.</param>
    /// <returns>Null when the revision has no such sentence.</returns>
    public static Citation? Of(ArticleDetail article, RevisionSummary revision, IReadOnlyList<string> sentences, int? sentence, Uri? archive)
    {
        if (sentence < 1 || sentence > sentences.Count)
        {
            return null;
        }

        var path = PermanentAddress.Of(article.Id, revision.Number, sentence);
        return new Citation
        {
            Article = article.Id,
            Revision = revision.Number,
            Sentence = sentence,
            Quotation = sentence is { } number ? sentences[number - 1] : sentences.FirstOrDefault(one => one.Length >= LeadLength) ?? (sentences.Count > 0 ? sentences[0] : ""),
            Title = revision.Title,
            Outlet = article.Outlet,
            Author = article.Author is { Length: > 0 } author && author != article.Outlet ? author : null,
            PublishedAt = article.PublishedFrom == PublishedFrom.Capture ? null : article.Published,
            Url = article.Url,
            Address = archive is null ? path : new Uri(archive, path[1..]).AbsoluteUri,
            CapturedAt = revision.CapturedAt,
            Sha256 = revision.Sha256,
            Language = article.Language,
        };
    }
}
