using Annals.Feeds.Reading;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Modules;

/// <summary>GeoRSS Simple and GML (georss.org), and the W3C's Basic Geo vocabulary.</summary>
internal static class GeoModule
{
    public static void AddTo(Vocabulary v)
    {
        v.Text(Ns.GeoRss, "point", (r, text) => r.Entry?.Geo.SetShape("Point", text));
        v.Text(Ns.GeoRss, "line", (r, text) => r.Entry?.Geo.SetShape("LineString", text));
        v.Text(Ns.GeoRss, "polygon", (r, text) => r.Entry?.Geo.SetShape("Polygon", text));
        v.Text(Ns.GeoRss, "box", (r, text) => r.Entry?.Geo.SetShape("Box", text));
        v.Add(Ns.GeoRss, "where", new ElementRule());
        foreach (var kind in new[] { "Point", "LineString", "Polygon" })
            v.Add(Ns.Gml, kind.ToLowerInvariant(), new ElementRule { Start = r => StartGeometry(r, kind) });
        v.Add(Ns.Gml, "exterior", new ElementRule());
        v.Add(Ns.Gml, "linearring", new ElementRule());
        v.Text(Ns.Gml, "pos", SetGeometry);
        v.Text(Ns.Gml, "poslist", SetGeometry);
        v.Add(Ns.GeoW3c, "point", new ElementRule());
        v.Text(Ns.GeoW3c, "lat", (r, text) => r.Entry?.Geo.SetLatitude(text));
        v.Text(Ns.GeoW3c, "long", (r, text) => r.Entry?.Geo.SetLongitude(text));
        v.Text(Ns.GeoW3c, "lon", (r, text) => r.Entry?.Geo.SetLongitude(text));
    }

    private static void StartGeometry(FeedReader r, string kind)
    {
        if (r.Entry?.Geo is not { } geo)
            return;
        geo.Kind = kind;
        geo.Dimension = r.Attributes["srsdimension"]?.Trim() == "3" ? 3 : 2;
        geo.LatitudeFirst = IsGeographic(r.Attributes["srsname"]);
    }

    // EPSG numbers geographic systems from 4000 to 4999 (4326 is WGS 84), with a few older ones; the others are projections.
    private static bool IsGeographic(string? system)
    {
        if (system is null || !system.Contains("EPSG", StringComparison.OrdinalIgnoreCase))
            return true;
        return Numbers.Count(system[(system.LastIndexOf(':') + 1)..]) is (>= 4000 and < 5000) or (>= 3819 and <= 3906);
    }

    private static void SetGeometry(FeedReader r, string text)
    {
        if (r.Entry?.Geo is { Kind: { } kind } geo)
            geo.SetShape(kind, text, geo.LatitudeFirst, geo.Dimension);
    }
}
