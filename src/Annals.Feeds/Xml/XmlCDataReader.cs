using System.Buffers;

namespace Annals.Feeds.Xml;

/// <summary>CDATA sections, also those that a publisher forgot to close or cut off.</summary>
internal sealed class XmlCDataReader(XmlInput input, OpenElements elements, XmlTextReader text)
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create(
        [(byte)'\r', 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    // The end last found: unclosed sections would otherwise cost the square of the document's length.
    private int nextEnd = -1;

    /// <summary>Reads the section that begins here.</summary>
    public void Read()
    {
        var start = input.Position + 9;
        if (elements.Depth == 0)
            text.OutsideRoot();
        var close = NextEnd(start);
        var limit = close < 0 ? input.End : close;
        if (elements.Depth > 0 && FindEndTag(start, limit, elements.Current.Name) is >= 0 and var tag && (close < 0 || ContainsStart(tag, limit)))
        {
            // The closing tags are no content, and the "]]>" found belongs to a later section.
            input.Report("a CDATA section that is not closed", FeedDamage.Cdata);
            Append(start, tag);
            input.Position = tag;
            return;
        }
        Append(start, limit);
        input.Position = close < 0 ? input.End : close + 3;
    }

    private int NextEnd(int start)
    {
        if (nextEnd == int.MaxValue)
            return -1;
        if (nextEnd >= start)
            return nextEnd;
        var found = input.Data.AsSpan(start, input.End - start).IndexOf("]]>"u8);
        nextEnd = found < 0 ? int.MaxValue : start + found;
        return found < 0 ? -1 : nextEnd;
    }

    private int FindEndTag(int start, int limit, XmlName name)
    {
        while (start < limit)
        {
            var found = input.Data.AsSpan(start, limit - start).IndexOf("</"u8);
            if (found < 0)
                return -1;
            start += found;
            var after = start + 2 + name.Utf8.Length;
            if (after < limit && input.Data.AsSpan(start + 2, name.Utf8.Length).SequenceEqual(name.Utf8) && input.Data[after] is (byte)'>' or (byte)' ' or (byte)'\n' or (byte)'\r')
                return start;
            start += 2;
        }
        return -1;
    }

    private bool ContainsStart(int start, int limit) => input.Data.AsSpan(start, limit - start).IndexOf("<![CDATA["u8) >= 0;

    private void Append(int start, int limit)
    {
        while (start < limit)
        {
            var rest = input.Data.AsSpan(start, limit - start);
            var run = rest.IndexOfAny(Stops);
            if (run < 0)
                run = rest.Length;
            if (run > 0)
                text.Append(rest[..run]);
            start += run;
            if (start >= limit)
                return;
            input.Position = start;
            if (input.Data[start] == '\r')
            {
                text.Append("\n"u8);
                start += start + 1 < limit && input.Data[start + 1] == '\n' ? 2 : 1;
            }
            else
            {
                input.DropControl();
                start = input.Position;
            }
        }
    }
}
