using Annals.Index.Storage;

namespace Annals.Index.Segments;

/// <summary>Segments as rows: one with the directory and the documents, one for each block.</summary>
internal sealed class SegmentStore(Database database)
{
    private const int BlockBits = 24;

    public IReadOnlyList<(long Id, long Entries)> List()
    {
        var segments = new List<(long, long)>();
        var select = database.Prepare("SELECT id, entries FROM segment ORDER BY id");
        while (select.Step())
        {
            segments.Add((select.Long(0), select.Long(1)));
        }

        return segments;
    }

    public Segment Load(long id)
    {
        var select = database.Prepare("SELECT entries, directory, documents FROM segment WHERE id = ?").Bind(1, id);
        select.Step();
        var segment = new Segment(id, select.Long(0), SegmentDirectory.Parse(Checked.Open(select.Blob(1))), DocumentTable.Parse(Checked.Open(select.Blob(2))));
        select.Reset();
        return segment;
    }

    /// <summary>One block; valid until the next one is read on this connection.</summary>
    /// <exception cref="DatabaseException">It is missing or was changed: the index is damaged.</exception>
    public ReadOnlySpan<byte> Block(long segment, int number)
    {
        var select = database.Prepare("SELECT data FROM block WHERE id = ?");
        select.Reset();
        return select.Bind(1, BlockId(segment, number)).Step()
            ? Checked.Open(select.Blob(0))
            : throw new DatabaseException(SQLitePCL.raw.SQLITE_CORRUPT, $"block {number} of segment {segment} is missing");
    }

    /// <summary>One block, which is no longer in the file when the transaction ends.</summary>
    /// <exception cref="DatabaseException">It is missing or was changed: the index is damaged.</exception>
    public void TakeBlock(long segment, int number, Span<byte> target)
    {
        var block = Block(segment, number);
        block.CopyTo(target);
        Release();
        database.Prepare("DELETE FROM block WHERE id = ?").Bind(1, BlockId(segment, number)).Run();
    }

    /// <summary>Ends the reading of blocks, so that the transaction can end.</summary>
    public void Release() => database.Prepare("SELECT data FROM block WHERE id = ?").Reset();

    /// <summary>Writes a segment: <paramref name="write"/> gets the writer for the postings.</summary>
    public void Add(DocumentTable documents, Action<BlockWriter> write)
    {
        var id = database.Number("SELECT max(id) FROM segment") + 1;
        var directory = new SegmentDirectory.Builder();
        var insert = database.Prepare("INSERT INTO block (id, data) VALUES (?, ?)");
        var bits = (Character: BlockWriter.BitsBelow((uint)documents.Count * 2), Place: BlockWriter.BitsBelow(documents.Starts[^1]));
        var writer = new BlockWriter(bits.Character, bits.Place, (key, value, block) =>
        {
            insert.Bind(1, BlockId(id, directory.BlockCount)).Bind(2, block).Run();
            directory.Add(key, value);
        });
        write(writer);
        writer.Flush();
        database.Prepare("INSERT INTO segment (id, entries, directory, documents) VALUES (?, ?, ?, ?)")
            .Bind(1, id).Bind(2, writer.Entries).Bind(3, Checked.Seal(directory.ToBytes())).Bind(4, Checked.Seal(documents.ToBytes())).Run();
    }

    public void Remove(long id)
    {
        database.Prepare("DELETE FROM block WHERE id >= ? AND id < ?").Bind(1, BlockId(id, 0)).Bind(2, BlockId(id + 1, 0)).Run();
        database.Prepare("DELETE FROM segment WHERE id = ?").Bind(1, id).Run();
    }

    private static long BlockId(long segment, int number) => (segment << BlockBits) + number;
}
