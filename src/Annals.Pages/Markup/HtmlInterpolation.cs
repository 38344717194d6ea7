using System.Runtime.CompilerServices;
using System.Text;

namespace Annals.Pages.Markup;

/// <summary>
/// What the compiler turns <c>Html.Of($"…")</c> into. A hole of text is encoded for text and for double-quoted
/// attributes alike; a hole that is <see cref="Html"/> already is taken as it is. A hole that makes up the start of
/// <c>href</c> or <c>src</c> must also be an address that runs no code, or it becomes <c>#</c>.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlInterpolation
{
    // Holes are themselves interpolated while the string around them is: as many builders are in use as that goes deep.
    // Kept, they need not be made for every line of a list.
    [ThreadStatic]
    private static Stack<StringBuilder>? idle;

    // A page of megabytes must not hold its memory for ever.
    private const int MostKept = 1 << 18;

    private readonly StringBuilder _markup;

    public HtmlInterpolation(int literalLength, int formattedCount)
        => _markup = (idle ??= new Stack<StringBuilder>()).TryPop(out var builder) ? builder : new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string literal) => _markup.Append(literal);

    public void AppendFormatted(Html markup) => _markup.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Html> parts)
    {
        foreach (var part in parts)
        {
            _markup.Append(part.ToString());
        }
    }

    public void AppendFormatted(string? text)
    {
        var safe = StartsAnAddress() && !Address.IsHarmless(text) ? "#" : text;
        VisibleText.Encode(safe, _markup);
    }

    public void AppendFormatted(int number) => _markup.Append(number);

    public void AppendFormatted(long number) => _markup.Append(number);

    /// <summary>To be called once.</summary>
    internal string ToMarkup()
    {
        var markup = _markup.ToString();
        if (markup.Length <= MostKept)
        {
            _markup.Clear();
            idle!.Push(_markup);
        }

        return markup;
    }

    private bool StartsAnAddress() => EndsWith("href=\"") || EndsWith("src=\"") || EndsWith("action=\"");

    private bool EndsWith(string literal)
    {
        var start = _markup.Length - literal.Length;
        for (var i = 0; i < literal.Length; i++)
        {
            if (start < 0 || _markup[start + i] != literal[i])
            {
                return false;
            }
        }

        return true;
    }
}
