using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Archive.Reading;
using Annals.Extraction.Text;

namespace Annals.Capture.Entries;

/// <summary>The text of an article as it is kept; the file is read when it is first asked for, which is rarely.</summary>
internal sealed class KeptText(ArchiveFolder folder, ArticleState article)
{
    public string Title => article.Title;

    public string Html => field ??= Read();

    public string Plain => field ??= HtmlText.ToPlainText(Html);

    /// <summary>For an imported article, which was kept before anybody took its fingerprint.</summary>
    public string Fingerprint => field ??= Entries.Fingerprint.Of(Title, Plain, HtmlText.ImageUrls(Html));

    private string Read()
    {
        try
        {
            return PostFile.Parse(File.ReadAllBytes(folder.Resolve(article.Path))).BodyText;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then anything said about it is news; 'annals verify' tells of the missing file.
            return "";
        }
    }
}
