using System.Text;

namespace Annals.Feeds.Xml;

/// <summary>Everything in angle brackets that is no element: processing instructions, comments, CDATA sections, the document type.</summary>
internal sealed class XmlDeclarationReader(XmlInput input, OpenElements elements, XmlCDataReader cdata, DocumentType doctype)
{
    // Each is searched for to the end of the document at most once in vain, or unclosed ones would cost the square of its length.
    private bool noMoreCommentEnds;
    private bool noMoreInstructionEnds;

    /// <summary>At <c>&lt;?</c>.</summary>
    public void ReadInstruction()
    {
        var rest = input.Rest;
        if (input.Position > 0 && rest.Length > 5 && rest[2..5].SequenceEqual("xml"u8) && rest[5] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            input.Report("an XML declaration that is not at the very start");
        var close = noMoreInstructionEnds ? -1 : rest.IndexOf("?>"u8);
        noMoreInstructionEnds = close < 0;
        if (close >= 0)
        {
            input.Position += close + 2;
            return;
        }
        input.Report("a processing instruction that is not closed");
        input.SkipBehind((byte)'>');
    }

    /// <summary>At <c>&lt;!</c>: a CDATA section, a comment, the document type, or nothing known.</summary>
    public void ReadDeclaration()
    {
        var rest = input.Rest;
        if (rest.StartsWith("<![CDATA["u8))
            cdata.Read();
        else if (rest.StartsWith("<!--"u8))
            ReadComment(rest);
        else if (rest.Length >= 9 && Ascii.EqualsIgnoreCase(rest[..9], "<!DOCTYPE"u8))
            ReadDoctype();
        else
            SkipUnknown();
    }

    private void ReadDoctype()
    {
        if (elements.RootSeen || !input.Data.AsSpan(input.Position, 9).SequenceEqual("<!DOCTYPE"u8))
            input.Diagnostics.Note(input.Position, "a misplaced document type declaration", FeedDamage.Markup);
        input.Position = doctype.Read(input.Data.AsSpan(0, input.End), input.Position + 9);
    }

    private void SkipUnknown()
    {
        input.Report("a declaration nobody knows");
        input.SkipBehind((byte)'>');
    }

    private void ReadComment(ReadOnlySpan<byte> rest)
    {
        var dashes = rest[4..].IndexOf("--"u8);
        if (dashes >= 0 && 4 + dashes + 2 < rest.Length && rest[4 + dashes + 2] == '>')
        {
            input.Position += 4 + dashes + 3;
            return;
        }
        input.Report("a comment that is not well-formed");
        var close = dashes < 0 || noMoreCommentEnds ? -1 : rest[(4 + dashes)..].IndexOf("-->"u8);
        noMoreCommentEnds = close < 0;
        if (close >= 0)
        {
            input.Position += 4 + dashes + close + 3;
            return;
        }
        // A comment without an end is one only up to the next tag.
        var next = rest[4..].IndexOf((byte)'>');
        input.Position = next < 0 ? input.End : input.Position + 4 + next + 1;
    }
}
