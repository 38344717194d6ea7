using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Transparency;
using Annals.Publish.Forms;
using Annals.Publish.Forms.Research;
using Annals.Publish.Output;
using Annals.Publish.Selecting;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Forms;

public sealed class ResearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_query_on_the_same_state_gives_the_same_bytes_anywhere()
    {
        var archive = SmallArchive.Make(_folder);
        using var elsewhere = new TemporaryFolder();
        Copy(archive.Root, elsewhere["a copy"]);
        var query = new SelectionQuery { Outlet = "渭滩日报", Limit = 7 };

        Export(archive, _folder["one"], query);
        Export(ArchiveFolder.Open(elsewhere["a copy"]), elsewhere["other/two"], query);

        foreach (var file in new[] { "articles.jsonl", "dataset.json", "README.md" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder["one"], file)), File.ReadAllBytes(Path.Combine(elsewhere["other/two"], file)));
        }
    }

    [Fact]
    public void The_counts_add_up_and_name_why_something_is_not_there()
    {
        var archive = SmallArchive.Make(_folder);
        var first = SmallArchive.Everything(archive).Articles[0];
        File.AppendAllText(archive.Resolve(first.Current.Path), "altered");
        File.Delete(archive.Resolve(first.Revisions[0].Path));

        var run = Export(archive, _folder["set"], new SelectionQuery());

        var card = Facts(_folder["set"]);
        var articles = card.GetProperty("articles");
        Assert.Equal(articles.GetProperty("matched").GetInt32(), articles.GetProperty("written").GetInt32() + articles.GetProperty("leftOut").EnumerateObject().Sum(reason => reason.Value.GetInt32()));
        Assert.Equal(1, articles.GetProperty("leftOut").GetProperty("the post file is missing or altered").GetInt32());
        var revisions = card.GetProperty("revisions");
        Assert.Equal(revisions.GetProperty("meant").GetInt32(), revisions.GetProperty("written").GetInt32() + 2);
        Assert.Equal(1, revisions.GetProperty("leftOut").GetProperty("altered").GetInt32());
        Assert.Equal(1, revisions.GetProperty("leftOut").GetProperty("missing").GetInt32());
        Assert.Equal(2, run.LeftOut.Count);
        Assert.Equal(articles.GetProperty("written").GetInt32(), card.GetProperty("outlets").EnumerateObject().Sum(outlet => outlet.Value.GetInt32()));
    }

    [Fact]
    public void The_card_names_the_state_that_the_checkpoint_signs()
    {
        var archive = SmallArchive.Make(_folder);

        Export(archive, _folder["set"], new SelectionQuery());

        var signed = Checkpoint.Parse(CheckpointFile.TryRead(archive)!.Text);
        var journal = Facts(_folder["set"]).GetProperty("journal");
        Assert.Equal(signed.Size, journal.GetProperty("size").GetInt64());
        Assert.Equal(signed.Root.ToBase64(), journal.GetProperty("root").GetString());
        Assert.Contains(signed.Root.ToBase64(), File.ReadAllText(Path.Combine(_folder["set"], "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_can_be_taken_back()
    {
        var archive = SmallArchive.Make(_folder);
        Export(archive, _folder["set"], new SelectionQuery());

        var (again, summary) = SmallArchive.TakeBack(_folder["set"], _folder["again"]);

        Assert.Empty(summary.Failed);
        Assert.Equal(SmallArchive.Contents(archive), SmallArchive.Contents(again));
    }

    [Fact]
    public void A_query_cannot_break_the_cards_table()
    {
        var archive = SmallArchive.Make(_folder);
        var selection = Selection.Of(archive, new SelectionQuery { Text = "a|b\n`c`" }, _ => SmallArchive.Everything(archive).Articles.Select(article => article.Id).ToHashSet(), CancellationToken.None);

        new ResearchForm().Write(new ExportRun(selection, null, CancellationToken.None), OutputFolder.Claim(_folder["set"], "research"));

        Assert.Contains("| query | `a\\|b 'c'` |\n", File.ReadAllText(Path.Combine(_folder["set"], "README.md")), StringComparison.Ordinal);
    }

    private static ExportRun Export(ArchiveFolder archive, string to, SelectionQuery query)
    {
        var run = SmallArchive.Run(archive, query);
        new ResearchForm().Write(run, OutputFolder.Claim(to, "research"));
        return run;
    }

    private static JsonElement Facts(string set) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(set, "dataset.json"))).RootElement;

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
