using System.Globalization;
using System.Text;
using Annals.Archive.Posts;
using Annals.Publish.Output;
using Annals.Publish.Selecting;

namespace Annals.Publish.Forms.Trees;

/// <summary>
/// The plain tree of the first system: <c>articles/OUTLET/ID.md</c>, and for each outlet <c>lists/OUTLET.md</c> with its articles,
/// the newest first. Each article as it stands now; taken back as a folder of posts.
/// </summary>
public sealed class PlainForm : ITreeForm
{
    public string Name => "plain";

    public string About => "articles/OUTLET/ID.md and lists/OUTLET.md, as the first system laid them out";

    public void Write(ExportRun run, OutputFolder output)
    {
        var tree = new OutputTree(output);
        var lists = new SortedDictionary<string, List<SelectedArticle>>(StringComparer.Ordinal);
        foreach (var article in run.Selection.Articles)
        {
            if (run.Read(article.Current) is not { } file)
            {
                continue;
            }

            var outlet = PostName.Safe(article.Outlet) is { Length: > 0 } name ? name : "unknown";
            tree.Write($"articles/{outlet}/{article.Id}.md", Plain(article, PostFile.Parse(file)));
            (lists.TryGetValue(outlet, out var list) ? list : lists[outlet] = []).Add(article);
            run.Wrote(article);
        }

        foreach (var (outlet, articles) in lists)
        {
            tree.Write($"lists/{outlet}.md", Encoding.UTF8.GetBytes(List(outlet, articles)));
        }

        tree.RemoveOthers();
    }

    /// <summary>A plain post is given out as it is; of any other its time, title, link and body are.</summary>
    private static byte[] Plain(SelectedArticle article, PostFile post)
    {
        if (post.Format == PostFormat.Plain)
        {
            return post.ToBytes();
        }

        // A time that no publisher gave is none: the first system wrote NaN then, and so do we.
        var time = post.PublishedAt is null || article.Current.Line.Published is null ? PostFile.NoTime : post.RawTime;
        var link = post.Format == PostFormat.Unrecognised ? article.Url : post.Link;
        var title = post.Format == PostFormat.Unrecognised || post.Title.Length == 0 ? article.Title : post.Title;
        return [.. Encoding.UTF8.GetBytes($"<!--{time}-->\n[{OneLine(title)}]({OneLine(link)})\n------\n\n"), .. post.Body.Span, (byte)'\n'];
    }

    private static string List(string outlet, List<SelectedArticle> articles)
    {
        // Begins with a heading, so that it is taken for no post on its way back.
        var list = new StringBuilder("# ").Append(outlet).Append("\n\n");
        foreach (var article in articles.OrderByDescending(article => article.Time).ThenBy(article => article.Id.Value, StringComparer.Ordinal))
        {
            list.Append("- ").Append(article.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append(" [")
                .Append(OneLine(article.Title)).Append("](../articles/").Append(Uri.EscapeDataString(outlet)).Append('/').Append(article.Id.Value).Append(".md)\n");
        }

        return list.ToString();
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
