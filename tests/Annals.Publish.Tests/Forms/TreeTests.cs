using System.Text;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Publish.Forms;
using Annals.Publish.Output;
using Annals.Publish.Selecting;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Forms;

public sealed class TreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> WholeForms => ["post", "jekyll", "hugo"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(WholeForms))]
    public void What_was_exported_and_taken_back_is_the_same_archive(string form)
    {
        var archive = SmallArchive.Make(_folder);

        var (again, summary) = SmallArchive.TakeBack(Exported(archive, form), _folder["again"]);

        Assert.Empty(summary.Failed);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
    }

    [Theory]
    [MemberData(nameof(WholeForms))]
    public void A_second_identical_import_adds_nothing_to_the_journal(string form)
    {
        var tree = Exported(SmallArchive.Make(_folder), form);
        var (again, _) = SmallArchive.TakeBack(tree, _folder["again"]);
        var before = JournalReader.Read(again).Count();

        SmallArchive.TakeBack(tree, _folder["again"]);

        Assert.Equal(before, JournalReader.Read(again).Count());
    }

    [Theory]
    [InlineData("post")]
    [InlineData("plain")]
    [InlineData("jekyll")]
    [InlineData("hugo")]
    public void A_narrower_export_into_the_same_folder_leaves_nothing_of_the_wider_one(string form)
    {
        var archive = SmallArchive.Make(_folder);
        var narrow = new SelectionQuery { Limit = 1 };
        Exported(archive, form);

        var after = Files(Exported(archive, form, narrow));

        Assert.Equal(Files(Exported(archive, form, narrow, "fresh")), after);
    }

    [Theory]
    [MemberData(nameof(WholeForms))]
    public void A_list_that_names_a_file_outside_of_its_tree_is_damaged_there(string form)
    {
        var tree = Exported(SmallArchive.Make(_folder), form);
        _folder.File("secret.md", "---\nsecret"u8);
        var list = Path.Combine(tree, "revisions.jsonl");
        var key = form == "post" ? "\"file\":\"" : "\"bodyFile\":\"";
        var lines = File.ReadAllLines(list).Select(line => line.Contains(key, StringComparison.Ordinal) ? line[..line.IndexOf(key, StringComparison.Ordinal)] + key + "../secret.md\"}" : line).ToList();
        File.WriteAllLines(list, lines);

        var (_, summary) = SmallArchive.TakeBack(tree, _folder["again"]);

        Assert.NotEmpty(summary.Failed);
        Assert.All(summary.Failed, remark => Assert.Contains("outside of its folder", remark.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WholeForms))]
    public void A_list_that_does_not_know_the_hash_of_a_file_does_not_get_it(string form)
    {
        var tree = Exported(SmallArchive.Make(_folder), form);
        Directory.CreateSymbolicLink(Path.Combine(tree, "elsewhere"), _folder.Path);
        _folder.File("secret.md", "---\nsecret\n---\nsecret\n"u8);
        var key = form == "post" ? "file" : "bodyFile";
        File.WriteAllText(Path.Combine(tree, "revisions.jsonl"), $"{{\"url\":\"https://news.example/s\",\"{key}\":\"elsewhere/secret.md\"}}\n");

        var (_, summary) = SmallArchive.TakeBack(tree, _folder["again"]);

        Assert.Equal(0, summary.New);
        Assert.Single(summary.Failed);
    }

    [Fact]
    public void An_export_that_was_interrupted_is_not_taken_for_a_whole_one()
    {
        var tree = Exported(SmallArchive.Make(_folder), "post");
        File.Delete(Path.Combine(tree, "revisions.jsonl"));

        Assert.Contains("never finished", Assert.Throws<PublishException>(() => FormRecognition.Of([tree])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_tree_holds_the_archives_files_byte_for_byte()
    {
        var archive = SmallArchive.Make(_folder);

        var files = Files(Exported(archive, "post"));

        var own = new[] { "_posts", "revisions" }.SelectMany(folder => Files(Path.Combine(archive.Root, folder)).Select(file => folder + "/" + file)).Order(StringComparer.Ordinal);
        Assert.Equal(own, files.Where(file => file.StartsWith("_posts/", StringComparison.Ordinal) || file.StartsWith("revisions/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_plain_tree_is_laid_out_as_the_first_system_did_and_carries_time_title_link_body_and_outlet()
    {
        var archive = SmallArchive.Make(_folder);

        var tree = Exported(archive, "plain");
        var (again, summary) = SmallArchive.TakeBack(tree, _folder["again"]);

        var bridge = ArticleId.For(CanonicalUrl.From(SmallArchive.Bridge.Url));
        Assert.Equal(
            "<!--1714717800000-->\n[渭滩大桥今晨通车](https://mobile.example/bridge)\n------\n\n<p>渭滩大桥通车，首日车流两万。</p>\n",
            File.ReadAllText(Path.Combine(tree, "articles", "渭滩日报", $"{bridge}.md")));
        Assert.Contains($"- 2024-05-03 06:30 [渭滩大桥今晨通车](../articles/{Uri.EscapeDataString("渭滩日报")}/{bridge}.md)\n", File.ReadAllText(Path.Combine(tree, "lists", "渭滩日报.md")), StringComparison.Ordinal);
        Assert.Empty(summary.Failed);
        Assert.Empty(summary.Odd);
        Assert.Equal(SmallArchive.Everything(archive).Articles.Count, SmallArchive.Everything(again).Articles.Count);
        Assert.All(SmallArchive.Everything(again).Articles, article => Assert.Contains(article.Outlet, SmallArchive.Everything(archive).Articles.Select(known => known.Outlet)));
    }

    [Fact]
    public void A_plain_post_stays_what_it_is_in_a_plain_tree()
    {
        var archive = SmallArchive.Make(_folder);

        var tree = Exported(archive, "plain");

        var id = ArticleId.For(CanonicalUrl.From("https://news.example/latin"));
        Assert.Equal(SmallArchive.OddPosts.Single(post => post.Name == "latin-body.md").Bytes, File.ReadAllBytes(Directory.GetFiles(tree, $"{id}.md", SearchOption.AllDirectories).Single()));
    }

    [Theory]
    [InlineData("jekyll")]
    [InlineData("hugo")]
    public void Front_matter_for_generators_is_one_well_formed_line_a_key(string form)
    {
        var tree = Exported(SmallArchive.Make(_folder), form);

        foreach (var file in Files(tree).Where(file => file.StartsWith("_posts", StringComparison.Ordinal) || file.StartsWith("content", StringComparison.Ordinal)))
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(Path.Combine(tree, file)));
            var head = text[4..text.IndexOf("\n---\n", StringComparison.Ordinal)].Split('\n');
            Assert.All(head, line => Assert.Matches("""^[a-z_]+: ("([^"\\]|\\.)*"|\[ "([^"\\]|\\.)*"(, "([^"\\]|\\.)*")* \]|[0-9]+|true|false|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$""", line));
        }
    }

    [Fact]
    public void A_body_that_was_changed_in_the_tree_is_not_taken_for_the_archives_own()
    {
        var tree = Exported(SmallArchive.Make(_folder), "jekyll");
        var post = Files(tree).First(file => file.StartsWith("_posts", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(tree, post), "<p>added</p>\n");

        var (_, summary) = SmallArchive.TakeBack(tree, _folder["again"]);

        Assert.Contains("altered", Assert.Single(summary.Failed).Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Files(string root)
        => [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];

    private string Exported(ArchiveFolder archive, string form, SelectionQuery? query = null, string? name = null)
    {
        var run = SmallArchive.Run(archive, query);
        var tree = Assert.IsAssignableFrom<ITreeForm>(FormList.Forms.Single(candidate => candidate.Name == form));
        tree.Write(run, OutputFolder.Claim(_folder[name ?? form], form));
        Assert.Empty(run.LeftOut);
        Assert.Equal(run.Selection.Articles.Count, run.Written);
        return _folder[name ?? form];
    }
}
