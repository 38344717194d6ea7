using Annals.Archive;

namespace Annals.Capture.Filtering;

/// <summary>
/// The lines of one <c>filters.txt</c>. For keeping and skipping the first line that matches decides; tags add up. What is
/// not known (the language of a picture, the length of a text whose page failed) matches nothing, so that it skips nothing.
/// </summary>
public sealed class FilterSet
{
    /// <summary>In the archive's folder.</summary>
    public const string FileName = "filters.txt";

    internal FilterSet(IReadOnlyList<FilterRule> rules, IReadOnlyList<FilterProblem> problems, string mark)
        => (Rules, Problems, Mark) = (rules, problems, mark);

    public static FilterSet Empty { get; } = new([], [], "");

    /// <summary>The lines that could be understood, in their order.</summary>
    public IReadOnlyList<FilterRule> Rules { get; }

    public IReadOnlyList<FilterProblem> Problems { get; }

    /// <summary>Two sets with the same mark decide alike. Empty for no lines.</summary>
    internal string Mark { get; }

    /// <summary>Decides with all that will ever be known.</summary>
    public FilterDecision Decide(FilterSubject subject) => Decide(subject, isFinal: true);

    /// <summary>Decides when that is possible already; open when something more must be known.</summary>
    public FilterDecision DecideEarly(FilterSubject subject) => Decide(subject, isFinal: false);

    /// <summary>The tags of every line that matches, each once, in the order of the lines.</summary>
    public IReadOnlyList<string> TagsOf(FilterSubject subject)
        => [.. TaggedBy(subject).Select(rule => rule.Tag!).Distinct(StringComparer.Ordinal)];

    internal IReadOnlyList<FilterRule> TaggedBy(FilterSubject subject)
        => [.. Rules.Where(rule => rule.Action == FilterAction.Tag && rule.Matches(subject) == true)];

    internal Draft Tagged(Draft draft) => Rules.Count == 0 ? draft : draft with { Tags = TagsOf(FilterSubject.Of(draft, isWhole: true)) };

    private FilterDecision Decide(FilterSubject subject, bool isFinal)
    {
        foreach (var rule in Rules.Where(rule => rule.Action != FilterAction.Tag && !rule.IsOff))
        {
            var matches = rule.Matches(subject);
            if (matches == true)
            {
                return new FilterDecision(rule, IsOpen: false);
            }

            if (matches is null && !isFinal)
            {
                return new FilterDecision(null, IsOpen: true);
            }
        }

        return default;
    }
}
