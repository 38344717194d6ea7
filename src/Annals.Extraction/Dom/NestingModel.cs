using System.Runtime.InteropServices;

namespace Annals.Extraction.Dom;

/// <summary>
/// Follows the tags of a page and says which may reach the tree builder, so that the tree stays shallow and the number
/// of elements in proportion to the input. AngleSharp caps the depth of the finished tree, but its stack of open
/// elements and its list of formatting elements still grow with the input and are searched for every tag: 20,000
/// nested <c>b</c> with different ids take 8 s, 200,000 nested <c>div</c> more than a minute.
/// The model never takes an element for closed that the builder holds open: when unsure it counts too deep, and what
/// it then drops is a tag at an absurd depth, never text.
/// </summary>
internal sealed class NestingModel
{
    /// <summary>Deeper than any page of a publisher; browsers themselves flatten at 512.</summary>
    public const int MaximumOpen = 200;

    private const int MaximumFormatting = 10;

    private readonly List<string> _open = new(64);
    private readonly List<FormattingEntry> _formatting = new(16);
    private readonly Dictionary<string, int> _dropped = new(StringComparer.Ordinal);

    public bool IsInForeignContent { get; private set; }

    /// <summary>True when the tag may pass; false when it must be dropped (its text stays).</summary>
    public bool Start(string name, bool selfClosing)
    {
        if (Names.Void.Contains(name) && !IsInForeignContent)
        {
            if (name is "hr")
                CloseParagraph();
            return true;
        }

        if (IsInForeignContent)
        {
            if (Names.BreaksOutOfForeign.Contains(name))
                PopDownTo(_open.FindLastIndex(static n => n is "svg" or "math"));
            else if (selfClosing)
                return true;
        }

        if (Names.RawText.Contains(name) || Names.EscapableRawText.Contains(name))
            return IsInForeignContent ? Push(name) : true;
        if (Names.Formatting.Contains(name))
            return StartFormatting(name);
        CloseImplied(name);
        return Push(name);
    }

    /// <summary>True when the end tag may pass; false when its start tag was dropped.</summary>
    public bool End(string name)
    {
        ref var dropped = ref CollectionsMarshal.GetValueRefOrNullRef(_dropped, name);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref dropped) && dropped > 0)
        {
            dropped--;
            return false;
        }

        if (Names.Formatting.Contains(name))
            EndFormatting(name);
        else if (name is "p")
            CloseParagraph();
        else if (name is "table")
            PopTo(name, static n => n is "template");
        else if (name is "td" or "th" or "caption" or "tr" or "tbody" or "thead" or "tfoot" or "colgroup")
            PopTo(name, static n => n is "table" or "template");
        else if (name is "select" or "svg" or "math" or "template" or "object" or "applet" or "marquee")
            PopTo(name, static n => n is "table" or "td" or "th" or "template");
        else if (Names.Headings.Contains(name))
            PopToHeading();
        else if (Names.Special.Contains(name))
            PopTo(name, Names.ScopeBoundary.Contains);
        else
            PopTo(name, Names.Special.Contains);
        return true;
    }

    private bool Push(string name)
    {
        if (_open.Count + _formatting.Count >= MaximumOpen)
            return Drop(name);
        _open.Add(name);
        if (Names.Markers.Contains(name))
            _formatting.Add(new(null, _open.Count));
        if (Names.ForeignBorder.Contains(name))
            SeeWhetherForeign();
        return true;
    }

    private bool Drop(string name)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_dropped, name, out _)++;
        return false;
    }

    private bool StartFormatting(string name)
    {
        if (name is "a" or "nobr")
            EndFormatting(name);
        if (_formatting.Count(f => f.Name is not null) >= MaximumFormatting || _open.Count + _formatting.Count >= MaximumOpen)
            return Drop(name);
        _formatting.Add(new(name, _open.Count));
        return true;
    }

    private void EndFormatting(string name)
    {
        for (var i = _formatting.Count - 1; i >= 0 && _formatting[i].Name is { } open; i--)
        {
            if (!string.Equals(open, name, StringComparison.Ordinal))
                continue;
            // Not in scope: the builder ignores the end tag and keeps the element in its list.
            for (var above = _open.Count - 1; above >= _formatting[i].OpenBelow; above--)
            {
                if (Names.ScopeBoundary.Contains(_open[above]))
                    return;
            }

            _formatting.RemoveAt(i);
            return;
        }
    }

    private void CloseImplied(string name)
    {
        switch (name)
        {
            case "li":
                CloseItem("li", "li");
                break;
            case "dd" or "dt":
                CloseItem("dd", "dt");
                break;
            case "td" or "th":
                PopToContext(static n => n is "tr" or "tbody" or "thead" or "tfoot");
                break;
            case "tr":
                PopToContext(static n => n is "tbody" or "thead" or "tfoot");
                break;
            case "tbody" or "thead" or "tfoot" or "caption" or "colgroup":
                PopToContext(static _ => false);
                break;
            case "option" or "optgroup":
                if (_open.Count > 0 && _open[^1] is "option")
                    PopLast();
                break;
            case "button":
                PopTo(name, Names.ScopeBoundary.Contains);
                break;
        }

        if (Names.ClosesParagraph.Contains(name))
            CloseParagraph();
        if (Names.Headings.Contains(name) && _open.Count > 0 && Names.Headings.Contains(_open[^1]))
            PopLast();
    }

    /// <summary>Ends an open item of a list: the search passes over div, address and p only.</summary>
    private void CloseItem(string one, string other)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var name = _open[i];
            if (name == one || name == other)
            {
                PopDownTo(i);
                return;
            }

            if (Names.Special.Contains(name) && name is not ("address" or "div" or "p"))
                return;
        }
    }

    private void CloseParagraph() => PopTo("p", static n => n is "button" || Names.ScopeBoundary.Contains(n));

    private void PopToHeading()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (Names.Headings.Contains(_open[i]))
            {
                PopDownTo(i);
                return;
            }

            if (Names.ScopeBoundary.Contains(_open[i]))
                return;
        }
    }

    private void PopToContext(Predicate<string> keep)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i] is "table" or "template" || keep(_open[i]))
            {
                PopDownTo(i + 1);
                return;
            }
        }
    }

    private void PopTo(string name, Predicate<string> boundary)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (string.Equals(_open[i], name, StringComparison.Ordinal))
            {
                PopDownTo(i);
                return;
            }

            if (boundary(_open[i]))
                return;
        }
    }

    private void PopDownTo(int count)
    {
        while (_open.Count > count)
            PopLast();
    }

    private void PopLast()
    {
        var name = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (Names.Markers.Contains(name))
            ClearToMarker();
        if (Names.ForeignBorder.Contains(name))
            SeeWhetherForeign();
    }

    private void SeeWhetherForeign() =>
        IsInForeignContent = _open.FindLast(Names.ForeignBorder.Contains) is "svg" or "math";

    private void ClearToMarker()
    {
        var marker = _formatting.FindLastIndex(static f => f.Name is null);
        if (marker >= 0)
            _formatting.RemoveRange(marker, _formatting.Count - marker);
    }

    /// <summary>A null name is a marker: formatting opened before it is not seen from inside.</summary>
    private readonly record struct FormattingEntry(string? Name, int OpenBelow);
}
