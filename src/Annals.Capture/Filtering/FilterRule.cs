namespace Annals.Capture.Filtering;

/// <summary>One line of <c>filters.txt</c>.</summary>
public sealed class FilterRule
{
    private readonly IReadOnlyList<FilterCondition> _conditions;

    internal FilterRule(int line, string text, FilterAction action, string? tag, IReadOnlyList<FilterCondition> conditions)
        => (Line, Text, Action, Tag, _conditions) = (line, text, action, tag, conditions);

    /// <summary>From 1.</summary>
    public int Line { get; }

    /// <summary>As its owner wrote it.</summary>
    public string Text { get; }

    public FilterAction Action { get; }

    /// <summary>Null unless it gives a tag.</summary>
    public string? Tag { get; }

    /// <summary>True for a line that skips and stands below one that cannot be understood: that one might have kept what this would skip.</summary>
    public bool IsOff { get; internal init; }

    /// <summary>How a skipped entry names the rule.</summary>
    public string Reason => $"{FilterSet.FileName}:{Line}: {Text}";

    /// <summary>Whether every condition holds; null when that hangs on something that is not known.</summary>
    public bool? Matches(FilterSubject subject)
    {
        bool? all = true;
        foreach (var condition in _conditions)
        {
            switch (condition.Holds(subject))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
            }
        }

        return all;
    }

    internal FilterRule Off() => new(Line, Text, Action, Tag, _conditions) { IsOff = true };
}

/// <summary>A line that could not be understood. The other lines hold.</summary>
/// <param name="Line">From 1; 0 for the file itself.</param>
/// <param name="Message">What is wrong, what that means, and what to do.</param>
public sealed record FilterProblem(int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{FilterSet.FileName}:{Line}: {Message}" : $"{FilterSet.FileName}: {Message}";
}
