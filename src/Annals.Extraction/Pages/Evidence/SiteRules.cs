using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Evidence;

/// <summary>
/// What somebody wrote down about one outlet's pages because the general way is not enough for them. Read from a small text file by
/// <see cref="SiteRulesFile"/>; docs/extraction.md has the format.
/// </summary>
public sealed record SiteRules
{
    /// <summary>The file the rules came from, for <c>--explain</c> and errors.</summary>
    public required string File { get; init; }

    /// <summary>Host names; <c>*.paper.example</c> is every host below, and that host itself.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    internal IReadOnlyList<SiteRule> Rules { get; init; } = [];

    /// <summary>True when the rules are for pages of this address.</summary>
    public bool AreFor(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsAbsoluteUri && Hosts.Any(h => IsHost(h, url.Host));
    }

    internal IEnumerable<SiteRule> Of(SiteRuleKind kind) => Rules.Where(r => r.Kind == kind);

    private static bool IsHost(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) || string.Equals(host, pattern[2..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, pattern, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a line of a rule file does.</summary>
internal enum SiteRuleKind
{
    Body,
    Drop,
    Title,
    Byline,
    Date,
    Line,
    LineBegins,
}

/// <summary>One line of a rule file: a selector, or words for the rules about lines.</summary>
internal sealed record SiteRule(SiteRuleKind Kind, int LineNumber, string Text, Selector? Selector)
{
    /// <summary>The name in the explanation: the file and the line that decided.</summary>
    public string NameIn(SiteRules rules) => $"{rules.File}:{LineNumber}";
}
