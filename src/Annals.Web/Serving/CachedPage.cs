namespace Annals.Web.Serving;

/// <summary>A page as it is sent.</summary>
/// <param name="Body">In the coding that the caller accepts.</param>
/// <param name="Coding">For <c>Content-Encoding</c>; null for none.</param>
/// <param name="Headers">What belongs to this page beside what all pages have.</param>
internal sealed record CachedPage(byte[] Body, string? Coding, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>Bytes of memory, roughly.</summary>
    public int Size => Body.Length + Overhead + Headers.Sum(header => 2 * header.Value.Length);

    // The entry, its key and its place in the list.
    private const int Overhead = 400;
}
