namespace Annals.Bench.Sanitising;

/// <summary>What a real browser did with fragments, and what was left in them that could do something.</summary>
public sealed record Harm
{
    public static Harm None { get; } = new();

    /// <summary>Scripts that ran, on load or when poked.</summary>
    public IReadOnlyList<string> Executions { get; init; } = [];

    /// <summary>Requests for anything but the pictures, films and sounds that the fragment shows.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>Event handlers and addresses with a scheme that is none of the web's.</summary>
    public IReadOnlyList<string> Dangers { get; init; } = [];

    /// <summary>Elements and attributes that belong to a page, not to an article: document level, forms, foreign frames, names that shadow, overlays.</summary>
    public IReadOnlyList<string> Strays { get; init; } = [];

    public bool IsNone => Executions.Count + Requests.Count + Dangers.Count + Strays.Count == 0;

    public Harm And(Harm other) => new()
    {
        Executions = [.. Executions, .. other.Executions],
        Requests = [.. Requests, .. other.Requests],
        Dangers = [.. Dangers, .. other.Dangers],
        Strays = [.. Strays, .. other.Strays],
    };

    public override string ToString()
        => string.Join("; ", Executions.Select(e => "ran: " + e).Concat(Requests.Select(r => "asked for: " + r)).Concat(Dangers.Select(d => "danger: " + d)).Concat(Strays.Select(s => "stray: " + s)));
}
