using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Annals.Archive;

namespace Annals.Publish.Git.Publishing;

/// <summary>The small files that make a branch explain itself.</summary>
internal static class PublishedTexts
{
    /// <summary>The key that signs, what is local, and what readers have read and noted. Only named files are ever committed; this keeps out of a clone what is made in it.</summary>
    public static byte[] Ignore { get; } = "annals.key\n.annals/\nreaders/\n"u8.ToArray();

    /// <summary>A converted line end would be an altered file.</summary>
    public static byte[] Attributes { get; } = "* -text\n"u8.ToArray();

    /// <summary>The owner's <c>annals.json</c> without where it publishes to, and with the month that an excerpt holds.</summary>
    public static byte[] Marker(ArchiveFolder folder, string? month)
    {
        var marker = JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder.Root, "annals.json")))!.AsObject();
        marker.Remove("publish");
        if (month is not null)
        {
            marker["holds"] = new JsonObject { ["month"] = month };
        }

        return [.. Encoding.UTF8.GetBytes(marker.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })), (byte)'\n'];
    }

    public static byte[] MonthReadme(string month, string main, bool withBlobs) => Encoding.UTF8.GetBytes(
        $"""
        # {month}

        The articles of one month, as a part of an archive that Annals keeps: posts in `_posts`, what they said before in
        `revisions`. The journal has every line about them; in place of all others it has what they come to in the signed Merkle tree, so
        that this month can be proved without the rest.

            annals verify --archive .
            annals search WORDS --archive .
            annals serve --archive .

        {(withBlobs ? $"Pictures, and the pages as they came, are on a branch of their own, named by their SHA-256:\n\n    git fetch --depth 1 origin {PublishedBranches.Blobs(month)} && git restore --source FETCH_HEAD -- blobs\n" : "Pictures are not published.\n")}
        The branch `{main}` lists the other months.

        """);

    public static byte[] MainReadme(PublishedState state, string? remote)
    {
        var address = remote is null ? "REPOSITORY" : GitAddress.WithoutSecrets(remote);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # An archive of news, by months

            Each month is a branch of its own, and a shallow clone of it is a working archive to read, search and verify:

                git clone --depth 1 --branch {state.Months.Keys.LastOrDefault() ?? "2026-11"} {address} month
                annals verify --archive month

            The whole archive, to go on with, journal and signatures included:

                annals import --git {address} --archive whole

            This branch has the whole journal and the archive's settings under `archive/`.

            | month | articles | post files | MB | pictures and pages | MB |
            |---|---|---|---|---|---|

            """);
        foreach (var (month, published) in state.Months.Reverse())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {month} | {published.Articles} | {published.Revisions} | {published.Bytes / 1e6:F1} | {(published.Blobs is { } blobs ? $"{blobs} (`{PublishedBranches.Blobs(month)}`)" : "–")} | {(published.BlobBytes ?? 0) / 1e6:F1} |\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
