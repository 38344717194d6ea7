using System.Text;

namespace Annals.Extraction.Text;

/// <summary>Collects text in lines: white space is squeezed, line breaks come only from <see cref="Break"/>, and no line is empty.</summary>
internal sealed class LineBuilder(int capacity)
{
    private readonly StringBuilder _text = new(Math.Min(capacity, 1 << 16));
    private bool _blankPending;
    private bool _breakPending;

    /// <summary>Appends text as it stands in HTML: character references are decoded, white space is squeezed.</summary>
    public void Append(ReadOnlySpan<char> html)
    {
        var ampersand = html.IndexOf('&');
        if (ampersand < 0)
        {
            AppendDecoded(html);
            return;
        }

        AppendDecoded(html[..ampersand]);
        AppendDecoded(CharacterReferences.Decode(html[ampersand..], inAttribute: false));
    }

    /// <summary>Appends text that has no character references any more.</summary>
    public void AppendDecoded(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var blanks = 0;
            while (blanks < text.Length && IsSpace(text[blanks]))
                blanks++;
            if (blanks > 0)
            {
                _blankPending = true;
                text = text[blanks..];
                continue;
            }

            var word = text.IndexOfAny(Spaces);
            if (word < 0)
                word = text.Length;
            Flush();
            _text.Append(text[..word]);
            text = text[word..];
        }
    }

    public void Break() => _breakPending = true;

    public void Blank() => _blankPending = true;

    public override string ToString() => _text.ToString();

    private void Flush()
    {
        if (_text.Length > 0)
        {
            if (_breakPending)
                _text.Append('\n');
            else if (_blankPending)
                _text.Append(' ');
        }

        _breakPending = _blankPending = false;
    }

    private static readonly System.Buffers.SearchValues<char> Spaces =
        System.Buffers.SearchValues.Create(" \t\n\f\r\v\0\u00a0");

    private static bool IsSpace(char c) => Spaces.Contains(c);
}
