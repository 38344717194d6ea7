using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace Annals.Feeds.Dates;

/// <summary>Zones by IANA name, by offset, and by the abbreviations that mean one thing only (CST does not: see <see cref="FindAbbreviation"/>).</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, int> OffsetMinutes = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["gmt"] = 0,
        ["utc"] = 0,
        ["ut"] = 0,
        ["z"] = 0,
        ["zulu"] = 0,
        ["wet"] = 0,
        ["est"] = -300,
        ["edt"] = -240,
        ["cdt"] = -300,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["pst"] = -480,
        ["pdt"] = -420,
        ["akst"] = -540,
        ["akdt"] = -480,
        ["hst"] = -600,
        ["nst"] = -210,
        ["ndt"] = -150,
        ["adt"] = -180,
        ["brt"] = -180,
        ["art"] = -180,
        ["clt"] = -240,
        ["clst"] = -180,
        ["bst"] = 60,
        ["west"] = 60,
        ["cet"] = 60,
        ["cest"] = 120,
        ["met"] = 60,
        ["mez"] = 60,
        ["mesz"] = 120,
        ["mest"] = 120,
        ["wat"] = 60,
        ["eet"] = 120,
        ["eest"] = 180,
        ["sast"] = 120,
        ["cat"] = 120,
        ["msk"] = 180,
        ["trt"] = 180,
        ["eat"] = 180,
        ["irst"] = 210,
        ["gst"] = 240,
        ["aft"] = 270,
        ["pkt"] = 300,
        ["uzt"] = 300,
        ["npt"] = 345,
        ["mmt"] = 390,
        ["ict"] = 420,
        ["wib"] = 420,
        ["wita"] = 480,
        ["wit"] = 540,
        ["hkt"] = 480,
        ["sgt"] = 480,
        ["myt"] = 480,
        ["pht"] = 480,
        ["awst"] = 480,
        ["ulat"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["acst"] = 570,
        ["acdt"] = 630,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["nzst"] = 720,
        ["nzdt"] = 780,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Regions = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["et"] = "America/New_York",
        ["ct"] = "America/Chicago",
        ["mt"] = "America/Denver",
        ["pt"] = "America/Los_Angeles",
        ["北京时间"] = "Asia/Shanghai",
        ["北京時間"] = "Asia/Shanghai",
        ["中国标准时间"] = "Asia/Shanghai",
        ["中國標準時間"] = "Asia/Shanghai",
        ["台北时间"] = "Asia/Taipei",
        ["台北時間"] = "Asia/Taipei",
        ["臺北時間"] = "Asia/Taipei",
        ["香港时间"] = "Asia/Hong_Kong",
        ["香港時間"] = "Asia/Hong_Kong",
        ["新加坡时间"] = "Asia/Singapore",
        ["东京时间"] = "Asia/Tokyo",
        ["日本时间"] = "Asia/Tokyo",
        ["日本標準時"] = "Asia/Tokyo",
        ["首尔时间"] = "Asia/Seoul",
        ["美东时间"] = "America/New_York",
        ["美東時間"] = "America/New_York",
        ["美国东部时间"] = "America/New_York",
        ["美國東部時間"] = "America/New_York",
        ["美西时间"] = "America/Los_Angeles",
        ["格林尼治时间"] = "UTC",
        ["格林威治时间"] = "UTC",
        ["格林威治標準時間"] = "UTC",
        ["世界标准时间"] = "UTC",
        ["协调世界时"] = "UTC",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ZoneIds = DateTimeZoneProviders.Tzdb.Ids
        .Where(id => id.Contains('/', StringComparison.Ordinal)).ToFrozenDictionary(id => id.ToLowerInvariant(), id => id, StringComparer.Ordinal);

    /// <summary>The zone an outlet is in: "Asia/Shanghai", "+08:00", "UTC". Null for anything else.</summary>
    public static DateTimeZone? Find(string zone)
    {
        var name = zone.Trim();
        if (name.Length == 0)
            return null;
        if (name[0] is '+' or '-')
            return ParseOffset(name, out var length) is { } minutes && length == name.Length ? Fixed(minutes) : null;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? FindAbbreviation(name.ToLowerInvariant(), isEastAsian: false);
    }

    /// <summary>A zone named in a text, in lower case.</summary>
    public static DateTimeZone? FindAbbreviation(string name, bool isEastAsian)
    {
        if (name == "cst")
            return Fixed(isEastAsian ? 480 : -360);
        if (name == "ist")
            return Fixed(330);
        if (OffsetMinutes.TryGetValue(name, out var minutes))
            return Fixed(minutes);
        if (Regions.TryGetValue(name, out var region) || ZoneIds.TryGetValue(name, out region))
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(region);
        return null;
    }

    /// <summary>The longest Chinese zone name at the start of a text; 0 characters when there is none.</summary>
    public static int ChineseNameLength(ReadOnlySpan<char> text)
    {
        var best = 0;
        foreach (var name in Regions.Keys)
        {
            if (name[0] > 0x2E80 && name.Length > best && text.StartsWith(name))
                best = name.Length;
        }
        return best;
    }

    public static DateTimeZone Fixed(int minutes) => DateTimeZone.ForOffset(Offset.FromSeconds(minutes * 60));

    /// <summary>"+0800", "+08:00", "-04", "+8", at the start of the text; null when it is none or no offset that exists.</summary>
    public static int? ParseOffset(ReadOnlySpan<char> text, out int length)
    {
        length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        var digits = text[1..length];
        int hours, minutes = 0;
        switch (digits.Length)
        {
            case 1 or 2:
                hours = int.Parse(digits, CultureInfo.InvariantCulture);
                if (length + 2 < text.Length + 0 && text[length] == ':' && char.IsAsciiDigit(text[length + 1]) && char.IsAsciiDigit(text[length + 2]))
                {
                    minutes = int.Parse(text.Slice(length + 1, 2), CultureInfo.InvariantCulture);
                    length += 3;
                }
                break;
            case 3 or 4:
                hours = int.Parse(digits[..^2], CultureInfo.InvariantCulture);
                minutes = int.Parse(digits[^2..], CultureInfo.InvariantCulture);
                break;
            default:
                return null;
        }
        var total = hours * 60 + minutes;
        return minutes < 60 && total <= 14 * 60 ? (text[0] == '-' ? -total : total) : null;
    }
}
