using System.Runtime.InteropServices;

namespace Annals.Index.Segments;

/// <summary>One article's text in a segment.</summary>
/// <param name="Article">Row of the article.</param>
/// <param name="Published">Milliseconds since 1970 UTC: what the article's row says.</param>
/// <param name="Outlet">Row of the outlet.</param>
/// <param name="Language">Row of the language; 0 when unknown.</param>
/// <param name="TitleUnits">How many of its places belong to the title.</param>
/// <param name="Units">How many places it takes, the gap behind it included.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IndexedDocument(int Article, long Published, int Outlet, int Language, DocumentTraits Traits, int TitleUnits, int Units);

/// <summary>
/// The documents of a segment, numbered from 0, side by side on one line of places: document n takes the places from
/// <c>Starts[n]</c> to before <c>Starts[n + 1]</c>, its title first. In columns, because a search reads one or two of them for thousands of documents.
/// </summary>
internal sealed class DocumentTable
{
    private DocumentTable(int count)
    {
        Articles = new int[count];
        Published = new long[count];
        Outlets = new int[count];
        Languages = new int[count];
        Traits = new DocumentTraits[count];
        Starts = new uint[count + 1];
        TitleUnits = new int[count];
    }

    public int Count => Articles.Length;

    public int[] Articles { get; }

    public long[] Published { get; }

    public int[] Outlets { get; }

    public int[] Languages { get; }

    public DocumentTraits[] Traits { get; }

    public uint[] Starts { get; }

    public int[] TitleUnits { get; }

    public int UnitsOf(int document) => (int)(Starts[document + 1] - Starts[document]);

    public IndexedDocument this[int document]
        => new(Articles[document], Published[document], Outlets[document], Languages[document], Traits[document], TitleUnits[document], UnitsOf(document));

    public static DocumentTable From(IReadOnlyList<IndexedDocument> documents)
    {
        var table = new DocumentTable(documents.Count);
        for (var i = 0; i < documents.Count; i++)
        {
            table.Set(i, documents[i]);
        }

        return table;
    }

    public static DocumentTable Parse(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        var table = new DocumentTable((int)Varint.Read(bytes, ref at));
        var article = 0L;
        var published = 0L;
        for (var i = 0; i < table.Count; i++)
        {
            article += Varint.UnZigZag(Varint.Read(bytes, ref at));
            published += Varint.UnZigZag(Varint.Read(bytes, ref at));
            var outlet = (int)Varint.Read(bytes, ref at);
            var language = (int)Varint.Read(bytes, ref at);
            var traits = (DocumentTraits)Varint.Read(bytes, ref at);
            var titleUnits = (int)Varint.Read(bytes, ref at);
            table.Set(i, new IndexedDocument((int)article, published, outlet, language, traits, titleUnits, (int)Varint.Read(bytes, ref at)));
        }

        return table;
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Varint.MaxLength * (1 + (7 * Count))];
        var at = Varint.Write(bytes, 0, (ulong)Count);
        var article = 0L;
        var published = 0L;
        for (var i = 0; i < Count; i++)
        {
            at = Varint.Write(bytes, at, Varint.ZigZag(Articles[i] - article));
            at = Varint.Write(bytes, at, Varint.ZigZag(Published[i] - published));
            at = Varint.Write(bytes, at, (ulong)Outlets[i]);
            at = Varint.Write(bytes, at, (ulong)Languages[i]);
            at = Varint.Write(bytes, at, (ulong)Traits[i]);
            at = Varint.Write(bytes, at, (ulong)TitleUnits[i]);
            at = Varint.Write(bytes, at, (ulong)UnitsOf(i));
            (article, published) = (Articles[i], Published[i]);
        }

        return bytes[..at];
    }

    private void Set(int document, IndexedDocument value)
    {
        Articles[document] = value.Article;
        Published[document] = value.Published;
        Outlets[document] = value.Outlet;
        Languages[document] = value.Language;
        Traits[document] = value.Traits;
        TitleUnits[document] = value.TitleUnits;
        Starts[document + 1] = Starts[document] + (uint)value.Units;
    }
}
