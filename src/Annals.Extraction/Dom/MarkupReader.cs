using System.Collections.Frozen;

namespace Annals.Extraction.Dom;

/// <summary>
/// Reads a page as a row of texts and tags, in one pass and without allocation for names that are known.
/// It follows the HTML tokenizer (html.spec.whatwg.org/#tokenization), but knows no tree: what a CDATA section or a
/// <c>style</c> inside SVG means it cannot know, so it only tells that it met one.
/// </summary>
internal ref struct MarkupReader(ReadOnlySpan<char> html)
{
    private const int LongestName = 32;

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known = KnownNames();

    private readonly ReadOnlySpan<char> _html = html;
    private int _at;
    private int _attributesFrom;
    private int _attributesTo;

    /// <summary>True when the current piece is text; then <see cref="Text"/> holds it, undecoded.</summary>
    public bool IsText { get; private set; }

    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Lower-case name of the current tag; names that are absurdly long come as one made-up name.</summary>
    public string Name { get; private set; } = "";

    public bool IsEnd { get; private set; }

    public bool IsSelfClosing { get; private set; }

    /// <summary>True when a comment, or what the tokenizer takes for one, stood before the current piece.</summary>
    public bool PassedComment { get; private set; }

    /// <summary>True once a CDATA section was passed over as the comment that it is outside SVG and MathML.</summary>
    public bool SawCData { get; private set; }

    /// <summary>Moves to the next text or tag; comments and doctypes are passed over.</summary>
    public bool Read()
    {
        PassedComment = false;
        while (_at < _html.Length)
        {
            if (_html[_at] != '<')
            {
                ReadText(_at);
                return true;
            }

            if (_at + 1 >= _html.Length)
            {
                ReadText(_at + 1);
                return true;
            }

            var c = _html[_at + 1];
            if (char.IsAsciiLetter(c))
            {
                ReadTag(_at + 1, end: false);
                return true;
            }

            if (c == '!')
            {
                PassedComment = true;
                SkipDeclaration();
            }
            else if (c == '?')
            {
                PassedComment = true;
                _at = IndexAfter(_at, '>');
            }
            else if (c == '/' && _at + 2 < _html.Length && char.IsAsciiLetter(_html[_at + 2]))
            {
                ReadTag(_at + 2, end: true);
                return true;
            }
            else if (c == '/' && _at + 2 < _html.Length)
            {
                PassedComment |= _html[_at + 2] != '>';
                _at = IndexAfter(_at, '>');
            }
            else
            {
                ReadText(_at + 1);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// After the start tag of an element whose content is not markup (script, style, title, textarea …): passes over the
    /// content up to its end tag and returns it. Everything that is left when there is no end tag.
    /// </summary>
    public ReadOnlySpan<char> SkipRawContent()
    {
        var content = PeekRawContent();
        _at += content.Length;
        return content;
    }

    public readonly ReadOnlySpan<char> PeekRawContent()
    {
        var rest = _html[_at..];
        var from = 0;
        while (true)
        {
            var step = rest[from..].IndexOf("</", StringComparison.Ordinal);
            if (step < 0)
                return rest;
            from += step + 2;
            var name = rest[from..];
            if (name.StartsWith(Name, StringComparison.OrdinalIgnoreCase) && (name.Length == Name.Length || EndsName(name[Name.Length])))
                return rest[..(from - 2)];
        }
    }

    /// <summary>The attributes of the current tag, names in lower case, values decoded; of equal names the first.</summary>
    public readonly List<KeyValuePair<string, string>> Attributes() =>
        TagAttributes.Parse(_html[_attributesFrom.._attributesTo]);

    private void ReadText(int searchFrom)
    {
        var step = searchFrom < _html.Length ? _html[searchFrom..].IndexOf('<') : -1;
        var end = step < 0 ? _html.Length : searchFrom + step;
        Text = _html[_at..end];
        IsText = true;
        _at = end;
    }

    private void ReadTag(int nameAt, bool end)
    {
        IsText = false;
        IsEnd = end;
        var at = nameAt;
        while (at < _html.Length && !EndsName(_html[at]))
            at++;
        Name = Fold(_html[nameAt..at]);
        _attributesFrom = at;
        SkipAttributes(ref at);
        _attributesTo = Math.Max(_attributesFrom, at - 1);
        _at = at;
    }

    private static bool EndsName(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>';

    private static string Fold(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName)
            return "overlong";
        Span<char> lower = stackalloc char[LongestName];
        name.ToLowerInvariant(lower);
        lower = lower[..name.Length];
        return Known.TryGetValue(lower, out var known) ? known : lower.ToString();
    }

    private void SkipAttributes(ref int at)
    {
        IsSelfClosing = false;
        while (at < _html.Length)
        {
            var step = _html[at..].IndexOfAny('=', '>', '/');
            if (step < 0)
                break;
            at += step;
            var c = _html[at++];
            if (c == '>')
                return;
            if (c == '/')
                IsSelfClosing = at < _html.Length && _html[at] == '>';
            else
                SkipValue(ref at);
        }

        at = _html.Length;
    }

    private readonly void SkipValue(ref int at)
    {
        while (at < _html.Length && _html[at] is ' ' or '\t' or '\n' or '\f' or '\r')
            at++;
        if (at >= _html.Length)
            return;
        if (_html[at] is '"' or '\'')
        {
            at = IndexAfter(at + 1, _html[at]);
            return;
        }

        while (at < _html.Length && _html[at] is not (' ' or '\t' or '\n' or '\f' or '\r' or '>'))
            at++;
    }

    private void SkipDeclaration()
    {
        var rest = _html[(_at + 2)..];
        if (!rest.StartsWith("--", StringComparison.Ordinal))
        {
            SawCData |= rest.StartsWith("[CDATA[", StringComparison.Ordinal);
            _at = IndexAfter(_at, '>');
            return;
        }

        var body = rest[2..];
        var bodyAt = _at + 4;
        if (body.StartsWith(">", StringComparison.Ordinal) || body.StartsWith("->", StringComparison.Ordinal))
        {
            _at = IndexAfter(bodyAt, '>');
            return;
        }

        // "--!>" ends a comment as well; whichever comes first.
        var close = body.IndexOf("-->", StringComparison.Ordinal);
        var bang = (close < 0 ? body : body[..close]).IndexOf("--!>", StringComparison.Ordinal);
        _at = bang >= 0 ? bodyAt + bang + 4 : close >= 0 ? bodyAt + close + 3 : _html.Length;
    }

    private readonly int IndexAfter(int from, char wanted)
    {
        var step = from < _html.Length ? _html[from..].IndexOf(wanted) : -1;
        return step < 0 ? _html.Length : from + step + 1;
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> KnownNames()
    {
        var common = Names.Set("abbr article div figure g img path picture span svg sub sup label audio video circle rect time cite use q rt rp ruby");
        return common.Concat(Names.Special).Concat(Names.Block).Concat(Names.RawText).Concat(Names.Formatting).Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(static n => n, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
