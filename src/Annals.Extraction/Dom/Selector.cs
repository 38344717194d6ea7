namespace Annals.Extraction.Dom;

/// <summary>
/// The part of CSS selectors that rule files need: type, <c>*</c>, <c>.class</c>, <c>#id</c>, <c>[name]</c>, <c>[name=value]</c> with
/// <c>^=</c>, <c>*=</c> and <c>~=</c>, the blank and <c>&gt;</c> between them, commas (Selectors 4, https://www.w3.org/TR/selectors-4/).
/// </summary>
internal sealed class Selector
{
    private readonly List<List<Step>> _alternatives;

    private Selector(List<List<Step>> alternatives) => _alternatives = alternatives;

    /// <summary>Null when the text is not of this kind.</summary>
    public static Selector? Parse(string text)
    {
        var alternatives = new List<List<Step>>();
        foreach (var part in text.Split(','))
        {
            if (Steps(part.Trim()) is not { Count: > 0 } steps)
                return null;
            alternatives.Add(steps);
        }

        return new(alternatives);
    }

    public bool Matches(Node node)
    {
        foreach (var steps in _alternatives)
        {
            if (Matches(node, steps))
                return true;
        }

        return false;
    }

    /// <summary>From the last step outwards. A step that is not bound to its child is taken at the nearest ancestor that fits: enough for rules, where CSS would look further out.</summary>
    private static bool Matches(Node node, List<Step> steps)
    {
        if (!steps[^1].Fits(node))
            return false;
        Node? at = node;
        for (var i = steps.Count - 2; i >= 0; i--)
        {
            at = at.Parent;
            if (!steps[i + 1].IsChild)
            {
                while (at is not null && !steps[i].Fits(at))
                    at = at.Parent;
            }

            if (at is null || !steps[i].Fits(at))
                return false;
        }

        return true;
    }

    private static List<Step>? Steps(string text)
    {
        var steps = new List<Step>();
        var isChild = false;
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (text[at] == '>')
            {
                if (isChild || steps.Count == 0)
                    return null;
                isChild = true;
                at++;
            }
            else
            {
                if (ReadStep(text, ref at, isChild) is not { } step)
                    return null;
                steps.Add(step);
                isChild = false;
            }
        }

        return isChild ? null : steps;
    }

    private static Step? ReadStep(string text, ref int at, bool isChild)
    {
        var step = new Step { IsChild = isChild };
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] != '>')
        {
            switch (text[at])
            {
                case '*':
                    at++;
                    break;
                case '.' or '#':
                    var isId = text[at++] == '#';
                    if (ReadName(text, ref at) is not { } name)
                        return null;
                    step.Tests.Add(new(isId ? "id" : "class", isId ? '=' : '~', name));
                    break;
                case '[':
                    if (ReadAttribute(text, ref at) is not { } test)
                        return null;
                    step.Tests.Add(test);
                    break;
                default:
                    if (at != start || ReadName(text, ref at) is not { } tag)
                        return null;
                    step.Tag = tag.ToLowerInvariant();
                    break;
            }
        }

        return step;
    }

    private static AttributeTest? ReadAttribute(string text, ref int at)
    {
        var end = text.IndexOf(']', at);
        if (end < 0)
            return null;
        var inner = text[(at + 1)..end].Trim();
        at = end + 1;
        var equals = inner.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return inner.Length == 0 ? null : new(inner.ToLowerInvariant(), '?', "");
        if (equals == 0)
            return null;
        var mark = inner[equals - 1] is '^' or '*' or '~' ? inner[equals - 1] : '=';
        var name = inner[..(mark == '=' ? equals : equals - 1)].Trim().ToLowerInvariant();
        return name.Length == 0 ? null : new(name, mark, inner[(equals + 1)..].Trim().Trim('"', '\''));
    }

    private static string? ReadName(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '_'))
            at++;
        return at == start ? null : text[start..at];
    }

    private sealed class Step
    {
        public string? Tag { get; set; }

        public bool IsChild { get; init; }

        public List<AttributeTest> Tests { get; } = [];

        public bool Fits(Node node) => !node.IsText && (Tag is null || Tag == node.Tag) && Tests.TrueForAll(t => t.Fits(node));
    }

    /// <param name="Mark">? there, = equal, ^ begins with, * contains, ~ one of the words.</param>
    private sealed record AttributeTest(string Name, char Mark, string Value)
    {
        public bool Fits(Node node) => node.Attribute(Name) is { } actual && Mark switch
        {
            '?' => true,
            '^' => Value.Length > 0 && actual.StartsWith(Value, StringComparison.Ordinal),
            '*' => Value.Length > 0 && actual.Contains(Value, StringComparison.Ordinal),
            '~' => actual.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(Value),
            _ => actual == Value,
        };
    }
}
