using System.Runtime.InteropServices;

namespace Annals.Archive.Importing;

/// <summary>What the owner's rules say of a post that is about to be imported.</summary>
/// <param name="SkippedBecause">Why it is not to be kept; null to keep it.</param>
/// <param name="Tags">What to call it; null for nothing.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImportJudgement(string? SkippedBecause, IReadOnlyList<string>? Tags);
