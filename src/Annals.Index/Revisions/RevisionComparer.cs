using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Language.Comparing;

namespace Annals.Index.Revisions;

/// <summary>Compares revisions by their post files: nothing about a change is stored, so that a better comparison is better for the past as well.</summary>
public static class RevisionComparer
{
    /// <exception cref="ArchiveException">A file of the two is missing or cannot be read; <c>annals verify</c> tells more.</exception>
    public static RevisionDiff Compare(ArchiveFolder folder, RevisionSummary before, RevisionSummary after)
    {
        var (oldHtml, newHtml) = (Body(folder, before), Body(folder, after));
        var title = TextDiff.CompareLine(before.Title, after.Title);
        var text = TextDiff.Compare(HtmlText.ToPlainText(oldHtml), HtmlText.ToPlainText(newHtml));
        var (oldPictures, newPictures) = (HtmlText.ImageUrls(oldHtml).ToHashSet(), HtmlText.ImageUrls(newHtml).ToHashSet());
        var classes = ChangeClasses.Of(title, text);
        return new RevisionDiff
        {
            Before = before,
            After = after,
            Title = title,
            Text = text,
            PicturesRemoved = [.. oldPictures.Except(newPictures)],
            PicturesAdded = [.. newPictures.Except(oldPictures)],
            Classes = oldPictures.SetEquals(newPictures) ? classes : classes | ChangeClass.Pictures,
        };
    }

    private static string Body(ArchiveFolder folder, RevisionSummary revision)
    {
        try
        {
            return PostFile.Parse(File.ReadAllBytes(folder.Resolve(revision.Path))).BodyText;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read revision {revision.Number}, {revision.Path}: {exception.Message}; 'annals verify' says what else is wrong", exception);
        }
    }
}
