using System.Runtime.CompilerServices;

namespace Annals.Publish.Site.Search;

/// <summary>
/// Numbers as the 90 characters that may stand between single quotes in a script: small ones take one character, and a
/// browser reads them without decoding anything first. Half of the digits end a number, half say that it goes on.
/// </summary>
/// <remarks>A number below 45 is one ending digit; any other is <c>45 + digit + 45 * rest</c>, the digit first, then the rest in the same way.</remarks>
internal sealed class DigitWriter
{
    private const int Half = 45;

    private static readonly byte[] Digits = [.. Enumerable.Range('#', '~' - '#' + 1).Where(code => code is not ('\'' or '\\')).Select(code => (byte)code)];

    private byte[] _bytes = new byte[1 << 16];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(uint value)
    {
        if (Length + 8 > _bytes.Length)
        {
            Grow(8);
        }

        while (value >= Half)
        {
            value -= Half;
            _bytes[Length++] = Digits[Half + (value % Half)];
            value /= Half;
        }

        _bytes[Length++] = Digits[value];
    }

    /// <summary>Numbers that ascend, as the gaps between them.</summary>
    public void Gaps(ReadOnlySpan<int> rows)
    {
        var before = 0;
        foreach (var row in rows)
        {
            Number((uint)(row - before - 1));
            before = row;
        }
    }

    /// <summary>The same as one bit for each number from 1 on, six a character, the lowest first.</summary>
    public void Bits(ReadOnlySpan<int> rows)
    {
        var characters = (rows[^1] + 5) / 6;
        Number((uint)characters);
        Grow(characters);
        var target = _bytes.AsSpan(Length, characters);
        target.Clear();
        foreach (var row in rows)
        {
            target[(row - 1) / 6] |= (byte)(1 << ((row - 1) % 6));
        }

        foreach (ref var bits in target)
        {
            bits = Digits[bits];
        }

        Length += characters;
    }

    public void Raw(ReadOnlySpan<byte> ascii)
    {
        Grow(ascii.Length);
        ascii.CopyTo(_bytes.AsSpan(Length));
        Length += ascii.Length;
    }

    private void Grow(int more)
    {
        if (Length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(Length + more, _bytes.Length * 2));
        }
    }
}
