using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Annals.Publish.Tests.Warc;

/// <summary>A record as the rules see it.</summary>
public sealed record RuledRecord(IReadOnlyDictionary<string, string> Fields, byte[] Block, long Offset)
{
    public string Type => Fields["WARC-Type"];
}

/// <summary>
/// Reads packed WARC files by the letter of the standard (ISO 28500:2017, sections 4 to 6, annexes A and D) and says where one
/// breaks a rule. Written without the program's own reader, which forgives what this one does not.
/// </summary>
public static partial class WarcRules
{
    private static readonly string[] Mandatory = ["WARC-Record-ID", "Content-Length", "WARC-Date", "WARC-Type"];

    // Section 5: named fields are not repeated, but for this one.
    private const string Repeatable = "WARC-Concurrent-To";

    private static readonly Dictionary<string, string[]> NeededBy = new()
    {
        ["warcinfo"] = [],
        ["response"] = ["WARC-Target-URI"],
        ["resource"] = ["WARC-Target-URI"],
        ["request"] = ["WARC-Target-URI"],
        ["revisit"] = ["WARC-Target-URI", "WARC-Profile"],
        ["conversion"] = ["WARC-Target-URI"],
        ["metadata"] = [],
    };

    public static IReadOnlyList<RuledRecord> Check(byte[] file)
    {
        var records = Members(file).Select(member => Record(member.Bytes, member.Offset)).ToList();
        Require(records.Count > 0 && records[0].Type == "warcinfo", 0, "a file begins with warcinfo (annex C)");
        var ids = records.Select(record => record.Fields["WARC-Record-ID"]).ToList();
        Require(ids.Distinct().Count() == ids.Count, 0, "record ids are unique (5.2)");
        foreach (var revisit in records.Where(record => record.Type == "revisit"))
        {
            var first = records.Find(record => record.Fields["WARC-Record-ID"] == revisit.Fields["WARC-Refers-To"]);
            Require(first is not null && first.Fields["WARC-Payload-Digest"] == revisit.Fields["WARC-Payload-Digest"], revisit.Offset, "a revisit refers to the record with its payload (6.7.2)");
            Require(first!.Fields["WARC-Target-URI"] == revisit.Fields["WARC-Refers-To-Target-URI"] && first.Fields["WARC-Date"] == revisit.Fields["WARC-Refers-To-Date"], revisit.Offset, "and says its address and date (5.12, 5.13)");
            Require(revisit.Block.Length == 0, revisit.Offset, "and has no block of its own");
        }

        return records;
    }

    private static RuledRecord Record(byte[] bytes, long offset)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        Require(end > 0, offset, "a header ends with an empty line (4)");
        var lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, end).Split("\r\n");
        Require(lines[0] == "WARC/1.1", offset, "a record begins with its version (4)");
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var field = Field().Match(line);
            Require(field.Success, offset, $"'{line}' is a field (4)");
            Require(fields.TryAdd(field.Groups[1].Value, field.Groups[2].Value) || field.Groups[1].Value == Repeatable, offset, $"{field.Groups[1].Value} stands once (5)");
        }

        var length = int.Parse(fields["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture);
        Require(bytes.Length == end + 4 + length + 4 && bytes.AsSpan(end + 4 + length).SequenceEqual("\r\n\r\n"u8), offset, "the block has its length and two line breaks behind it (4)");
        var record = new RuledRecord(fields, bytes[(end + 4)..(end + 4 + length)], offset);
        CheckFields(record);
        return record;
    }

    private static void CheckFields(RuledRecord record)
    {
        Require(Mandatory.All(record.Fields.ContainsKey), record.Offset, "the four mandatory fields are there (5.1)");
        Require(NeededBy.TryGetValue(record.Type, out var needed), record.Offset, $"'{record.Type}' is a type (5.5)");
        Require(needed!.All(record.Fields.ContainsKey), record.Offset, $"a {record.Type} has {string.Join(", ", needed!)} (6)");
        Require(Uuid().IsMatch(record.Fields["WARC-Record-ID"]), record.Offset, "the id is a URI in angle brackets (5.2)");
        Require(Date().IsMatch(record.Fields["WARC-Date"]), record.Offset, "the date is W3C's ISO 8601 in UTC (5.4)");
        Require(record.Block.Length == 0 || record.Fields.ContainsKey("Content-Type") || record.Type == "resource", record.Offset, "what has a block says of which type it is (5.6)");
        if (record.Fields.TryGetValue("WARC-Target-URI", out var uri))
        {
            Require(Uri.TryCreate(uri, UriKind.Absolute, out _) && uri.All(character => character is > ' ' and < '\u007f'), record.Offset, $"'{uri}' is a URI without brackets (5.10)");
        }

        Digest(record, "WARC-Block-Digest");
        if (record.Type != "revisit")
        {
            Digest(record, "WARC-Payload-Digest");
        }
    }

    // Section 5.8: algorithm, colon, value; RFC 4648 base 32 is what everybody writes.
    private static void Digest(RuledRecord record, string field)
    {
        if (record.Fields.TryGetValue(field, out var digest))
        {
            Require(digest == "sha256:" + Base32(System.Security.Cryptography.SHA256.HashData(record.Block)), record.Offset, $"{field} is that of the block");
        }
    }

    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(one => Convert.ToString(one, 2).PadLeft(8, '0')));
        return string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    // Annex A: each record a member of its own. Where one ends is found by trying all beginnings behind it.
    private static IEnumerable<(byte[] Bytes, long Offset)> Members(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            Require(file.AsSpan(at).StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b, 8]), at, "a gzip member begins (annex A)");
            var end = at;
            byte[]? bytes = null;
            while (bytes is null)
            {
                var next = file.AsSpan(end + 1).IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 8]);
                end = next < 0 ? file.Length : end + 1 + next;
                bytes = Unpack(file.AsSpan(at, end - at).ToArray());
                Require(bytes is not null || end < file.Length, at, "the member is whole");
            }

            yield return (bytes, at);
            at = end;
        }
    }

    private static byte[]? Unpack(byte[] member)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(member), CompressionMode.Decompress);
            using var to = new MemoryStream();
            gzip.CopyTo(to);
            return BitConverter.ToUInt32(member, member.Length - 4) == to.Length ? to.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void Require(bool holds, long offset, string rule) => Assert.True(holds, $"byte {offset}: broken: {rule}");

    [GeneratedRegex(@"^([!#$%&'*+\-.^_`|~0-9A-Za-z]+): ?(.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Field();

    [GeneratedRegex("^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$", RegexOptions.NonBacktracking)]
    private static partial Regex Uuid();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$", RegexOptions.NonBacktracking)]
    private static partial Regex Date();
}
