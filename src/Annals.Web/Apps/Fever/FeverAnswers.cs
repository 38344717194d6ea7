using System.Text.Json.Serialization;

namespace Annals.Web.Apps.Fever;

/// <summary>What Fever's API answers: one object, with what was asked for.</summary>
internal sealed record FeverAnswer(int ApiVersion, int Auth)
{
    /// <summary>Seconds since 1970.</summary>
    public long? LastRefreshedOnTime { get; init; }

    public IReadOnlyList<FeverGroup>? Groups { get; init; }

    public IReadOnlyList<FeverFeed>? Feeds { get; init; }

    public IReadOnlyList<FeverFeedsOfGroup>? FeedsGroups { get; init; }

    public IReadOnlyList<FeverIcon>? Favicons { get; init; }

    public IReadOnlyList<FeverItem>? Items { get; init; }

    public int? TotalItems { get; init; }

    /// <summary>Numbers, joined by commas.</summary>
    public string? UnreadItemIds { get; init; }

    /// <inheritdoc cref="UnreadItemIds"/>
    public string? SavedItemIds { get; init; }

    /// <summary>Fever's own "hot" links, which Annals has not.</summary>
    public IReadOnlyList<string>? Links { get; init; }
}

internal sealed record FeverGroup(int Id, string Title);

internal sealed record FeverFeed(int Id, int FaviconId, string Title, string Url, string SiteUrl, int IsSpark, long LastUpdatedOnTime);

internal sealed record FeverFeedsOfGroup(int GroupId, string FeedIds);

internal sealed record FeverIcon(int Id, string Data);

internal sealed record FeverItem(int Id, int FeedId, string Title, string Author, string Html, string Url, int IsSaved, int IsRead, long CreatedOnTime);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeverAnswer))]
internal sealed partial class FeverJson : JsonSerializerContext;
