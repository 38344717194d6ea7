using System.Runtime.InteropServices;

namespace Annals.Language.Variants;

/// <summary>A phrase with one or more of its names in another spelling.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Unless">Where one of these surrounds it, the phrase is not meant.</param>
public sealed record Variant(string Text, IReadOnlyList<VariantContext> Unless);

/// <summary>A longer text that holds the letters of a spelling without meaning it, as 四川普遍 holds 川普.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Start">Where it begins, counted from the beginning of the phrase: negative when before it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VariantContext(string Text, int Start);
