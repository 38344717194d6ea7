using System.Globalization;

namespace Annals.Feeds.Writing;

/// <summary>Elements that RSS and Atom share: Media RSS and Apple's podcast tags.</summary>
internal sealed class ModuleWriter(XmlOutput xml)
{
    public const string Media = "http://search.yahoo.com/mrss/";
    public const string Itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";

    public void WriteMedia(IReadOnlyList<MediaItem> items)
    {
        foreach (var item in items)
        {
            if (item.Url is null)
            {
                if (item.Thumbnail is { } alone)
                    xml.Empty("media:thumbnail", ("url", alone));
                continue;
            }
            xml.Open("media:content", ("url", item.Url), ("type", item.Type), ("medium", item.Medium), ("width", Number(item.Width)), ("height", Number(item.Height)),
                ("fileSize", Number(item.FileSize)), ("duration", item.Duration is { } duration ? Number((long)duration.TotalSeconds) : null));
            xml.Element("media:title", item.Title?.Value, ("type", item.Title?.IsHtml == true ? "html" : "plain"));
            xml.Element("media:description", item.Description?.Value, ("type", item.Description?.IsHtml == true ? "html" : "plain"));
            if (item.Thumbnail is { } thumbnail)
                xml.Empty("media:thumbnail", ("url", thumbnail));
            foreach (var credit in item.Credits)
                xml.Element("media:credit", credit.Name, ("role", credit.Role));
            xml.Close("media:content");
        }
    }

    public void WriteItunes(ItunesInfo? info)
    {
        if (info is null)
            return;
        xml.Element("itunes:title", info.Title);
        xml.Element("itunes:author", info.Author);
        xml.Element("itunes:subtitle", info.Subtitle?.Value);
        xml.Element("itunes:summary", info.Summary?.Value);
        xml.Element("itunes:duration", info.Duration);
        xml.Element("itunes:season", info.Season);
        xml.Element("itunes:episode", info.Episode);
        xml.Element("itunes:episodeType", info.EpisodeType);
        xml.Element("itunes:type", info.Type);
        xml.Element("itunes:explicit", info.Explicit switch { true => "true", false => "false", _ => null });
        xml.Element("itunes:block", info.Block == true ? "yes" : null);
        xml.Element("itunes:new-feed-url", info.NewFeedUrl);
        xml.Element("itunes:keywords", info.Keywords.Count == 0 ? null : string.Join(',', info.Keywords));
        if (info.Image is { } image)
            xml.Empty("itunes:image", ("href", image));
        foreach (var category in info.Categories)
            xml.Empty("itunes:category", ("text", category));
        if (info.Owner is not { } owner)
            return;
        xml.Open("itunes:owner");
        xml.Element("itunes:name", owner.Name);
        xml.Element("itunes:email", owner.Email);
        xml.Close("itunes:owner");
    }

    public static string? Number(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
