namespace Annals.Web.Diagnosing;

/// <summary>What a check found.</summary>
public enum CheckResult
{
    Well,

    /// <summary>It works, but something is worth knowing.</summary>
    Note,

    /// <summary>It does not work, or articles may be lost.</summary>
    Wrong,
}

/// <param name="About">What was looked at, in a word.</param>
/// <param name="Words">What was found; when something is wrong, what to do.</param>
public sealed record Check(string About, CheckResult Result, string Words)
{
    internal static Check Well(string about, string words) => new(about, CheckResult.Well, words);

    internal static Check Note(string about, string words) => new(about, CheckResult.Note, words);

    internal static Check Wrong(string about, string words) => new(about, CheckResult.Wrong, words);
}
