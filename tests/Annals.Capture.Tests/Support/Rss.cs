using System.Globalization;
using System.Net;

namespace Annals.Capture.Tests.Support;

/// <summary>Small feeds.</summary>
public static class Rss
{
    public static readonly string Long = string.Concat(Enumerable.Repeat("<p>The council met on Monday and talked at length about the bridge over the river.</p>", 8));

    public static string Of(params string[] items)
        => $"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>The Outlet</title><link>http://outlet.example/</link>{string.Concat(items)}</channel></rss>""";

    public static string Item(string link, string title = "Bridge opens", string? body = null, string? guid = null, DateTimeOffset? date = null)
        => $"<item><title>{title}</title>{(link.Length > 0 ? $"<link>{link}</link>" : "")}"
            + (guid is null ? "" : $"<guid isPermaLink=\"false\">{guid}</guid>")
            + $"<pubDate>{(date ?? new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero)).ToString("r", CultureInfo.InvariantCulture)}</pubDate>"
            + $"<description>{WebUtility.HtmlEncode(body ?? Long)}</description></item>";

    public static string Page(string title, string body, string head = "")
        => $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}</title>{head}</head><body><nav><a href=\"/\">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>";
}
