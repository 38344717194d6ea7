using System.Runtime.InteropServices;

namespace Annals.Publish.Editions;

/// <summary>What stands for a picture in a book.</summary>
/// <param name="Source">Its <c>src</c>; null when it cannot be shown.</param>
/// <param name="Missing">Why not, in plain words.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BookPicture(string? Source, string? Missing);
