using System.Buffers;
using System.Text.RegularExpressions;

namespace Annals.Capture.Filtering;

/// <summary>One condition of a line, such as <c>title~"live"</c>.</summary>
internal abstract class FilterCondition
{
    /// <summary>Whether it holds; null when that is not known, or not yet.</summary>
    public abstract bool? Holds(FilterSubject subject);
}

/// <summary><c>all</c>.</summary>
internal sealed class AllCondition : FilterCondition
{
    public override bool? Holds(FilterSubject subject) => true;
}

/// <summary><c>outlet=</c> and the like: the whole value is one of these.</summary>
internal sealed class EqualCondition(FilterField field, IReadOnlySet<string> values, bool isNegated) : FilterCondition
{
    public override bool? Holds(FilterSubject subject) => subject.Folded(field) is { } text ? values.Contains(text.Trim()) != isNegated : null;
}

/// <summary><c>title~"a|b"</c> and <c>title~/pattern/</c>: something in it matches.</summary>
internal sealed class ContainsCondition : FilterCondition
{
    private readonly FilterField _field;
    private readonly bool _isNegated;
    private readonly SearchValues<string>? _words;
    private readonly Regex? _pattern;

    public ContainsCondition(FilterField field, IReadOnlyCollection<string> words, bool isNegated)
        => (_field, _words, _isNegated) = (field, SearchValues.Create([.. words], StringComparison.Ordinal), isNegated);

    public ContainsCondition(FilterField field, Regex pattern, bool isNegated)
        => (_field, _pattern, _isNegated) = (field, pattern, isNegated);

    public override bool? Holds(FilterSubject subject)
    {
        if (subject.Folded(_field) is not { } text)
        {
            return null;
        }

        var isThere = _words is null ? _pattern!.IsMatch(text) : text.AsSpan().ContainsAny(_words);
        return !isThere && _field == FilterField.Text && !subject.IsWhole ? null : isThere != _isNegated;
    }
}

/// <summary><c>lang=</c>.</summary>
internal sealed class LanguageCondition(IReadOnlyList<string> tags, bool isNegated) : FilterCondition
{
    public override bool? Holds(FilterSubject subject)
    {
        var answers = subject.IsWhole ? tags.Select(subject.IsIn).ToList() : [null];
        return answers.Contains(null) ? null : answers.Contains(true) != isNegated;
    }
}

/// <summary><c>length&lt;80</c>, <c>length&gt;80</c>.</summary>
internal sealed class LengthCondition(int limit, bool isBelow) : FilterCondition
{
    public override bool? Holds(FilterSubject subject)
        => subject.Length > limit ? !isBelow : subject.IsWhole ? isBelow && subject.Length < limit : null;
}
