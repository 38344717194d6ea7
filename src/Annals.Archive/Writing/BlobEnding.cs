namespace Annals.Archive.Writing;

/// <summary>File name endings of blobs, so that a person can open one by a double click.</summary>
internal static class BlobEnding
{
    public static string For(string type) => type switch
    {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/gif" => ".gif",
        "image/webp" => ".webp",
        "image/avif" => ".avif",
        "image/svg+xml" => ".svg",
        _ => ".bin",
    };
}
