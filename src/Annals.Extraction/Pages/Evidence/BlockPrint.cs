using Annals.Extraction.Text;

namespace Annals.Extraction.Pages.Evidence;

/// <summary>
/// The fingerprint of a block: of its letters in lower case, so that quotation marks, blanks and numbers (dates, counters)
/// do not make two of one. Stable between runs and machines: it may be stored.
/// </summary>
public static class BlockPrint
{
    // FNV-1a, 64 bits (Fowler, Noll, Vo): http://www.isthe.com/chongo/tech/comp/fnv/
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The print of one block's plain text; null when it has no letters to tell it by.</summary>
    public static ulong? Of(ReadOnlySpan<char> text)
    {
        const int FewestLetters = 2;
        var print = Basis;
        var letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            print = (print ^ char.ToLowerInvariant(c)) * Prime;
            letters++;
        }

        return letters >= FewestLetters ? print : null;
    }

    /// <summary>The prints of an HTML fragment's blocks, each once: for entries that came whole in a feed. A page has its own in <see cref="Page.BlockPrints"/>.</summary>
    public static IReadOnlyList<ulong> OfHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var prints = new List<ulong>();
        var seen = new HashSet<ulong>();
        foreach (var line in HtmlText.ToPlainText(html).AsSpan().EnumerateLines())
        {
            if (Of(line) is { } print && seen.Add(print))
                prints.Add(print);
        }

        return prints;
    }
}
