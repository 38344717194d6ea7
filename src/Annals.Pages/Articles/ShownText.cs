using System.Buffers;
using Annals.Extraction.Text;

namespace Annals.Pages.Articles;

/// <summary>Sanitised markup as plain text that remembers where in the markup each character stands.</summary>
internal sealed class ShownText
{
    private static readonly HashSet<string> WithoutLinks = ["figcaption", "th", "td", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"];
    private static readonly HashSet<string> Void = ["img", "br", "hr", "wbr", "source", "track", "col", "input"];

    // What ends a row of characters that stand in the text as they stand in the markup.
    private static readonly SearchValues<char> Special = SearchValues.Create("<& \t\n\f\r\v\0\u00a0");

    // Never more characters than the markup has.
    private readonly char[] _text;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly bool[] _mayLink;
    private readonly bool[] _isLinked;
    private int _length;
    private bool _breakPending;
    private bool _blankPending;
    private int _preformatted;
    private int _noLinks;
    private int _links;

    private ShownText(int most)
    {
        _text = GC.AllocateUninitializedArray<char>(most);
        _starts = GC.AllocateUninitializedArray<int>(most);
        _ends = GC.AllocateUninitializedArray<int>(most);
        _mayLink = GC.AllocateUninitializedArray<bool>(most);
        _isLinked = GC.AllocateUninitializedArray<bool>(most);
    }

    /// <summary>As <see cref="HtmlText.ToPlainText"/> would give it.</summary>
    public string Text { get; private set; } = "";

    /// <summary>For each character of the text where it begins in the markup.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, _length);

    /// <summary>For each character of the text where the next begins.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, _length);

    /// <summary>False when a link behind the sentence would disturb (in a heading, a table, a caption), or stand within another link.</summary>
    /// <param name="end">Where the sentence ends in the markup.</param>
    public bool MayLink(string html, Range sentence, int end)
    {
        var last = sentence.End.Value - 1;
        return _mayLink[last] && (!_isLinked[last] || html.AsSpan(_ends[last], end - _ends[last]).Contains("</a>", StringComparison.Ordinal));
    }

    /// <summary>True when a link would stand within another.</summary>
    public bool IsLinked(int start, int end) => _isLinked.AsSpan(start, end - start).Contains(true);

    public static ShownText Of(string html)
    {
        var shown = new ShownText(html.Length);
        for (var at = 0; at < html.Length;)
        {
            at = html[at] == '<' ? shown.Tag(html, at)
                : html.AsSpan(at).IndexOfAny(Special) is var length && length != 0 ? shown.Row(html, at, length < 0 ? html.Length : at + length)
                : shown.Character(html, at);
        }

        shown.Text = new string(shown._text, 0, shown._length);
        return shown;
    }

    /// <summary>Before the tags of inline elements that begin with the character at this place.</summary>
    public static int BackOverOpening(string html, int at)
    {
        while (at > 0 && html[at - 1] == '>' && html.LastIndexOf('<', at - 1) is >= 0 and var open && html[open + 1] != '/' && IsInline(NameAt(html, open)))
        {
            at = open;
        }

        return at;
    }

    /// <summary>Behind the end tags of inline elements that end at this place.</summary>
    public static int OverClosing(string html, int at)
    {
        while (at + 1 < html.Length && html[at] == '<' && html[at + 1] == '/' && IsInline(NameAt(html, at)))
        {
            at = html.IndexOf('>', at) + 1;
        }

        return at;
    }

    /// <summary>The range in as few pieces as it takes for each to hold only whole elements, without those that hold no text.</summary>
    public static IReadOnlyList<(int From, int To)> Balanced(string html, int start, int end)
    {
        var pieces = new List<(int, int)>();
        var open = new List<(int Start, int End)>();
        var from = start;
        for (var at = start; at < end;)
        {
            if (html[at] != '<')
            {
                at++;
                continue;
            }

            var next = html.IndexOf('>', at) + 1;
            if (html[at + 1] != '/')
            {
                if (!Void.Contains(NameAt(html, at)))
                {
                    open.Add((at, next));
                }
            }
            else if (open.Count > 0)
            {
                open.RemoveAt(open.Count - 1);
            }
            else
            {
                AddPiece(html, from, at, pieces);
                from = next;
            }

            at = next;
        }

        foreach (var unclosed in open)
        {
            AddPiece(html, from, unclosed.Start, pieces);
            from = unclosed.End;
        }

        AddPiece(html, from, end, pieces);
        return pieces;
    }

    private static void AddPiece(string html, int from, int to, List<(int, int)> pieces)
    {
        for (var at = from; at < to; at++)
        {
            if (html[at] == '<')
            {
                at = html.IndexOf('>', at);
            }
            else if (!IsSpace(html[at]))
            {
                pieces.Add((from, to));
                return;
            }
        }
    }

    private static bool IsInline(string name) => !HtmlText.StandsOnItsOwnLine(name) && !Void.Contains(name);

    private static string NameAt(string html, int tag)
    {
        var start = html[tag + 1] == '/' ? tag + 2 : tag + 1;
        var end = start;
        while (end < html.Length && html[end] is not (' ' or '>'))
        {
            end++;
        }

        return html[start..end];
    }

    private int Tag(string html, int at)
    {
        var (name, step) = (NameAt(html, at), html[at + 1] == '/' ? -1 : 1);
        _breakPending |= _preformatted > 0 || HtmlText.StandsOnItsOwnLine(name);
        _preformatted += name == "pre" ? step : 0;
        _noLinks += WithoutLinks.Contains(name) ? step : 0;
        _links += name == "a" ? step : 0;
        return html.IndexOf('>', at) is >= 0 and var end ? end + 1 : html.Length;
    }

    private int Row(string html, int start, int end)
    {
        Flush(start);
        var (first, length) = (_length, end - start);
        html.CopyTo(start, _text, first, length);
        _mayLink.AsSpan(first, length).Fill(_noLinks == 0);
        _isLinked.AsSpan(first, length).Fill(_links > 0);
        for (var i = 0; i < length; i++)
        {
            _starts[first + i] = start + i;
            _ends[first + i] = start + i + 1;
        }

        _length += length;
        return end;
    }

    private int Character(string html, int at)
    {
        var end = at + 1;
        var character = html[at];
        if (character == '&' && html.IndexOf(';', at) is >= 0 and var semicolon && semicolon - at < 8)
        {
            end = semicolon + 1;
            character = html[at..end] switch { "&lt;" => '<', "&gt;" => '>', "&quot;" => '"', _ => '&' };
        }

        if (IsSpace(character))
        {
            _blankPending = true;
            _breakPending |= _preformatted > 0 && character == '\n';
        }
        else
        {
            Flush(at);
            Append(character, at, end);
        }

        return end;
    }

    private void Flush(int at)
    {
        if (_length > 0 && (_breakPending || _blankPending))
        {
            Append(_breakPending ? '\n' : ' ', at, at);
        }

        _breakPending = _blankPending = false;
    }

    private void Append(char character, int start, int end)
    {
        _text[_length] = character;
        _starts[_length] = start;
        _ends[_length] = end;
        _mayLink[_length] = _noLinks == 0;
        _isLinked[_length] = _links > 0;
        _length++;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\f' or '\r' or '\v' or '\0' or '\u00a0';
}
