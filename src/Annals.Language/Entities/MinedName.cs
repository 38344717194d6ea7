namespace Annals.Language.Entities;

/// <summary>What an archive's glosses say of one name and one Latin name.</summary>
/// <param name="Leader">The key of the name this one is another spelling of; null for all but <see cref="MinedVerdict.Variant"/>.</param>
public sealed record MinedName(GlossCount Count, MinedVerdict Verdict, string? Leader);

/// <summary>What may be learned from a pair of names.</summary>
public enum MinedVerdict
{
    /// <summary>Nearly all articles agree, on both sides.</summary>
    Sure,

    /// <summary>Another spelling of a name that has the same letters.</summary>
    Variant,

    /// <summary>Too few articles say so for anything to be learned.</summary>
    Rare,

    /// <summary>The name is glossed with other letters too: two people of one name, or a slip. Kept apart, to be looked at.</summary>
    NameOfSeveral,

    /// <summary>Other names are glossed with the same letters, and are no spellings of this one. Kept apart, to be looked at.</summary>
    LatinOfSeveral,
}
