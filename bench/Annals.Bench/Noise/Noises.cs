using System.Globalization;
using System.Text.RegularExpressions;

namespace Annals.Bench.Noise;

/// <summary>What outlets change from one answer to the next without changing anything: each kind alone, by dice.</summary>
internal static partial class Noises
{
    public static readonly string[] Kinds =
    [
        "stamp", "updated stamp", "english stamp", "counters", "english counters", "attributes", "white space", "invisible characters", "advertisement", "link tracking", "picture size", "picture signature", "session", "pixel",
    ];

    public static string Add(string kind, string html, Random dice)
    {
        int Number(int most) => dice.Next(1, most);
        var serial = dice.NextInt64().ToString("x", CultureInfo.InvariantCulture);
        return kind switch
        {
            "stamp" => html + $"<p>{Number(59)} 分钟前</p>",
            "updated stamp" => $"<p>最近更新： {Number(23)} 小时前</p>" + html,
            "english stamp" => html + $"<div class=\"time\">Last updated {Number(23)} hours ago</div>",
            "counters" => html + $"<p>阅读 {Number(99_999):N0} 评论({Number(400)}) 分享 {Number(900)}</p>",
            "english counters" => html + $"<div>{Number(99_999):N0} views | {Number(400)} comments | {Number(900)} shares</div>",
            "attributes" => Image().Replace(html, tag => $"<img data-n=\"{serial}\" {string.Join(' ', Attribute().Matches(tag.Groups[1].Value).Select(match => match.Value.Trim()).Reverse())}>"),
            "white space" => html.Replace("</p>", $"</p>{new string('\n', Number(4))}{new string(' ', Number(9))}", StringComparison.OrdinalIgnoreCase),
            "invisible characters" => Middle(html, "\u200B\uFEFF"),
            "advertisement" => Middle(html, $"<div class=\"ad-slot\" data-ad=\"{serial}\"><a href=\"/ads/{Number(99)}\">{(Number(3) == 1 ? "广告：新书上架，全场八折" : "Advertisement")}{Number(99)}</a></div>"),
            "link tracking" => Link().Replace(html, link => $"{link.Value}{(link.Value.Contains('?', StringComparison.Ordinal) ? '&' : '?')}utm_source=rss&utm_campaign={serial}"),
            "picture size" => Source().Replace(html, source => $"{source.Value}{(source.Value.Contains('?', StringComparison.Ordinal) ? '&' : '?')}w={300 + Number(1700)}&q={Number(99)}"),
            "picture signature" => Source().Replace(html, source => $"{source.Value}{(source.Value.Contains('?', StringComparison.Ordinal) ? '&' : '?')}expires={Number(99_999)}&sig={serial}"),
            "session" => Link().Replace(html, link => $"{link.Value};jsessionid={serial}"),
            "pixel" => html + $"<img src=\"http://count.example/p?rn={serial}\" width=\"1\" height=\"1\">",
            _ => html,
        };
    }

    private static string Middle(string html, string what)
    {
        var ends = Regex.Matches(html, "</p>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking).ToList();
        return ends.Count < 2 ? html + what : html.Insert(ends[ends.Count / 2].Index + 4, what);
    }

    [GeneratedRegex(@"<img\b([^>]*)>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Image();

    // In either quotes: an attribute that is not found is one that the reordered tag has lost, and with it perhaps the picture.
    [GeneratedRegex(@"[\w-]+\s*=\s*(?:""[^""]*""|'[^']*'|[^\s""'>]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"href=""https?://[^""#]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"src=""https?://[^""#]+", RegexOptions.NonBacktracking)]
    private static partial Regex Source();
}
