using System.Collections.Concurrent;
using System.Net;

namespace Annals.Feeds.Xml;

/// <summary>HTML's named characters, which feeds use without declaring them.</summary>
internal static class HtmlEntities
{
    private const int LongestName = 32;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>The text of <c>&amp;name;</c>; null when HTML has no such name.</summary>
    public static string? Find(string name)
    {
        if (name.Length is 0 or > LongestName)
            return null;
        if (Known.TryGetValue(name, out var text))
            return text;
        var reference = "&" + name + ";";
        text = WebUtility.HtmlDecode(reference);
        if (text == reference)
            return null;
        Known.TryAdd(name, text);
        return text;
    }

    /// <summary>What a numeric reference means: windows-1252 for 128 to 159 (HTML, numeric character reference end state).</summary>
    public static int Reinterpret(int codePoint) => codePoint is >= 0x80 and <= 0x9F ? Windows1252[codePoint - 0x80] : codePoint;

    private static ReadOnlySpan<ushort> Windows1252 =>
    [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];
}
