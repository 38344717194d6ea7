using System.Buffers.Text;
using System.Text;

namespace Annals.Feeds.Xml;

/// <summary>
/// What an ampersand stands for: a character by number, one of XML's five entities, one the document declares, one of HTML's that
/// nobody declared, or just an ampersand.
/// </summary>
internal sealed class XmlReferences(XmlInput input, DocumentType doctype)
{
    private readonly Utf8Buffer expansion = new();

    public void Read(Utf8Buffer? target, bool escape)
    {
        var rest = input.Data.AsSpan(input.Position, Math.Min(input.End - input.Position, 66));
        if (rest.Length > 1 && rest[1] == '#')
        {
            ReadNumeric(rest, target, escape);
            return;
        }
        var semicolon = rest.IndexOf((byte)';');
        if (semicolon < 2 || !XmlInput.IsName(rest[1..semicolon]))
        {
            BareAmpersand(target, escape);
            return;
        }
        var name = rest[1..semicolon];
        if (Predefined(name) is { Length: > 0 } predefined)
        {
            AppendCharacters(target, predefined, escape);
        }
        else if (!ReadDeclared(Encoding.UTF8.GetString(name), target, escape))
        {
            input.Report($"the entity &{Encoding.UTF8.GetString(name)}; is not declared", FeedDamage.Entity);
            AppendCharacters(target, rest[..(semicolon + 1)], escape);
        }
        input.Position += semicolon + 1;
    }

    private static ReadOnlySpan<byte> Predefined(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'l', (byte)'t'] => "<"u8,
        [(byte)'g', (byte)'t'] => ">"u8,
        [(byte)'a', (byte)'m', (byte)'p'] => "&"u8,
        [(byte)'q', (byte)'u', (byte)'o', (byte)'t'] => "\""u8,
        [(byte)'a', (byte)'p', (byte)'o', (byte)'s'] => "'"u8,
        _ => default,
    };

    private bool ReadDeclared(string name, Utf8Buffer? target, bool escape)
    {
        if (doctype.TryExpand(name, escape ? null : target, out var overBudget))
        {
            if (escape && doctype.TryExpand(name, expansion, out _))
            {
                if (target is not null)
                    target.AppendEscaped(expansion.Span);
                expansion.Clear();
            }
            if (overBudget)
                input.Report($"the entity &{name}; expands to too much and was cut", FeedDamage.Limit);
            return true;
        }
        if (HtmlEntities.Find(name) is not { } text)
            return false;
        if (!doctype.HasExternalSubset)
            input.Report($"the entity &{name}; is HTML's, and not declared", FeedDamage.Entity);
        AppendCharacters(target, text, escape);
        return true;
    }

    private void BareAmpersand(Utf8Buffer? target, bool escape)
    {
        input.Report("an ampersand that is not escaped", FeedDamage.Entity);
        AppendCharacters(target, "&"u8, escape);
        input.Position++;
    }

    private void ReadNumeric(ReadOnlySpan<byte> rest, Utf8Buffer? target, bool escape)
    {
        var hex = rest.Length > 2 && rest[2] is (byte)'x' or (byte)'X';
        var digits = rest[(hex ? 3 : 2)..];
        var length = 0;
        while (length < digits.Length && (hex ? char.IsAsciiHexDigit((char)digits[length]) : char.IsAsciiDigit((char)digits[length])))
            length++;
        if (length == 0)
        {
            BareAmpersand(target, escape);
            return;
        }
        var closed = length < digits.Length && digits[length] == ';';
        if (!closed)
            input.Report("a character reference without its semicolon", FeedDamage.Entity);
        if (hex && rest[2] == 'X')
            input.Report("a character reference with a capital X", FeedDamage.Entity);
        if (!Utf8Parser.TryParse(digits[..length], out int code, out var parsed, hex ? 'x' : 'd') || parsed != length)
            code = int.MaxValue;
        AppendCodePoint(code, target, escape);
        input.Position += (hex ? 3 : 2) + length + (closed ? 1 : 0);
    }

    private void AppendCodePoint(int code, Utf8Buffer? target, bool escape)
    {
        if (code is >= 0 and < 0x20 and not (9 or 10 or 13) or 0xFFFE or 0xFFFF)
        {
            input.Report($"the character reference {code} is not allowed; dropped", FeedDamage.Character);
            return;
        }
        if (!Rune.IsValid(code))
        {
            input.Report("a character reference to no character; replaced", FeedDamage.Character);
            code = 0xFFFD;
        }
        Span<byte> utf8 = stackalloc byte[4];
        var n = new Rune(HtmlEntities.Reinterpret(code)).EncodeToUtf8(utf8);
        AppendCharacters(target, utf8[..n], escape);
    }

    private static void AppendCharacters(Utf8Buffer? target, ReadOnlySpan<byte> text, bool escape)
    {
        if (target is null)
            return;
        if (escape)
            target.AppendEscaped(text);
        else
            target.Append(text);
    }

    private static void AppendCharacters(Utf8Buffer? target, string text, bool escape)
    {
        if (target is null)
            return;
        if (escape)
            target.AppendEscaped(Encoding.UTF8.GetBytes(text));
        else
            target.Append(text);
    }
}
