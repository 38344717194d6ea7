using System.Text.Json.Serialization;

namespace Annals.Web.Apps.GReader;

/// <summary>What the Google Reader API answers, in the keys that its clients read. Numbers of 64 bits are texts, as they always were there.</summary>
internal sealed record UserInfoAnswer(string UserId, string UserName, string UserProfileId, string UserEmail, bool IsBloggerUser, long SignupTimeSec, bool IsMultiLoginEnabled);

internal sealed record SubscriptionsAnswer(IReadOnlyList<SubscriptionAnswer> Subscriptions);

internal sealed record SubscriptionAnswer(string Id, string Title, IReadOnlyList<CategoryAnswer> Categories, string Url, string HtmlUrl, string IconUrl, string Sortid, string Firstitemmsec);

internal sealed record CategoryAnswer(string Id, string Label);

internal sealed record TagsAnswer(IReadOnlyList<TagAnswer> Tags);

internal sealed record TagAnswer(string Id, string Sortid, string? Type);

internal sealed record UnreadAnswer(int Max, IReadOnlyList<UnreadCountAnswer> Unreadcounts);

internal sealed record UnreadCountAnswer(string Id, int Count, string NewestItemTimestampUsec);

internal sealed record QuickAddAnswer(int NumResults, string Query, string? StreamId, string? StreamName, string? Error);

internal sealed record ItemRefsAnswer(IReadOnlyList<ItemRefAnswer> ItemRefs, string? Continuation);

internal sealed record ItemRefAnswer(string Id, IReadOnlyList<string> DirectStreamIds, string TimestampUsec);


internal sealed record StreamAnswer
{
    public string Direction { get; } = "ltr";

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<LinkAnswer> Self { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Updated { get; init; }

    public required IReadOnlyList<ItemAnswer> Items { get; init; }

    public string? Continuation { get; init; }
}

internal sealed record ItemAnswer
{
    public required string Id { get; init; }

    /// <summary>When it was first seen.</summary>
    public required string CrawlTimeMsec { get; init; }

    public required string TimestampUsec { get; init; }

    public required long Published { get; init; }

    public required long Updated { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<LinkAnswer> Canonical { get; init; }

    public required IReadOnlyList<LinkAnswer> Alternate { get; init; }

    public required IReadOnlyList<string> Categories { get; init; }

    public required OriginAnswer Origin { get; init; }

    /// <summary>The whole text: some clients read nothing else.</summary>
    public required SummaryAnswer Summary { get; init; }

    public string? Author { get; init; }
}

internal sealed record LinkAnswer(string Href, string? Type);

internal sealed record OriginAnswer(string StreamId, string Title, string HtmlUrl);

internal sealed record SummaryAnswer(string Direction, string Content);

internal sealed record LoginAnswer([property: JsonPropertyName("SID")] string Sid, [property: JsonPropertyName("LSID")] string Lsid, [property: JsonPropertyName("Auth")] string Auth);

internal sealed record PreferencesAnswer(IReadOnlyList<string> Prefs);

internal sealed record StreamPreferencesAnswer(IReadOnlyDictionary<string, string> Streamprefs);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserInfoAnswer))]
[JsonSerializable(typeof(SubscriptionsAnswer))]
[JsonSerializable(typeof(TagsAnswer))]
[JsonSerializable(typeof(UnreadAnswer))]
[JsonSerializable(typeof(QuickAddAnswer))]
[JsonSerializable(typeof(ItemRefsAnswer))]
[JsonSerializable(typeof(StreamAnswer))]
[JsonSerializable(typeof(LoginAnswer))]
[JsonSerializable(typeof(PreferencesAnswer))]
[JsonSerializable(typeof(StreamPreferencesAnswer))]
internal sealed partial class GReaderJson : JsonSerializerContext;
