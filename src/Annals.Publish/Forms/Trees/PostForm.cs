using Annals.Archive.Importing;
using Annals.Publish.Forms.JsonLines;
using Annals.Publish.Output;

namespace Annals.Publish.Forms.Trees;

/// <summary>The archive's own posts and revisions, byte for byte and under their own names, with what the journal says of them.</summary>
public sealed class PostForm : ITreeForm, IFormReader
{
    public string Name => "post";

    public string About => "the archive's own posts and revisions, byte for byte";

    public string Expects => "a folder that 'export --format post' wrote (has revisions.jsonl and _posts)";

    public void Write(ExportRun run, OutputFolder output)
    {
        var tree = new OutputTree(output);
        tree.Write(RevisionList.FileName, list => RevisionList.Write(run, list, (line, article, revision, file) =>
        {
            tree.Write(revision.Path, file);
            RevisionLine.WriteBeside(line, article, revision, revision.Path);
        }));
        tree.RemoveOthers();
    }

    public bool Recognises(ImportPath path) => path.HasFolder("_posts") && !path.Has("_config.yml") && RevisionList.IsIn(path);

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation) => RevisionList.Read(path, Name, static file => file);
}
