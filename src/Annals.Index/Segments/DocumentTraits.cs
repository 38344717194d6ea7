namespace Annals.Index.Segments;

/// <summary>What an article has, for searches that ask for it.</summary>
[Flags]
public enum DocumentTraits
{
    None = 0,

    /// <summary>It changed since it was first kept.</summary>
    Revised = 1,

    /// <summary>Its text shows a picture.</summary>
    Picture = 2,
}
