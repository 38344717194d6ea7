using System.Buffers;
using System.Text;
using Annals.Archive.Importing;
using Annals.Publish.Forms.JsonLines;
using Annals.Publish.Forms.Trees;
using Annals.Publish.Output;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Generators;

/// <summary>
/// A tree that a site generator builds: each article as it stands now, with well-formed front matter and the body as it is;
/// <c>revisions.jsonl</c> beside it carries the rest of the archive, so that the tree can be taken back whole.
/// </summary>
public abstract class GeneratorForm : ITreeForm, IFormReader
{
    // Ends our own front matter: no value in it has a line break, whatever a title holds.
    private const string Fence = "\n---\n";

    public abstract string Name { get; }

    public abstract string About { get; }

    public abstract string Expects { get; }

    /// <summary>The generator's configuration and layouts, by path below the tree.</summary>
    protected abstract IReadOnlyList<string> OwnFiles { get; }

    public void Write(ExportRun run, OutputFolder output)
    {
        var tree = new OutputTree(output);
        foreach (var file in OwnFiles)
        {
            tree.Write(file, Resource($"{Name}/{file}"));
        }

        tree.Write(RevisionList.FileName, list => RevisionList.Write(run, list, (line, article, revision, file) => WriteRevision(tree, line, article, revision, file)));
        tree.RemoveOthers();
    }

    public abstract bool Recognises(ImportPath path);

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation) => RevisionList.Read(path, Name, BodyIn);

    /// <summary>Where an article's file lies, below the tree.</summary>
    protected abstract string PathOf(SelectedArticle article);

    /// <summary>Adds what this generator alone wants to know.</summary>
    protected abstract void AddKeys(FrontMatterWriter keys, SelectedArticle article);

    /// <summary>Keeps the generator from finding instructions in a body.</summary>
    protected virtual string Escape(string body) => body;

    protected virtual string Unescape(string escaped) => escaped;

    private void WriteRevision(OutputTree tree, IBufferWriter<byte> line, SelectedArticle article, SelectedRevision revision, byte[] file)
    {
        if (revision != article.Current)
        {
            RevisionLine.Write(line, article, revision, file);
            return;
        }

        var parts = PostParts.Of(file, RevisionLine.Line(revision));
        var page = Page(article, parts.Body);
        tree.Write(PathOf(article), Encoding.UTF8.GetBytes(page));
        if (parts.Bytes is null && BodyIn(page) == parts.Body)
        {
            RevisionLine.WriteBeside(line, article, revision, parts, PathOf(article));
        }
        else
        {
            RevisionLine.Write(line, article, revision, file);
        }
    }

    private string Page(SelectedArticle article, string body)
    {
        var keys = new FrontMatterWriter();
        var line = article.Current.Line;
        keys.Add("title", article.Title);
        keys.Add("date", article.Time);
        keys.Add("author", line.Author ?? article.Outlet);
        keys.AddList("tags", [article.Outlet, .. line.Tags ?? []]);
        keys.AddList("categories", [article.Outlet]);
        keys.Add("article", article.Id.Value);
        keys.Add("revision", line.Revision);
        keys.Add("captured", article.Current.CapturedAt);
        keys.AddOptional("language", line.Lang);
        keys.AddOptional("gone", article.Gone?.Status);

        // A link that a browser would run is none; the archive keeps it all the same.
        keys.AddOptional("from", Uri.TryCreate(article.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url.AbsoluteUri : null);
        AddKeys(keys, article);
        return $"---\n{keys}---\n{Escape(body)}\n";
    }

    private string BodyIn(string page)
    {
        var end = page.IndexOf(Fence, StringComparison.Ordinal);
        return end >= 0 && page[^1] == '\n'
            ? Unescape(page[Math.Min(page.Length - 1, end + Fence.Length)..^1])
            : throw new FormatException("its file has no front matter any more");
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(GeneratorForm).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
