using Annals.Archive.Importing;
using Annals.Publish.Forms;

namespace Annals.Publish.Warc;

/// <summary>Takes WARC files back: Annals' own with all they carry, and the pages and pictures in those of others.</summary>
public sealed class WarcFormReader : IFormReader
{
    private static readonly string[] Endings = [".warc", ".warc.gz"];

    public string Name => WarcForm.FormName;

    public string Expects => "a WARC file (begins with WARC/1., packed or not) or a folder of them";

    public bool Recognises(ImportPath path)
        => path.IsFolder ? Files(path.Path).Count > 0 && Directory.EnumerateFiles(path.Path, "*.md").FirstOrDefault() is null : WarcReader.Recognises(path.Head);

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation)
    {
        using var import = new WarcImport(path.IsFolder ? Files(path.Path) : [path.Path]);
        foreach (var item in import.Read(cancellation))
        {
            yield return item;
        }
    }

    private static List<string> Files(string folder)
        => [.. Directory.EnumerateFiles(folder).Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
}
