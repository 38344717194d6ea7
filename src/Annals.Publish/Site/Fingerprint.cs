using System.Numerics;

namespace Annals.Publish.Site;

/// <summary>
/// All that a page shows, as one number: a page whose number is the same need not be made again. Two pages' contents
/// would have to meet in 64 bits for a change to be missed.
/// </summary>
internal struct Fingerprint
{
    private const ulong Odd = 0x9E3779B97F4A7C15;

    public ulong Value { get; private set; }

    public void Add(long number)
    {
        var mixed = ((ulong)number + Odd) * 0xBF58476D1CE4E5B9;
        Value = (BitOperations.RotateLeft(Value, 23) ^ mixed ^ (mixed >> 29)) * Odd;
    }

    public void Add(string text)
    {
        foreach (var character in text)
        {
            Add(character);
        }

        Add(-1 - text.Length);
    }
}
