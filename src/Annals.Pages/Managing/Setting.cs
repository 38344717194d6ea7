namespace Annals.Pages.Managing;

/// <summary>What an owner may wish of an archive.</summary>
public enum Setting
{
    Pages,
    Images,
    Recheck,
    RssHub,
    Address,
    Edition,
    EditionFolder,
    Publish,
    Holds,
    Other,
}
