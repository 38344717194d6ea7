using System.Text;

namespace Annals.Capture.Politeness;

/// <summary>What a robots.txt says to us (RFC 9309): the rules of our group, or of everybody's.</summary>
public sealed record RobotsRules
{
    private const int MostRules = 10_000;

    /// <summary>No rules: everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new();

    public IReadOnlyList<RobotsRule> Rules { get; init; } = [];

    /// <summary>Not in the RFC, but asked for by many: the time between two requests. Null when not asked for.</summary>
    public TimeSpan? CrawlDelay { get; init; }

    /// <param name="product">The product token of our User-Agent; compared without regard to case (section 2.2.1).</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> document, string product)
    {
        var ours = new Group();
        var everybodys = new Group();
        var targets = new List<Group>();
        var isInsideGroup = false;
        var hasOurs = false;
        foreach (var rawLine in Encoding.UTF8.GetString(document).EnumerateLines())
        {
            var (key, value) = Split(rawLine);
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (isInsideGroup)
                {
                    targets.Clear();
                    isInsideGroup = false;
                }

                if (IsProduct(value, product))
                {
                    targets.Add(ours);
                    hasOurs = true;
                }
                else if (value is "*")
                {
                    targets.Add(everybodys);
                }

                continue;
            }

            isInsideGroup |= AddRule(targets, key, value);
        }

        return (hasOurs ? ours : everybodys).ToRules();
    }

    /// <param name="pathAndQuery">Begins with '/', percent-encoded as sent.</param>
    public bool IsAllowed(string pathAndQuery)
    {
        var path = RobotsRule.Normalise(pathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            // Section 2.2.2: the most octets win; of two equal ones the allowing.
            var isBetter = best is null || rule.Pattern.Length > best.Pattern.Length || rule.Pattern.Length == best.Pattern.Length && rule.IsAllowed;
            if (isBetter && rule.Matches(path))
            {
                best = rule;
            }
        }

        return best?.IsAllowed ?? true;
    }

    private static bool AddRule(List<Group> targets, ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        var isAllow = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
        if (isAllow || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var target in targets)
            {
                target.Add(isAllow, value);
            }

            return true;
        }

        if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(value, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 1e6)
        {
            foreach (var target in targets)
            {
                target.CrawlDelay = TimeSpan.FromSeconds(seconds);
            }

            return true;
        }

        // Other records (Sitemap) belong to no group and end none (section 2.2.4).
        return false;
    }

    // "Annals", "annals/0.1" and "Annals-bot" in the wild: the token is what comes before anything that is no letter.
    private static bool IsProduct(ReadOnlySpan<char> value, string product)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '-' or '_'))
        {
            end++;
        }

        return value[..end].Equals(product, StringComparison.OrdinalIgnoreCase);
    }

    private static KeyAndValue Split(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        var content = comment < 0 ? line : line[..comment];
        var colon = content.IndexOf(':');
        return colon < 0 ? default : new KeyAndValue(content[..colon].Trim(" \t\uFEFF"), content[(colon + 1)..].Trim());
    }

    private readonly ref struct KeyAndValue(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        private readonly ReadOnlySpan<char> _key = key;
        private readonly ReadOnlySpan<char> _value = value;

        public void Deconstruct(out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
        {
            key = _key;
            value = _value;
        }
    }

    private sealed class Group
    {
        private readonly List<RobotsRule> _rules = [];

        public TimeSpan? CrawlDelay { get; set; }

        public void Add(bool isAllowed, ReadOnlySpan<char> pattern)
        {
            // "Disallow:" with nothing behind it disallows nothing.
            if (pattern.Length is > 0 and < 4096 && _rules.Count < MostRules)
            {
                _rules.Add(new RobotsRule(isAllowed, RobotsRule.Normalise(pattern.ToString())));
            }
        }

        public RobotsRules ToRules() => new() { Rules = _rules, CrawlDelay = CrawlDelay };
    }
}
