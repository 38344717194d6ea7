using System.Text;
using System.Text.Json;
using Annals.Archive.Journal;
using Annals.Publish.Forms.JsonLines;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Forms;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_exported_and_taken_back_is_the_same_archive()
    {
        var archive = SmallArchive.Make(_folder);

        var (again, summary) = SmallArchive.TakeBack(Exported(archive, "all.jsonl"), _folder["again"]);

        Assert.Empty(summary.Failed);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
        Assert.Equal(File.ReadAllBytes(_folder["all.jsonl"]), File.ReadAllBytes(Exported(again, "again.jsonl")));
    }

    [Fact]
    public void A_second_identical_import_adds_nothing_to_the_journal()
    {
        var file = Exported(SmallArchive.Make(_folder), "all.jsonl");
        var (again, _) = SmallArchive.TakeBack(file, _folder["again"]);
        var before = JournalReader.Read(again).Count();

        var (_, summary) = SmallArchive.TakeBack(file, _folder["again"]);

        Assert.Equal(before, JournalReader.Read(again).Count());
        Assert.Equal(summary.Found, summary.Known);
    }

    [Fact]
    public void The_journal_says_that_a_line_was_taken_back()
    {
        var (again, _) = SmallArchive.TakeBack(Exported(SmallArchive.Make(_folder), "all.jsonl"), _folder["again"]);

        Assert.All(JournalReader.Read(again).Select(line => line.Entry).OfType<RevisionKept>(), revision => Assert.Equal("jsonl", revision.TakenFrom));
    }

    [Fact]
    public void Only_what_is_no_UTF_8_travels_as_base_64_and_an_own_post_needs_no_head()
    {
        var lines = File.ReadAllLines(Exported(SmallArchive.Make(_folder), "all.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(["https://news.example/gb", "https://news.example/latin"], lines.Where(line => line.TryGetProperty("bytes", out _)).Select(line => line.GetProperty("url").GetString()).Order(StringComparer.Ordinal));
        Assert.All(lines, line => Assert.Equal(line.GetProperty("via").GetString() == "import", line.TryGetProperty("head", out _) || line.TryGetProperty("bytes", out _)));
    }

    [Fact]
    public void A_damaged_line_is_named_by_file_and_number_and_the_others_are_taken()
    {
        var file = Exported(SmallArchive.Make(_folder), "all.jsonl");
        var lines = File.ReadAllLines(file);
        lines[1] = lines[1][..^20];
        lines[3] = lines[3].Replace("\"body\":\"", "\"body\":\"altered ", StringComparison.Ordinal);
        File.WriteAllLines(file, lines);

        var (_, summary) = SmallArchive.TakeBack(file, _folder["again"]);

        Assert.Equal([$"{file}, line 2", $"{file}, line 4"], summary.Failed.Select(remark => remark.Path));
        Assert.Equal(lines.Length - 2, summary.New + summary.Revised);
    }

    [Fact]
    public void A_line_of_another_program_needs_an_address_and_a_text()
    {
        var file = _folder.File("other.jsonl", Encoding.UTF8.GetBytes("{\"url\":\"https://news.example/a\",\"title\":\"A\",\"body\":\"<p>a</p>\",\"published\":\"2024-05-03T06:30:00Z\",\"unknown\":[1]}\n\n{\"title\":\"no address\"}\nnonsense"));

        var (archive, summary) = SmallArchive.TakeBack(file, _folder["again"]);

        Assert.Equal([$"{file}, line 3", $"{file}, line 4"], summary.Failed.Select(remark => remark.Path));
        var revision = Assert.Single(Assert.Single(SmallArchive.Everything(archive).Articles).Revisions);
        Assert.Equal("_posts/2024-05/2024-05-03-A.md", revision.Path);
        Assert.Equal("news.example", revision.Line.Outlet);
    }

    private string Exported(Annals.Archive.ArchiveFolder archive, string name)
    {
        using var output = File.Create(_folder[name]);
        var run = SmallArchive.Run(archive);
        new JsonLinesForm().Write(run, output);
        Assert.Empty(run.LeftOut);
        return _folder[name];
    }
}
