using System.Runtime.InteropServices;

namespace Annals.Capture.Filtering;

/// <summary>What the lines say of one article.</summary>
/// <param name="Rule">The line that decided; null when none did, and the article is kept.</param>
/// <param name="IsOpen">True when it hangs on something that is not known yet.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FilterDecision(FilterRule? Rule, bool IsOpen)
{
    /// <summary>The line that skips the article; null when it is kept.</summary>
    public FilterRule? SkippedBy => Rule is { Action: FilterAction.Skip } ? Rule : null;
}
