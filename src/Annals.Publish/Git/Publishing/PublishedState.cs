using System.Text.Json;
using System.Text.Json.Serialization;

namespace Annals.Publish.Git.Publishing;

/// <summary>What the main branch says is published: <c>archive/months.json</c>.</summary>
internal sealed record PublishedState
{
    public const string Path = "archive/months.json";

    /// <summary>Lines of the journal.</summary>
    public long Lines { get; init; }

    /// <summary>The hash of the last of them.</summary>
    public string? Head { get; init; }

    public IReadOnlyDictionary<string, PublishedMonth> Months { get; init; } = new SortedDictionary<string, PublishedMonth>();

    /// <exception cref="PublishException">The file is damaged.</exception>
    public static PublishedState Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, PublishedJson.Default.PublishedState) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new PublishException($"{Path} on the main branch is damaged: put its last good version back, or publish to another --branch and --remote", exception);
        }
    }

    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, PublishedJson.Default.PublishedState), (byte)'\n'];
}

/// <param name="Lines">How long the journal was when this month was last published.</param>
/// <param name="Digest">See <see cref="Annals.Archive.Excerpts.MonthExcerpt.Digest"/>.</param>
/// <param name="Bytes">Of posts and revisions.</param>
/// <param name="Blobs">Pictures and pages on their own branch; null when they were left out.</param>
internal sealed record PublishedMonth(long Lines, string Digest, int Articles, int Revisions, long Bytes, int? Blobs, long? BlobBytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PublishedState))]
internal sealed partial class PublishedJson : JsonSerializerContext;
