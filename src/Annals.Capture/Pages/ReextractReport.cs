namespace Annals.Capture.Pages;

/// <summary>What taking texts anew from kept pages changed, or would change.</summary>
public sealed record ReextractReport
{
    /// <summary>Articles looked at.</summary>
    public required int Articles { get; init; }

    /// <summary>Those among them whose text is from the feed, was imported, or whose page was not kept.</summary>
    public required int WithoutPage { get; init; }

    public required IReadOnlyList<ReextractedArticle> Changed { get; init; }

    /// <summary>Articles whose kept page gives no article now: they stay as they are.</summary>
    public required IReadOnlyList<ReextractFailure> Failed { get; init; }

    /// <summary>What could not be understood in the rule files.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>An article whose text comes out differently now.</summary>
public sealed record ReextractedArticle
{
    public required string Article { get; init; }

    /// <summary>The number of the new revision.</summary>
    public required int Revision { get; init; }

    public required string Title { get; init; }

    /// <summary>Paragraphs that the text had not before.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Paragraphs that the text has no more.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    public int PicturesBefore { get; init; }

    public int Pictures { get; init; }
}

/// <param name="Reason">In plain words.</param>
public sealed record ReextractFailure(string Article, string Title, string Reason);
