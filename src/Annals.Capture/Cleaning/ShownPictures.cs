using System.Buffers;
using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Capture.Entries;
using Annals.Capture.Images;

namespace Annals.Capture.Cleaning;

/// <summary>Which pictures the kept articles and revisions show, and how new the newest of those articles is. In doubt a picture is shown.</summary>
internal sealed class ShownPictures
{
    private const int ShortestName = 6;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _newest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _named = new(StringComparer.Ordinal);

    /// <summary>When the newest article that shows the picture was published (UTC); null when none shows it.</summary>
    /// <param name="url">Where it was fetched.</param>
    public DateTimeOffset? NewestAt(string url)
        => _newest.TryGetValue(PictureAddress.Normalise(url), out var at) ? at : _named.ContainsKey(NameOf(url)) ? DateTimeOffset.MinValue : null;

    /// <param name="posts">Post files with when their articles were published.</param>
    /// <param name="urls">The addresses that will be asked about.</param>
    /// <exception cref="ArchiveException">A file could not be read: then nothing can be said of what it shows.</exception>
    public static ShownPictures Of(ArchiveFolder folder, IReadOnlyCollection<(string Path, DateTimeOffset At)> posts, IEnumerable<string> urls, CancellationToken cancellation)
    {
        var shown = new ShownPictures();
        var names = urls.Select(NameOf).Where(name => name.Length >= ShortestName).Distinct().ToArray();
        var search = names.Length == 0 ? null : SearchValues.Create(names, StringComparison.Ordinal);
        Parallel.ForEach(posts, new ParallelOptions { CancellationToken = cancellation }, post => shown.Read(folder, post.Path, post.At, search, names));
        return shown;
    }

    private void Read(ArchiveFolder folder, string path, DateTimeOffset at, SearchValues<string>? names, string[] all)
    {
        PostFile post;
        try
        {
            post = PostFile.Parse(File.ReadAllBytes(folder.Resolve(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"{path} cannot be read, so that nobody knows which pictures it shows: nothing was removed; 'annals verify' says more", exception);
        }

        var html = post.BodyText;
        foreach (var url in ArticlePictures.Of(html, post.Link))
        {
            Show(url, at);
            Show(PictureProxies.Original(url), at);
        }

        // Feeds name pictures in more ways than anybody lists: one whose file name stands anywhere in the text is shown.
        if (names is not null && html.AsSpan().IndexOfAny(names) >= 0)
        {
            foreach (var name in all.Where(name => !_named.ContainsKey(name) && html.Contains(name, StringComparison.Ordinal)))
            {
                _named.TryAdd(name, 0);
            }
        }
    }

    private void Show(string url, DateTimeOffset at) => _newest.AddOrUpdate(PictureAddress.Normalise(url), at, (_, known) => known > at ? known : at);

    private static string NameOf(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? url : url[..end]).TrimEnd('/');
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.Length >= ShortestName ? name : url;
    }
}
