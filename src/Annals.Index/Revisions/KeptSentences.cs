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
        var text = TextOf(folder, revision);
        return [.. NumberedSentences.Of(text).Select(range => text[range])];
    }

    /// <summary>The plain text that they are sentences of.</summary>
    /// <exception cref="ArchiveException">The file is missing or cannot be read.</exception>
    public static string TextOf(ArchiveFolder folder, RevisionSummary revision)
    {
        try
        {
            return HtmlText.ToPlainText(PostFile.Parse(File.ReadAllBytes(folder.Resolve(revision.Path))).BodyText);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read revision {revision.Number}, {revision.Path}: {exception.Message}; 'annals verify' says what else is wrong", exception);
        }
    }
}
