using Annals.Archive.Importing;

namespace Annals.Publish.Forms.Opml;

/// <summary>The subscriptions, as they are kept.</summary>
public sealed class OpmlForm : IFileForm, IFormReader
{
    public string Name => "opml";

    public string About => "the subscriptions";

    public bool IsOfArticles => false;

    public string Ending => ".opml";

    public string Expects => "an OPML list of feeds (its root element is opml)";

    public void Write(ExportRun run, Stream output)
    {
        var file = run.Selection.Folder.SubscriptionsFile;
        output.Write(File.Exists(file) ? File.ReadAllBytes(file) : throw new PublishException($"{run.Selection.Folder.Root} subscribes to nothing yet"));
    }

    public bool Recognises(ImportPath path)
    {
        var rest = path.Head.Span;
        while (rest.IndexOf((byte)'<') is >= 0 and var start)
        {
            rest = rest[(start + 1)..];
            if (rest.StartsWith("!--"u8))
            {
                rest = rest.IndexOf("-->"u8) is >= 0 and var end ? rest[end..] : default;
            }
            else if (!rest.StartsWith("?"u8) && !rest.StartsWith("!"u8))
            {
                return rest.StartsWith("opml"u8) && rest.Length > 4 && rest[4] is (byte)'>' or (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
            }
        }

        return false;
    }

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation)
        => [new SubscriptionsItem(path.Path, File.ReadAllBytes(path.Path))];
}
