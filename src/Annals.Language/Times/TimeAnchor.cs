namespace Annals.Language.Times;

/// <summary>What an expression of time was counted from.</summary>
public enum TimeAnchor
{
    /// <summary>Nothing: a length.</summary>
    None,

    /// <summary>The words name the year themselves.</summary>
    Absolute,

    /// <summary>The day the article was published.</summary>
    Publication,

    /// <summary>The day in the article's dateline (紐約13日專電), which may be the day before it was published.</summary>
    Dateline,

    /// <summary>A date earlier in the text: 次日, 同年11月.</summary>
    EarlierMention,

    /// <summary>A thing that everybody dates alike: 二战期间.</summary>
    Event,
}
