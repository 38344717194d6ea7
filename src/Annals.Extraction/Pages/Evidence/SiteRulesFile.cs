using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Evidence;

/// <summary>A line of a rule file that could not be understood: the others hold.</summary>
/// <param name="File">As it was named to the reader.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record SiteRulesError(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Reads the rules of an outlet: lines of <c>word: value</c>; empty lines and lines that begin with # say nothing.</summary>
public static class SiteRulesFile
{
    private const string Known = "host, body, drop, title, byline, date, line or line-begins";

    /// <summary>The rules, and what was not understood of them. Never throws for its input.</summary>
    public static (SiteRules Rules, IReadOnlyList<SiteRulesError> Errors) Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var hosts = new List<string>();
        var rules = new List<SiteRule>();
        var errors = new List<SiteRulesError>();
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF').ToString();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (Add(line, number, hosts, rules) is { } error)
                errors.Add(new(file, number, error));
        }

        if (hosts.Count == 0)
            errors.Add(new(file, 1, "no host: begin with a line like \"host: www.paper.example, *.paper.example\""));
        return (new SiteRules { File = file, Hosts = hosts, Rules = rules }, errors);
    }

    private static string? Add(string line, int number, List<string> hosts, List<SiteRule> rules)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return $"\"{line}\" has no colon: write a word and its value, like \"drop: .promo\"";
        var word = line[..colon].Trim();
        var value = line[(colon + 1)..].Trim();
        if (value.Length == 0)
            return $"{word} has no value: write it after the colon, or delete the line";
        if (word is "host")
        {
            hosts.AddRange(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            return null;
        }

        if (KindOf(word) is not { } kind)
            return $"\"{word}\" is not a rule: use {Known}";
        if (kind is SiteRuleKind.Line or SiteRuleKind.LineBegins)
        {
            rules.Add(new(kind, number, value, null));
            return null;
        }

        if (Selector.Parse(value) is not { } selector)
            return $"\"{value}\" is not a selector: use names, .classes, #ids, [attribute=value], blanks, > and commas";
        rules.Add(new(kind, number, value, selector));
        return null;
    }

    private static SiteRuleKind? KindOf(string word) => word switch
    {
        "body" => SiteRuleKind.Body,
        "drop" => SiteRuleKind.Drop,
        "title" => SiteRuleKind.Title,
        "byline" => SiteRuleKind.Byline,
        "date" => SiteRuleKind.Date,
        "line" => SiteRuleKind.Line,
        "line-begins" => SiteRuleKind.LineBegins,
        _ => null,
    };
}
