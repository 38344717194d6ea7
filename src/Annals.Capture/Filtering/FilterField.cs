namespace Annals.Capture.Filtering;

/// <summary>What of an article a text condition looks at.</summary>
internal enum FilterField
{
    Outlet,
    Title,

    /// <summary>Title and body: what a reader sees.</summary>
    Text,

    /// <summary>The article's address.</summary>
    Url,

    /// <summary>The feed's address.</summary>
    Feed,
}
