using Annals.Archive;

namespace Annals.Publish.Tests.Support;

/// <summary>The small archive with raw pages, and with pictures under two addresses, of which one is of no use to a book.</summary>
public static class Illustrated
{
    public const string Page = "<!DOCTYPE html><html><head><title>Harbour</title></head><body><article><p>The harbour was quiet.</p></article></body></html>";

    /// <summary>One pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static Draft Harbour { get; } = SmallArchive.Bridge with
    {
        Url = "https://news.example/harbour",
        Guid = "harbour",
        Title = "The harbour was quiet",
        Outlet = "The Courier",
        Author = "Imogen Tarrant",
        Language = "en",
        Body = "<p>The harbour was quiet on Friday, and the ferries ran as they always do, said the harbour master.</p><figure><img src=\"https://cdn.example/a.png\" alt=\"The &quot;quay&quot;\"><figcaption>The quay</figcaption></figure><p><img src=\"/missing.png\"><img src=\"https://cdn.example/drawing.svg\"></p>",
        PublishedAt = SmallArchive.Now.AddHours(-1),
        CapturedAt = SmallArchive.Now,
        Fingerprint = "h1",
        EntryFingerprint = null,
        Via = "page",
        Tags = [],
        FeedText = "The harbour was quiet",
        Pages = [RawPage.Of("https://news.example/harbour", "text/html; charset=utf-8", SmallArchive.Utf8(Page)), RawPage.Of("https://news.example/harbour?page=2", null, "<p>short</p>"u8)],
    };

    public static ArchiveFolder Make(TemporaryFolder folder, string name = "archive")
    {
        var archive = SmallArchive.Make(folder, name);
        using var writer = SmallArchive.Open(folder[name], SmallArchive.Now.AddHours(4));
        writer.Keep([Harbour]);
        writer.KeepBlob(Png, "image/png", "https://cdn.example/a.png");
        writer.KeepBlob(Png, "image/png", "https://cdn.example/b.png");
        writer.KeepBlob("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "image/svg+xml", "https://cdn.example/drawing.svg");

        // The same page once more: what is sent again is written once.
        writer.Keep([Harbour with { Title = "The harbour was very quiet", Fingerprint = "h2", CapturedAt = SmallArchive.Now.AddHours(4) }]);
        return archive;
    }
}
