using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Language.Sentences;

namespace Annals.Publish.Site.Findings;

/// <summary>Which sentence of an article a place in its analysed text is in, by the number that the sentence bears on the article's page. Safe for many threads.</summary>
internal sealed class PassageNumbers(SiteOptions options)
{
    // By the article's id: where its sentences start, and where its body does.
    private readonly ConcurrentDictionary<string, (int Body, int[] Starts)> _articles = new(StringComparer.Ordinal);

    /// <summary>From 1; null for the headline, and for an article that cannot be read.</summary>
    public int? At(string id, int offset)
    {
        var (body, starts) = _articles.GetOrAdd(id, Read);
        if (offset < body || starts.Length == 0)
        {
            return null;
        }

        var found = Array.BinarySearch(starts, offset - body);
        var number = found >= 0 ? found + 1 : ~found;
        return number > 0 ? number : null;
    }

    private (int, int[]) Read(string id)
    {
        try
        {
            if (!ArticleId.TryParse(id, out var article) || options.Index.Find(article) is not { } found)
            {
                return (0, []);
            }

            var post = PostFile.Parse(File.ReadAllBytes(options.Folder.Resolve(found.Path)));
            var (title, text) = (post.Title.Trim(), HtmlText.ToPlainText(post.BodyText));
            return (title.Length == 0 || text.StartsWith(title, StringComparison.Ordinal) ? 0 : title.Length + 1, [.. NumberedSentences.Of(text).Select(static range => range.Start.Value)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return (0, []);
        }
    }
}
