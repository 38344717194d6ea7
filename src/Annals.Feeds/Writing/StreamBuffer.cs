using System.Buffers;

namespace Annals.Feeds.Writing;

/// <summary>Hands what is written on to a stream in pieces, so that a long feed is never held whole.</summary>
internal sealed class StreamBuffer(Stream target) : IBufferWriter<byte>
{
    private const int Piece = 32 * 1024;

    private readonly ArrayBufferWriter<byte> pending = new(Piece);

    public void Advance(int count)
    {
        pending.Advance(count);
        if (pending.WrittenCount >= Piece)
            Flush();
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => pending.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => pending.GetSpan(sizeHint);

    public void Flush()
    {
        target.Write(pending.WrittenSpan);
        pending.ResetWrittenCount();
    }
}
