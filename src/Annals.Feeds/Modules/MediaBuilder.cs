namespace Annals.Feeds.Modules;

/// <summary>Media RSS objects of one entry while they are being read. What stands in a group or the entry holds for every object in it.</summary>
internal sealed class MediaBuilder
{
    private const int Limit = 200;

    private readonly List<MediaItem> items = [];
    private readonly List<string> thumbnails = [];
    private readonly List<MediaCredit> credits = [];

    /// <summary>The object whose element is open.</summary>
    public MediaItem? Open { get; private set; }

    public TextValue? Title { get; private set; }

    public TextValue? Description { get; private set; }

    public void Begin(MediaItem item) => Open = item;

    public void End()
    {
        if (Open is { } item && items.Count < Limit)
            items.Add(item);
        Open = null;
    }

    public void AddTitle(TextValue value)
    {
        if (Open is { } item)
            Open = item with { Title = item.Title ?? value };
        Title ??= value;
    }

    public void AddDescription(TextValue value)
    {
        if (Open is { } item)
            Open = item with { Description = item.Description ?? value };
        Description ??= value;
    }

    public void AddThumbnail(string url)
    {
        if (Open is { Thumbnail: null } item)
            Open = item with { Thumbnail = url };
        else if (thumbnails.Count < Limit && !thumbnails.Contains(url))
            thumbnails.Add(url);
    }

    public void AddCredit(MediaCredit credit)
    {
        if (Open is { } item)
            Open = item with { Credits = [.. item.Credits, credit] };
        else if (credits.Count < Limit)
            credits.Add(credit);
    }

    public IReadOnlyList<MediaItem> Build()
    {
        if (items.Count == 0 && thumbnails.Count == 0)
            return [];
        var result = new List<MediaItem>(items.Count + thumbnails.Count);
        var used = 0;
        foreach (var item in items)
        {
            var thumbnail = item.Thumbnail ?? (used < thumbnails.Count ? thumbnails[used++] : null);
            result.Add(item with
            {
                Thumbnail = thumbnail,
                Title = item.Title ?? Title,
                Description = item.Description ?? Description,
                Credits = item.Credits.Count > 0 ? item.Credits : credits,
            });
        }
        // A thumbnail without an object of its own is the entry's picture.
        for (; used < thumbnails.Count; used++)
            result.Add(new MediaItem { Thumbnail = thumbnails[used], Medium = "image" });
        return result;
    }
}
