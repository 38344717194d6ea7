using Annals.Archive;
using Annals.Archive.Importing;
using Annals.Archive.Writing;
using Annals.Bench.Forms;
using Annals.Publish.Forms;
using Annals.Publish.Output;
using Annals.Publish.Selecting;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests.Forms;

/// <summary>Real posts out and back. The whole corpus takes <c>BENCH forms CORPUS</c>; this is every sixtieth of it, and all with several versions in one file name.</summary>
public sealed class FormRoundTripTests(ITestOutputHelper output) : IDisposable
{
    private const int EveryNth = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("annals-forms-").FullName;

    public static TheoryData<string> Forms => [.. FormList.Forms.Where(form => form.IsOfArticles && form.Name is not ("warc" or "epub")).Select(form => form.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Real_posts_come_back_from_every_form(string name)
    {
        var posts = Directory.GetFiles(SharedData.RequireCorpus(), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((post, i) => i % EveryNth == 0 || post.Contains('\n', StringComparison.Ordinal)).ToList();
        var seeds = Directory.GetFiles(SharedData.Require("seeds"), "*.txt");
        var archive = Imported("archive", writer => new PostImporter(writer).Import([.. posts, .. seeds], CaptureTimes.None, null, CancellationToken.None));
        var target = Exported(archive, FormList.Forms.Single(form => form.Name == name));

        var recognised = FormRecognition.Of([target]).Single();
        ImportSummary? summary = null;
        var back = Imported("back", writer => summary = recognised.Reader is { } reader
            ? new ItemImporter(writer).Import(reader.Read(recognised.Path, CancellationToken.None), null, CancellationToken.None)
            : new PostImporter(writer).Import([target], null, null, CancellationToken.None));
        var comparison = ArchiveComparison.Of(archive, back, isPlain: name == "plain");

        output.WriteLine($"{name}: {comparison.ArticlesBack} of {comparison.ArticlesOut} articles, {comparison.SameBytes} of {comparison.RevisionsOut} post files byte for byte");
        Assert.Empty(summary!.Failed);
        Assert.Equal(comparison.ArticlesOut, comparison.ArticlesBack);
        Assert.Equal(comparison.RevisionsOut, comparison.RevisionsBack);
        Assert.Empty(comparison.Differences);
    }

    private ArchiveFolder Imported(string name, Action<ArchiveWriter> import)
    {
        using var writer = ArchiveWriter.Open(ArchiveFolder.OpenOrCreate(Path.Combine(_folder, name)), TimeProvider.System);
        import(writer);
        return writer.Folder;
    }

    private string Exported(ArchiveFolder archive, IForm form)
    {
        var target = Path.Combine(_folder, "out");
        var run = new ExportRun(Selection.Of(archive, new SelectionQuery(), static _ => new HashSet<ArticleId>(), CancellationToken.None), null, CancellationToken.None);
        if (form is IFileForm file)
        {
            OutputFile.Write(target, file, stream => file.Write(run, stream));
        }
        else
        {
            ((ITreeForm)form).Write(run, OutputFolder.Claim(target, form.Name));
        }

        Assert.Empty(run.LeftOut);
        return target;
    }
}
