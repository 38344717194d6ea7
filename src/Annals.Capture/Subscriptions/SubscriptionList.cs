using Annals.Archive;
using Annals.Feeds.Opml;

namespace Annals.Capture.Subscriptions;

/// <summary>The subscriptions in somebody's OPML list.</summary>
public static class SubscriptionList
{
    /// <summary>OPML 2.0 allows attributes of others in namespaces of their own.</summary>
    internal const string PausedAttribute = "annals:paused";

    internal const string Namespace = "urn:annals:subscriptions:1";

    /// <param name="source">Where the list came from, for the message.</param>
    /// <exception cref="ArchiveException">It is no OPML.</exception>
    public static IReadOnlyList<Subscription> Read(ReadOnlyMemory<byte> opml, string source)
    {
        var document = OpmlReader.Parse(opml);
        return document.IsOpml
            ? [.. In(document.Outlines).DistinctBy(subscription => subscription.FeedUrl)]
            : throw new ArchiveException($"{source} is no OPML list: it should begin with <opml version=\"2.0\">");
    }

    private static IEnumerable<Subscription> In(IReadOnlyList<Outline> roots)
    {
        var waiting = new Stack<(Outline Outline, string? Folder)>(roots.Reverse().Select(root => (root, (string?)null)));
        while (waiting.TryPop(out var next))
        {
            if (next.Outline.XmlUrl?.Trim() is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                yield return new Subscription
                {
                    FeedUrl = url,
                    Title = next.Outline.Text is { Length: > 0 } text ? text : null,
                    Site = next.Outline.HtmlUrl,
                    Folder = next.Folder,
                    IsRetired = string.Equals(next.Outline["isComment"], "true", StringComparison.OrdinalIgnoreCase),
                    IsPaused = string.Equals(next.Outline[PausedAttribute], "true", StringComparison.OrdinalIgnoreCase),
                };
            }

            var name = next.Outline.Text.Replace('/', '-');
            var folder = name.Length == 0 ? next.Folder : next.Folder is null ? name : $"{next.Folder}/{name}";
            foreach (var child in next.Outline.Children.Reverse())
            {
                waiting.Push((child, folder));
            }
        }
    }
}
