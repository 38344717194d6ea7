using System.IO.Compression;
using System.Text;
using Annals.Publish.Warc;
using FsCheck;
using FsCheck.Fluent;

namespace Annals.Publish.Tests.Warc;

public class WarcReaderTests
{
    [Fact]
    public void Bare_and_packed_files_read_the_same()
    {
        var bare = Concat(Record("a"), Record("b"));
        var one = Pack(bare);
        var each = Concat(Pack(Record("a")), Pack(Record("b")));

        foreach (var file in new[] { bare, one, each })
        {
            var (records, problems) = Read(file);
            Assert.Equal(["a", "b"], records.Select(record => Encoding.UTF8.GetString(record.Block.Span)));
            Assert.Empty(problems);
        }
    }

    [Fact]
    public void A_record_is_found_again_where_it_was_said_to_be()
    {
        foreach (var file in new[] { Concat(Record("a"), Record("b")), Pack(Concat(Record("a"), Record("b"))), Concat(Pack(Record("a")), Pack(Record("b"))) })
        {
            using var stream = new MemoryStream(file);
            var reader = new WarcReader(stream);
            reader.Next();
            var second = reader.Next();

            Assert.Equal("b", Encoding.UTF8.GetString(reader.ReadAt(second!.Place)!.Block.Span));
        }
    }

    [Fact]
    public void A_damaged_record_is_named_by_its_place_and_the_others_are_read()
    {
        var (first, second, third) = (Pack(Record("a")), Pack(Record("bbbbbbbbbbbbbbbbbbbbbbbbb")), Pack(Record("c")));
        second[second.Length / 2] ^= 0xff;

        var (records, problems) = Read(Concat(first, second, third));

        Assert.Equal(["a", "c"], records.Select(record => Encoding.UTF8.GetString(record.Block.Span)));
        Assert.StartsWith($"byte {first.Length}", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_in_a_bare_file_costs_one_record()
    {
        var damaged = Record("b");
        damaged[0] = (byte)'X';

        var (records, problems) = Read(Concat(Record("a"), damaged, Record("c")));

        Assert.Equal(["a", "c"], records.Select(record => Encoding.UTF8.GetString(record.Block.Span)));
        Assert.Single(problems);
    }

    [Fact]
    public void A_file_that_was_cut_off_gives_what_stands_before_the_cut()
    {
        var file = Concat(Pack(Record("a")), Pack(Record("b")));
        for (var cut = file.Length - 1; cut > Pack(Record("a")).Length; cut -= 7)
        {
            var (records, problems) = Read(file[..cut]);

            Assert.Equal(["a"], records.Select(record => Encoding.UTF8.GetString(record.Block.Span)));
            Assert.Single(problems);
        }
    }

    [Fact]
    public void A_record_that_does_not_fit_its_digest_is_not_given_out()
    {
        var (records, problems) = Read(Concat(Record("a", "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), Record("b")));

        Assert.Equal(["b"], records.Select(record => Encoding.UTF8.GetString(record.Block.Span)));
        Assert.Contains("altered", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Digests_of_others_are_understood_in_base_32_and_in_hexadecimal()
    {
        // RFC 3174 and RFC 1321, of the text "abc".
        Assert.True(WarcDigest.Holds("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc"u8));
        Assert.True(WarcDigest.Holds("sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "abc"u8));
        Assert.True(WarcDigest.Holds("md5:900150983cd24fb0d6963f7d28e17f72", "abc"u8));
        Assert.False(WarcDigest.Holds("sha-1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abd"u8));
        Assert.Null(WarcDigest.Holds("blake3:00", "abc"u8));
    }

    [Fact]
    public void A_length_that_nobody_has_is_no_reason_to_make_room_for_it()
    {
        var (records, problems) = Read(Encoding.UTF8.GetBytes("WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 9223372036854775807\r\n\r\nshort"));

        Assert.Empty(records);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void What_is_no_WARC_file_is_not_taken_for_one()
    {
        Assert.True(WarcReader.Recognises(Record("a")));
        Assert.True(WarcReader.Recognises(Pack(Record("a"))));
        Assert.False(WarcReader.Recognises(Pack("---\ntitle: x"u8.ToArray())));
        Assert.False(WarcReader.Recognises("PK\u0003\u0004"u8.ToArray()));
        Assert.False(WarcReader.Recognises(default));
    }

    [Fact]
    public void No_bytes_whatever_make_the_reader_throw_or_run_on()
    {
        var sound = Concat(Pack(Record("a")), Pack(Record("b")), Pack(Record("c")));
        Prop.ForAll(ArbMap.Default.ArbFor<(int At, byte With)[]>(), changes =>
        {
            var file = (byte[])sound.Clone();
            foreach (var (at, with) in changes ?? [])
            {
                file[(int)((uint)at % file.Length)] = with;
            }

            var (records, _) = Read(file);
            return records.Count <= 3;
        }).QuickCheckThrowOnFailure();
    }

    private static (IReadOnlyList<WarcRecord> Records, IReadOnlyList<WarcProblem> Problems) Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var reader = new WarcReader(stream);
        var records = new List<WarcRecord>();
        while (reader.Next() is { } record)
        {
            records.Add(record);
        }

        return (records, reader.Problems);
    }

    private static byte[] Record(string block, string? field = null)
        => Encoding.UTF8.GetBytes($"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00000000-0000-8000-8000-000000000000>\r\nWARC-Target-URI: https://news.example/\r\nWARC-Date: 2024-05-03T06:30:00Z\r\n{(field is null ? "" : field + "\r\n")}Content-Type: text/plain\r\nContent-Length: {block.Length}\r\n\r\n{block}\r\n\r\n");

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
