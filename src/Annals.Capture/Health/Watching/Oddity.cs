namespace Annals.Capture.Health.Watching;

/// <summary>A way in which an article is not like those before it.</summary>
public enum Oddity
{
    /// <summary>Its text has less than a third of the usual length, or there is none.</summary>
    Short,

    /// <summary>It has no picture.</summary>
    NoPictures,

    /// <summary>It has no date that can be believed.</summary>
    NoDate,

    /// <summary>It has no title of its own.</summary>
    NoTitle,

    /// <summary>All of a long text is one paragraph.</summary>
    OneParagraph,

    /// <summary>Its text is that of another article: a question for cookies, an error, a wall.</summary>
    Repeated,

    /// <summary>No article could be had from its page.</summary>
    NoPage,

    /// <summary>The extractor found nothing beside the text to leave out.</summary>
    NothingDropped,
}
