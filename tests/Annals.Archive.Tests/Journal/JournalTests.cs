using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Annals.Archive.Journal;
using Annals.Archive.Tests.Support;

namespace Annals.Archive.Tests.Journal;

public class JournalTests
{
    [Fact]
    public void Every_line_names_the_RFC_9162_leaf_hash_of_the_line_before()
    {
        using var folder = new TemporaryFolder();
        using (var writer = Sample.OpenWriter(folder))
        {
            writer.Keep([Sample.Bridge, Sample.Bridge with { Url = "https://news.example/2" }]);
        }

        var previous = new string('0', 64);
        foreach (var line in File.ReadAllLines(Directory.GetFiles(Path.Combine(folder.Path, "journal"), "*.jsonl").Single()))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(previous, json.RootElement.GetProperty("prev").GetString());
            previous = Convert.ToHexStringLower(SHA256.HashData([0, .. Encoding.UTF8.GetBytes(line)]));
        }
    }

    [Fact]
    public void A_new_month_is_a_new_file_and_a_clock_set_back_is_not()
    {
        using var folder = new TemporaryFolder();
        var clock = Sample.Clock();
        using var writer = Sample.OpenWriter(folder, clock);
        foreach (var month in new[] { 1, -1, 2 })
        {
            clock.Now = Sample.Now.AddMonths(month);
            writer.Keep([Sample.Bridge with { Url = $"https://news.example/{month}" }]);
        }

        Assert.Equal(["2024-05.jsonl", "2024-06.jsonl", "2024-07.jsonl"], Directory.GetFiles(writer.Folder.JournalFolder, "*.jsonl").Select(Path.GetFileName).Order());
        Assert.Equal([0, 1, 2, 3, 4], JournalReader.Read(writer.Folder).Select(line => line.Entry!.Sequence));
    }

    [Fact]
    public void A_position_is_held_by_its_own_journal_only()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        using var other = new TemporaryFolder();
        using var otherWriter = Sample.OpenWriter(other);
        writer.Keep([Sample.Bridge]);
        otherWriter.Keep([Sample.Bridge with { Title = new string('桥', 100_000) }]);

        Assert.True(JournalReader.Holds(writer.Folder, default));
        Assert.All(JournalReader.Read(writer.Folder), line => Assert.True(JournalReader.Holds(writer.Folder, line.Next)));
        Assert.All(JournalReader.Read(otherWriter.Folder), line => Assert.True(JournalReader.Holds(otherWriter.Folder, line.Next)));
        Assert.False(JournalReader.Holds(writer.Folder, JournalReader.Read(otherWriter.Folder).Last().Next));
        Assert.False(JournalReader.Holds(otherWriter.Folder, JournalReader.Read(writer.Folder).Last().Next));
    }

    [Fact]
    public void A_follower_goes_on_from_where_it_stood()
    {
        using var folder = new TemporaryFolder();
        using var writer = Sample.OpenWriter(folder);
        writer.Keep([Sample.Bridge]);
        var position = JournalReader.Read(writer.Folder).Last().Next;
        Assert.Empty(JournalReader.Read(writer.Folder, position));

        writer.Keep([Sample.Bridge with { Url = "https://news.example/2" }]);

        var line = Assert.Single(JournalReader.Read(writer.Folder, JournalPosition.Parse(position.ToString())));
        Assert.Equal("https://news.example/2", Assert.IsType<RevisionKept>(line.Entry).Url);
    }

    [Fact]
    public void A_line_of_a_kind_still_unknown_keeps_the_chain()
    {
        using var folder = new TemporaryFolder();
        Sample.OpenWriter(folder).Dispose();
        var archive = ArchiveFolder.Open(folder.Path);
        var last = JournalReader.Read(archive).Last();
        File.AppendAllText(
            Path.Combine(archive.JournalFolder, last.Next.Segment!),
            $$"""{"kind":"hologram","seq":2,"prev":"{{last.Hash}}","at":"2024-05-03T09:00:00.000Z","colour":"blue"}""" + "\n");

        Assert.Equal(typeof(JournalEntry), JournalReader.Read(archive).Last().Entry!.GetType());
        Assert.True(Verifying.ArchiveVerifierTests.Verify(folder).IsSound);
    }
}
