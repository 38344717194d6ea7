using System.Globalization;
using System.Text;
using Annals.Language.Scripts;

namespace Annals.Capture.Filtering;

/// <summary>One line being read, from left to right.</summary>
/// <param name="line">Without blanks around it, not empty.</param>
internal sealed class FilterLine(string line)
{
    private const int LongestTag = 60;
    private const string Fields = "outlet, title, text, lang, length, url or feed";

    private int _at;

    private bool IsAtEnd => _at >= line.Length;

    /// <returns>A rule or a problem; the action too, when at least that could be read.</returns>
    public (FilterRule? Rule, string? Problem, FilterAction? Action) Read(int number)
    {
        FilterAction? action = null;
        try
        {
            action = Action();
            var tag = action == FilterAction.Tag ? Tag() : null;
            return (new FilterRule(number, line, action.Value, tag, Conditions(action.Value)), null, action);
        }
        catch (FilterSyntaxException exception)
        {
            return (null, exception.Message, action);
        }
    }

    private FilterAction Action() => Word() switch
    {
        "keep" => FilterAction.Keep,
        "skip" => FilterAction.Skip,
        "tag" => FilterAction.Tag,
        var word => throw new FilterSyntaxException($"'{Short(word)}' is no rule: begin the line with keep, skip or tag, or with # for a remark"),
    };

    private string Tag()
    {
        SkipBlanks();
        var isQuoted = !IsAtEnd && line[_at] == '"';
        var tag = isQuoted ? Quoted() : Word();
        if (string.IsNullOrWhiteSpace(tag) || !isQuoted && tag.AsSpan().ContainsAny("=~<>!"))
        {
            throw new FilterSyntaxException("the tag's name is missing: write tag NAME and then the conditions");
        }

        return tag.Length <= LongestTag && !tag.Any(char.IsControl)
            ? tag.Trim()
            : throw new FilterSyntaxException($"a tag is one line of at most {LongestTag} characters");
    }

    private List<FilterCondition> Conditions(FilterAction action)
    {
        var conditions = new List<FilterCondition>();
        SkipBlanks();
        if (line[_at..] == "all")
        {
            return [new AllCondition()];
        }

        while (!IsAtEnd)
        {
            conditions.Add(Condition());
            SkipBlanks();
        }

        return conditions.Count > 0
            ? conditions
            : throw new FilterSyntaxException($"it does not say which articles: add a condition such as title~\"words\", or write 'all' for every article{(action == FilterAction.Skip ? " (then nothing is kept but what lines above keep)" : "")}");
    }

    private FilterCondition Condition()
    {
        var start = _at;
        while (!IsAtEnd && char.IsAsciiLetter(line[_at]))
        {
            _at++;
        }

        var name = line[start.._at];
        var sign = Sign();
        if (name.Length == 0 || sign.Length == 0)
        {
            throw new FilterSyntaxException($"'{Short(line[start..])}' is no condition: write a field ({Fields}), then = != ~ !~ < or >, then a value, without blanks between; remarks stand on lines of their own");
        }

        return name switch
        {
            "lang" => Language(sign),
            "length" => Length(sign),
            "outlet" => Text(FilterField.Outlet, sign),
            "title" => Text(FilterField.Title, sign),
            "text" => Text(FilterField.Text, sign),
            "url" => Text(FilterField.Url, sign),
            "feed" => Text(FilterField.Feed, sign),
            _ => throw new FilterSyntaxException($"there is no field '{Short(name)}': use {Fields}"),
        };
    }

    private string Sign()
    {
        var isNegated = !IsAtEnd && line[_at] == '!';
        var at = _at + (isNegated ? 1 : 0);
        if (at >= line.Length || line[at] is not ('=' or '~') && (isNegated || line[at] is not ('<' or '>')))
        {
            return "";
        }

        _at = at + 1;
        return (isNegated ? "!" : "") + line[at];
    }

    private LanguageCondition Language(string sign)
        => sign is "=" or "!="
            ? new LanguageCondition([.. Alternatives().Select(tag => tag.Replace('_', '-').ToLowerInvariant())], sign == "!=")
            : throw new FilterSyntaxException("a language is compared with = or !=: lang=zh, lang!=en|fr");

    private LengthCondition Length(string sign)
    {
        if (sign is not ("<" or ">"))
        {
            throw new FilterSyntaxException("a length is compared with < or >: length<80");
        }

        var value = Word();
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? new LengthCondition(limit, sign == "<")
            : throw new FilterSyntaxException($"'{Short(value)}' is no length: give a number of characters, such as length<80");
    }

    private FilterCondition Text(FilterField field, string sign)
    {
        var isNegated = sign[0] == '!';
        if (sign is "=" or "!=")
        {
            return new EqualCondition(field, Alternatives().Select(value => ChineseFold.Fold(value).Trim()).ToHashSet(StringComparer.Ordinal), isNegated);
        }

        if (sign is "<" or ">")
        {
            throw new FilterSyntaxException("only length is compared with < and >: words are compared with = (the whole) or ~ (anywhere in it)");
        }

        return !IsAtEnd && line[_at] == '/' && PatternEnd() is { } end
            ? new ContainsCondition(field, FilterPattern.Of(Pattern(end)), isNegated)
            : new ContainsCondition(field, [.. Alternatives().Select(ChineseFold.Fold)], isNegated);
    }

    // A slash before a blank or the end, so that a pattern may hold slashes and blanks of its own.
    private int? PatternEnd()
    {
        for (var i = _at + 1; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '/' && i > _at + 1 && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
            {
                return i;
            }
        }

        return null;
    }

    private string Pattern(int end)
    {
        var pattern = line[(_at + 1)..end];
        _at = end + 1;
        return pattern;
    }

    private List<string> Alternatives()
    {
        var isQuoted = !IsAtEnd && line[_at] == '"';
        if (!IsAtEnd && line[_at] is '“' or '”' or '「')
        {
            throw new FilterSyntaxException($"'{Short(line[_at..])}': put words between straight quotes: \"words\"");
        }

        var parts = Split(isQuoted ? QuotedRaw() : Word());
        return parts.TrueForAll(part => part.Trim().Length > 0)
            ? parts
            : throw new FilterSyntaxException("a value is missing: nothing between two signs would match everything");
    }

    private string Quoted() => Split(QuotedRaw(), separator: '\0')[0];

    // Everything up to the closing quote, escapes and all.
    private string QuotedRaw()
    {
        var start = ++_at;
        while (!IsAtEnd && line[_at] != '"')
        {
            _at += line[_at] == '\\' ? 2 : 1;
        }

        if (IsAtEnd)
        {
            throw new FilterSyntaxException("a quote is opened and not closed: write \\\" for a quote among the words");
        }

        var raw = line[start.._at++];
        return IsAtEnd || char.IsWhiteSpace(line[_at])
            ? raw
            : throw new FilterSyntaxException($"'{Short(line[_at..])}' follows right behind a closing quote: put a blank between");
    }

    private static List<string> Split(string raw, char separator = '|')
    {
        var (parts, part) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '\\' && i + 1 < raw.Length && raw[i + 1] is '"' or '\\' or '|')
            {
                part.Append(raw[++i]);
            }
            else if (raw[i] == separator)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(raw[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    private string Word()
    {
        var start = _at;
        while (!IsAtEnd && !char.IsWhiteSpace(line[_at]))
        {
            _at++;
        }

        return line[start.._at];
    }

    private void SkipBlanks()
    {
        while (!IsAtEnd && char.IsWhiteSpace(line[_at]))
        {
            _at++;
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
