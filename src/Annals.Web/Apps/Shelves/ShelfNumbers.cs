using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Annals.Web.Apps.Shelves;

/// <summary>
/// Numbers for names, for protocols that know numbers only: 31 bits of the name's SHA-256, so that they are the same after a
/// restart and in a copy of the archive. Of two names with one number, which among a thousand happens once in four thousand
/// archives, the later one takes the next.
/// </summary>
internal sealed class ShelfNumbers
{
    private readonly HashSet<int> _taken = [0, 1];

    public int Of(string name)
    {
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), digest);
        var number = BinaryPrimitives.ReadInt32BigEndian(digest) & int.MaxValue;
        while (!_taken.Add(number))
        {
            number = number == int.MaxValue ? 2 : number + 1;
        }

        return number;
    }
}
