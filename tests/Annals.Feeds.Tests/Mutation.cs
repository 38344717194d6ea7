namespace Annals.Feeds.Tests;

/// <summary>Damage of the kinds that happen on the way: bytes flipped, stretches lost, repeated, moved between documents.</summary>
internal static class Mutation
{
    private static readonly byte[][] Splinters =
    [
        "<"u8.ToArray(), ">"u8.ToArray(), "&"u8.ToArray(), "]]>"u8.ToArray(), "<![CDATA["u8.ToArray(), "<!--"u8.ToArray(), "-->"u8.ToArray(), "</item>"u8.ToArray(), "<item>"u8.ToArray(), "<entry>"u8.ToArray(),
        "\""u8.ToArray(), "'"u8.ToArray(), "/>"u8.ToArray(), "<?xml encoding='gbk'?>"u8.ToArray(), "<!DOCTYPE x [<!ENTITY y '&y;&y;'>]>"u8.ToArray(), "&y;"u8.ToArray(), "&#x110000;"u8.ToArray(),
        [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0], [0x1F, 0x8B, 8], [0xE4, 0xB8], [0xC0, 0x80], "{\"items\":["u8.ToArray(), "\\ud800"u8.ToArray(), "xmlns=''"u8.ToArray(), "<div>"u8.ToArray(), "</div>"u8.ToArray(),
        "xml:base='http:///'"u8.ToArray(), "type='xhtml'"u8.ToArray(), "mode='base64'"u8.ToArray(), "<title>"u8.ToArray(), "<link>"u8.ToArray(), "<source>"u8.ToArray(), "<image>"u8.ToArray(),
    ];

    public static byte[] Of(byte[][] seeds, Random random)
    {
        var bytes = seeds[random.Next(seeds.Length)].ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
            Once(bytes, seeds, random);
        return [.. bytes];
    }

    private static void Once(List<byte> bytes, byte[][] seeds, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(bytes.Count - at, random.Next(1, 60));
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Splinters[random.Next(Splinters.Length)]);
                break;
            case 5:
                var other = seeds[random.Next(seeds.Length)];
                var start = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(start, Math.Min(other.Length - start, 200)).ToArray());
                break;
            default:
                for (var i = 0; i < length; i++)
                    bytes[at + i] ^= 0x80;
                break;
        }
    }
}
