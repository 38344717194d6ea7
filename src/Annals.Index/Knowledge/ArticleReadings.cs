using System.Security.Cryptography;
using Annals.Archive;
using Annals.Index.Articles;
using Annals.Index.Storage;
using Annals.Language.Analysis;

namespace Annals.Index.Knowledge;

/// <summary>Gives analyses back: the spans from the store, the text from the post file.</summary>
internal sealed class ArticleReadings(ArchiveFolder folder, Database database)
{
    /// <summary>Null when the article is not analysed, or its file is not the one that was.</summary>
    public ArticleAnalysis? Analysis(ArticleId id) => RowOf(id) is { } row ? Analysis(row) : null;

    /// <summary>The text that was analysed; null when the article is not, or its file is not the one that was.</summary>
    public string? Text(ArticleId id) => RowOf(id) is { } row ? Text(row) : null;

    private long? RowOf(ArticleId id)
    {
        var select = database.Prepare("SELECT id FROM article WHERE code = ?").Bind(1, ArticleCode.From(id));
        if (!select.Step())
        {
            return null;
        }

        var row = select.Long(0);
        select.Reset();
        return row;
    }

    public ArticleAnalysis? Analysis(long row)
    {
        if (Text(row) is not { } text)
        {
            return null;
        }

        var select = database.Prepare("SELECT data FROM analysis WHERE article = ?").Bind(1, row);
        if (!select.Step())
        {
            return null;
        }

        var packed = select.Blob(0).ToArray();
        select.Reset();
        try
        {
            return AnalysisCode.Unpack(packed, text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The text that was analysed; null when the file is gone or another one.</summary>
    public string? Text(long row)
    {
        var select = database.Prepare("SELECT path, sha256 FROM article WHERE id = ?").Bind(1, row);
        if (!select.Step())
        {
            return null;
        }

        var (path, hash) = (select.Text(0), select.Blob(1).ToArray());
        select.Reset();
        try
        {
            var bytes = File.ReadAllBytes(folder.Resolve(path));
            return SHA256.HashData(bytes).AsSpan(0, hash.Length).SequenceEqual(hash) ? PostReading.Of(bytes).Text : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }
}
