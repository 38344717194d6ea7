using Annals.Language.Variants;

namespace Annals.Index.Searching;

/// <summary>The owner's <c>variants.txt</c> in the archive's folder, on top of the table that comes with Annals. An edited file is noticed; one that cannot be read says nothing.</summary>
internal sealed class VariantFile(string path)
{
    public const string FileName = "variants.txt";

    private const long LongestFile = 1 << 20;

    private volatile Read? _last;

    public VariantTable Current()
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LongestFile)
        {
            return VariantTable.BuiltIn;
        }

        var stamp = (file.LastWriteTimeUtc, file.Length);
        var last = _last;
        if (last is null || last.Stamp != stamp)
        {
            _last = last = new Read(stamp, Load());
        }

        return last.Table;
    }

    private VariantTable Load()
    {
        try
        {
            return VariantTable.BuiltIn.With(VariantTable.Parse(File.ReadAllText(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return VariantTable.BuiltIn;
        }
    }

    private sealed record Read((DateTime Written, long Length) Stamp, VariantTable Table);
}
