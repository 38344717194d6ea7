namespace Annals.Pages.Managing;

/// <summary>A text of rules in a list of them.</summary>
/// <param name="Name">Relative to the archive.</param>
/// <param name="Lines">Lines that say something; 0 for a text that nobody has written.</param>
/// <param name="Problems">Lines that cannot be understood.</param>
public sealed record RulesLine(string Name, RulesKind Kind, int Lines, int Problems, DateTimeOffset? ChangedAt);

/// <param name="Line">From 1; 0 for the text as a whole.</param>
public sealed record RulesProblem(int Line, string Message);

/// <summary>A text of rules, open to be edited.</summary>
public sealed record RulesTextPage
{
    public required string Name { get; init; }

    public required RulesKind Kind { get; init; }

    /// <summary>As it stands in the field.</summary>
    public required string Text { get; init; }

    /// <summary>Of the text that is on the disk.</summary>
    public required string Mark { get; init; }

    public IReadOnlyList<RulesProblem> Problems { get; init; } = [];

    public RulesOutcome Outcome { get; init; }

    /// <summary>What is on the disk now, where somebody else has changed it; else null.</summary>
    public string? There { get; init; }

    /// <summary>Articles on which rules for pages can be tried, the newest first.</summary>
    public IReadOnlyList<(string Id, string Title)> Offered { get; init; } = [];

    /// <summary>The one of them that was chosen; null for none.</summary>
    public string? TriedOn { get; init; }

    public FilterTrialPage? Filters { get; init; }

    public PageRulesTrial? PageRules { get; init; }
}

/// <summary>What became of a text that was sent.</summary>
public enum RulesOutcome
{
    /// <summary>Nothing was sent.</summary>
    None,
    Saved,
    HasProblems,
    ChangedMeanwhile,
    Tried,
}

/// <summary>What filters would have done with the articles kept last.</summary>
/// <param name="Articles">How many were looked at.</param>
public sealed record FilterTrialPage(int Articles, IReadOnlyList<FilteredLine> Skipped, IReadOnlyList<FilteredLine> Tagged);

/// <param name="By">The line that skips it, or the tags it is given.</param>
public sealed record FilteredLine(string Id, string Title, string Outlet, string By);

/// <summary>What rules for pages make of one kept page.</summary>
/// <param name="Title">The difference in the title.</param>
/// <param name="Text">The difference in the text; empty when no article could be taken.</param>
/// <param name="Trouble">Why none could; null when one could.</param>
public sealed record PageRulesTrial(Annals.Language.Comparing.DiffBlock? Title, IReadOnlyList<Annals.Language.Comparing.DiffBlock> Text, string? Trouble);
