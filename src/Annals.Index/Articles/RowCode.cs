using Annals.Index.Packing;
using Annals.Index.Segments;
using Annals.Index.Storage;

namespace Annals.Index.Articles;

/// <summary>
/// Packs the texts of articles' rows, which as plain letters would be a quarter of the index. A row is the number of its
/// code, the lengths of its texts, each as <see cref="Varint"/>, and the texts; 0 stands for a text that is not there.
/// </summary>
/// <param name="Number">From 1, in the order in which codes were made.</param>
/// <param name="Words">For titles, names and excerpts.</param>
/// <param name="Addresses">For what is made of ASCII mostly.</param>
internal sealed record RowCode(int Number, TextCode Words, TextCode Addresses)
{
    private const int Fields = 9;

    // No row comes near it; a length that does was damaged.
    private const int MostUnits = 1 << 20;

    // "2020-08-17-", which file names begin with before the title follows.
    private const int DateLength = 11;

    public static RowCode Train(int number, IReadOnlyList<ArticleTexts> sample)
        => new(
            number,
            TextCodeTrainer.Train([.. sample.SelectMany(texts => new[] { texts.Title, texts.Author ?? "", texts.Excerpt })]),
            TextCodeTrainer.Train([.. sample.SelectMany(texts => new[] { texts.Url, texts.Via, texts.Guid ?? "", SplitPath(texts).Head, SplitPath(texts).Tail })]));

    public byte[] Pack(ArticleTexts texts)
    {
        var (head, shared, tail) = SplitPath(texts);
        Span<byte> lengths = stackalloc byte[(Fields + 1) * Varint.MaxLength];
        var at = Varint.Write(lengths, 0, (ulong)Number);
        foreach (var length in (ReadOnlySpan<int>)[Length(texts.Title), Length(texts.Author), Length(texts.Excerpt), Length(texts.Url), Length(texts.Via), Length(texts.Guid), Length(head), shared, Length(tail)])
        {
            at = Varint.Write(lengths, at, (ulong)length);
        }

        var bits = new BitWriter();
        Words.Write(bits, texts.Title);
        Words.Write(bits, texts.Author);
        Words.Write(bits, texts.Excerpt);
        Addresses.Write(bits, texts.Url);
        Addresses.Write(bits, texts.Via);
        Addresses.Write(bits, texts.Guid);
        Addresses.Write(bits, head);
        Addresses.Write(bits, tail);
        return [.. lengths[..at], .. bits.Finish()];
    }

    /// <exception cref="DatabaseException">The row was damaged.</exception>
    public static ArticleTexts Unpack(ReadOnlySpan<byte> row, IReadOnlyList<RowCode> codes)
    {
        var at = 0;
        var number = Number32(row, ref at);
        if (number < 1 || number > codes.Count)
        {
            throw BitReader.Damage();
        }

        var code = codes[number - 1];
        Span<int> lengths = stackalloc int[Fields];
        foreach (ref var length in lengths)
        {
            length = Number32(row, ref at);
        }

        var bits = new BitReader(row[at..]);
        var title = Read(code.Words, ref bits, lengths[0]) ?? throw BitReader.Damage();
        var author = Read(code.Words, ref bits, lengths[1]);
        var excerpt = Read(code.Words, ref bits, lengths[2]) ?? "";
        var url = Read(code.Addresses, ref bits, lengths[3]) ?? "";
        var via = Read(code.Addresses, ref bits, lengths[4]) ?? "";
        var guid = Read(code.Addresses, ref bits, lengths[5]);
        var head = Read(code.Addresses, ref bits, lengths[6]);
        var shared = title[..Math.Min(title.Length, lengths[7])];
        return new ArticleTexts(title, url, author, via, guid, head + shared + Read(code.Addresses, ref bits, lengths[8]), excerpt);
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte>();
        Words.WriteTo(bytes);
        Addresses.WriteTo(bytes);
        return [.. bytes];
    }

    public static RowCode Parse(int number, ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        return new RowCode(number, TextCode.ReadFrom(bytes, ref at), TextCode.ReadFrom(bytes, ref at));
    }

    // A post's file is named by its date and title, as far as file systems take it.
    private static (string Head, int Shared, string Tail) SplitPath(ArticleTexts texts)
    {
        var path = texts.Path;
        var at = Math.Min(path.Length, path.LastIndexOf('/') + 1 + DateLength);
        var shared = path.AsSpan(at).CommonPrefixLength(texts.Title);
        return (path[..at], shared, path[(at + shared)..]);
    }

    private static int Length(string? text) => text is null ? 0 : text.Length + 1;

    private static string? Read(TextCode code, ref BitReader bits, int length)
    {
        if (length == 0)
        {
            return null;
        }

        if (length == 1)
        {
            return "";
        }

        var units = new char[length - 1];
        code.Read(ref bits, units);
        return new string(units);
    }

    private static int Number32(ReadOnlySpan<byte> row, ref int at)
    {
        try
        {
            return Varint.Read(row, ref at) is var number and < MostUnits ? (int)number : throw BitReader.Damage();
        }
        catch (IndexOutOfRangeException)
        {
            throw BitReader.Damage();
        }
    }
}
