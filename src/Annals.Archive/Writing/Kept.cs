namespace Annals.Archive.Writing;

public enum KeptAs
{
    /// <summary>An article that was not in the archive.</summary>
    New,

    /// <summary>A changed article: a further revision.</summary>
    Revised,

    /// <summary>Nothing was written, but perhaps that another feed offers the article too.</summary>
    Unchanged,
}

/// <summary>What became of one draft or imported post.</summary>
/// <param name="Revision">The number of the article's current revision.</param>
/// <param name="Path">Its post file, relative to the archive.</param>
public readonly record struct Kept(KeptAs As, ArticleId Article, int Revision, string Path);
