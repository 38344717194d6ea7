using System.Text.Json.Serialization;

namespace Annals.Web.Apps.Miniflux;

/// <summary>What Miniflux's API v1 answers, with all the keys that its typed clients insist on.</summary>
internal sealed record UserAnswer
{
    public int Id { get; } = 1;

    public required string Username { get; init; }

    public required bool IsAdmin { get; init; }

    public string Theme { get; } = "light_serif";

    public string Language { get; } = "en_US";

    public string Timezone { get; } = "UTC";

    public string EntrySortingDirection { get; } = "desc";

    public string EntrySortingOrder { get; } = "published_at";

    public int EntriesPerPage { get; } = 100;

    public bool KeyboardShortcuts { get; } = true;

    public bool ShowReadingTime { get; } = true;

    public bool EntrySwipe { get; } = true;

    public string GestureNav { get; } = "tap";

    public string DisplayMode { get; } = "standalone";

    public int DefaultReadingSpeed { get; } = 265;

    public int CjkReadingSpeed { get; } = 500;

    public string DefaultHomePage { get; } = "unread";

    public string CategoriesSortingOrder { get; } = "unread_count";

    public string Stylesheet { get; } = "";

    public string GoogleId { get; } = "";

    public string OpenidConnectId { get; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTimeOffset? LastLoginAt { get; }
}

internal sealed record VersionAnswer(string Version, string Commit, string BuildDate, string GoVersion, string Compiler, string Arch, string Os);

internal sealed record CategoryAnswer(int Id, string Title, int UserId, bool HideGlobally, int? FeedCount, int? TotalUnread);

internal sealed record IconReference(int FeedId, int IconId);

internal sealed record FeedAnswer
{
    public required int Id { get; init; }

    public int UserId { get; } = 1;

    public required string FeedUrl { get; init; }

    public required string SiteUrl { get; init; }

    public required string Title { get; init; }

    public string Description { get; } = "";

    public required DateTimeOffset CheckedAt { get; init; }

    public required DateTimeOffset NextCheckAt { get; init; }

    public string EtagHeader { get; } = "";

    public string LastModifiedHeader { get; } = "";

    public required string ParsingErrorMessage { get; init; }

    public required int ParsingErrorCount { get; init; }

    public string ScraperRules { get; } = "";

    public string RewriteRules { get; } = "";

    public bool Crawler { get; init; }

    public string BlocklistRules { get; } = "";

    public string KeeplistRules { get; } = "";

    public string UrlrewriteRules { get; } = "";

    public string UserAgent { get; } = "";

    public string Cookie { get; } = "";

    public string Username { get; } = "";

    public string Password { get; } = "";

    public required bool Disabled { get; init; }

    public bool IgnoreHttpCache { get; }

    public bool AllowSelfSignedCertificates { get; }

    public bool FetchViaProxy { get; }

    public bool HideGlobally { get; }

    public bool NoMediaPlayer { get; }

    public required CategoryAnswer Category { get; init; }

    public required IconReference Icon { get; init; }
}

internal sealed record EntryAnswer
{
    public required int Id { get; init; }

    public int UserId { get; } = 1;

    public required int FeedId { get; init; }

    public required string Status { get; init; }

    /// <summary>The article's id in the archive.</summary>
    public required string Hash { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public string CommentsUrl { get; } = "";

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string Content { get; init; }

    public required string Author { get; init; }

    public string ShareCode { get; } = "";

    public required bool Starred { get; init; }

    /// <summary>Minutes.</summary>
    public required int ReadingTime { get; init; }

    public IReadOnlyList<string> Enclosures { get; } = [];

    public required IReadOnlyList<string> Tags { get; init; }

    public required FeedAnswer Feed { get; init; }
}

internal sealed record EntriesAnswer(int Total, IReadOnlyList<EntryAnswer> Entries);

internal sealed record ContentAnswer(string Content, int ReadingTime);

internal sealed record CountersAnswer(IReadOnlyDictionary<string, int> Reads, IReadOnlyDictionary<string, int> Unreads);

internal sealed record IconAnswer(int Id, string Data, string MimeType);

internal sealed record DiscoveredAnswer(string Url, string Title, string Type);

internal sealed record CreatedFeedAnswer(int FeedId);

internal sealed record MessageAnswer(string Message);

internal sealed record ErrorAnswer(string ErrorMessage);

internal sealed record IntegrationsAnswer(bool HasIntegrations);

internal sealed record StatusChange(IReadOnlyList<long>? EntryIds, string? Status);

/// <summary>A feed to add, or what of one is to be another; null leaves it as it is.</summary>
internal sealed record FeedChange(string? FeedUrl, string? Title, int? CategoryId, bool? Disabled);

internal sealed record DiscoverWish(string? Url);

internal sealed record CategoryChange(string? Title);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(IReadOnlyList<UserAnswer>))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(CategoryAnswer))]
[JsonSerializable(typeof(IReadOnlyList<CategoryAnswer>))]
[JsonSerializable(typeof(FeedAnswer))]
[JsonSerializable(typeof(IReadOnlyList<FeedAnswer>))]
[JsonSerializable(typeof(EntryAnswer))]
[JsonSerializable(typeof(EntriesAnswer))]
[JsonSerializable(typeof(ContentAnswer))]
[JsonSerializable(typeof(CountersAnswer))]
[JsonSerializable(typeof(IconAnswer))]
[JsonSerializable(typeof(IReadOnlyList<DiscoveredAnswer>))]
[JsonSerializable(typeof(CreatedFeedAnswer))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(IntegrationsAnswer))]
[JsonSerializable(typeof(StatusChange))]
[JsonSerializable(typeof(FeedChange))]
[JsonSerializable(typeof(DiscoverWish))]
[JsonSerializable(typeof(CategoryChange))]
internal sealed partial class MinifluxJson : JsonSerializerContext;
