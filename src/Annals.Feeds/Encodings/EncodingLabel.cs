using System.Buffers;

namespace Annals.Feeds.Encodings;

/// <summary>Encoding names as they stand in headers, XML declarations and meta elements.</summary>
internal static class EncodingLabel
{
    private const int Window = 4096;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n'\";,>?/");

    /// <summary>The charset parameter of a Content-Type header, canonical; null when absent or unknown.</summary>
    public static string? FromContentType(string? contentType)
    {
        if (contentType is null)
            return null;
        var at = contentType.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = contentType.AsSpan(at + 7).TrimStart();
        if (value.Length == 0 || value[0] != '=')
            return null;
        return Canonical(ValueAtStart(value[1..].Trim()));
    }

    /// <summary>The document's own label, canonical; null when absent or unknown.</summary>
    public static string? FromDocument(ReadOnlySpan<byte> bytes, DocumentKind kind)
    {
        if (kind == DocumentKind.Json)
            return null;
        Span<char> head = stackalloc char[Math.Min(bytes.Length, Window)];
        for (var i = 0; i < head.Length; i++)
            head[i] = (char)bytes[i];
        return FromXmlDeclaration(head) ?? (kind == DocumentKind.Html ? FromMeta(head) : null);
    }

    // Declarations in the wild stand after comments and blank lines, use single quotes, or none.
    private static string? FromXmlDeclaration(ReadOnlySpan<char> head)
    {
        var start = head.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        var declaration = head[start..];
        var end = declaration.IndexOf('>');
        if (end >= 0)
            declaration = declaration[..end];
        var at = declaration.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : AfterEquals(declaration[(at + 8)..]);
    }

    private static string? FromMeta(ReadOnlySpan<char> head)
    {
        while (true)
        {
            var meta = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase);
            if (meta < 0)
                return null;
            head = head[(meta + 5)..];
            var end = head.IndexOf('>');
            var tag = end < 0 ? head : head[..end];
            var at = tag.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && AfterEquals(tag[(at + 7)..]) is { } name)
                return name.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-8" : name;
        }
    }

    private static string? AfterEquals(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        return rest.Length > 0 && rest[0] == '=' ? Canonical(ValueAtStart(rest[1..].TrimStart())) : null;
    }

    private static ReadOnlySpan<char> ValueAtStart(ReadOnlySpan<char> value)
    {
        value = value.TrimStart(" \t\r\n'\"");
        var end = value.IndexOfAny(ValueEnds);
        return end < 0 ? value : value[..end];
    }

    /// <summary>The name this floor uses for an encoding; null for names nobody knows. The web's reading: gb2312 is GB18030, latin1 is kept as a name but read as windows-1252.</summary>
    public static string? Canonical(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 40)
            return null;
        var name = label.ToString().ToLowerInvariant().Replace('_', '-');
        switch (name)
        {
            case "utf-8" or "utf8" or "unicode-1-1-utf-8" or "utf-8n":
                return "utf-8";
            case "utf-16" or "utf16" or "utf-16le" or "unicode" or "ucs-2" or "iso-10646-ucs-2":
                return "utf-16le";
            case "utf-16be" or "unicodefffe":
                return "utf-16be";
            case "utf-32" or "utf-32le" or "ucs-4":
                return "utf-32le";
            case "utf-32be":
                return "utf-32be";
            case "us-ascii" or "ascii" or "ansi-x3.4-1968" or "iso646-us":
                return "us-ascii";
            case "gb2312" or "gbk" or "gb18030" or "gb-2312" or "gb2312-80" or "cp936" or "x-gbk" or "windows-936" or "ms936" or "euc-cn" or "x-euc-cn" or "gb-18030":
                return "gb18030";
            case "hz-gb-2312" or "hz":
                return "hz-gb-2312";
            case "big5" or "big5-hkscs" or "big-5" or "cp950" or "x-x-big5" or "cn-big5" or "big5hkscs" or "csbig5" or "ms950":
                return "big5";
            case "shift-jis" or "sjis" or "shiftjis" or "x-sjis" or "ms-kanji" or "windows-31j" or "cp932" or "csshiftjis" or "ms932":
                return "shift_jis";
            case "euc-jp" or "eucjp" or "x-euc-jp" or "cseucpkdfmtjapanese":
                return "euc-jp";
            case "iso-2022-jp" or "csiso2022jp":
                return "iso-2022-jp";
            case "euc-kr" or "euckr" or "ks-c-5601-1987" or "ks-c-5601-1989" or "ksc5601" or "ksc-5601" or "korean" or "windows-949" or "cp949" or "uhc" or "cseuckr":
                return "euc-kr";
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "l1" or "iso-88591" or "iso88591" or "cp819":
                return "iso-8859-1";
            case "tis-620" or "tis620" or "iso-8859-11" or "windows-874" or "dos-874" or "cp874":
                return "windows-874";
            case "cp866" or "ibm866" or "866":
                return "ibm866";
        }

        if (name.StartsWith("cp125", StringComparison.Ordinal) && name.Length == 6)
            name = "windows-" + name[2..];
        else if (name.StartsWith("windows125", StringComparison.Ordinal))
            name = "windows-" + name[7..];
        else if (name.StartsWith("iso8859-", StringComparison.Ordinal))
            name = "iso-" + name[3..];
        return SingleByteEncoding.IsKnown(name) ? name : null;
    }
}
