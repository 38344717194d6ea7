using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Language.Sentences;

namespace Annals.Index.Revisions;

/// <summary>The sentences of a revision as its file keeps them: the first is <c>#s1</c> of its address.</summary>
public static class KeptSentences
{
    /// <exception cref="ArchiveException">The file is missing or cannot be read.</exception>
    public static IReadOnlyList<string> Of(ArchiveFolder folder, RevisionSummary revision)
    {
        try
        {
            var text = HtmlText.ToPlainText(PostFile.Parse(File.ReadAllBytes(folder.Resolve(revision.Path))).BodyText);
            return [.. NumberedSentences.Of(text).Select(range => text[range])];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read revision {revision.Number}, {revision.Path}: {exception.Message}; 'annals verify' says what else is wrong", exception);
        }
    }
}
