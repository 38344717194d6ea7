using System.Text.Json.Serialization;

namespace Annals.Web.Api;

/// <summary>What the reader made of one article.</summary>
internal sealed record StateResult(string Id, bool Read, bool Starred, IReadOnlyList<NoteResult> Notes);

/// <param name="Text">Empty for a highlight without words.</param>
/// <param name="Quote">Null for a note on the whole article.</param>
internal sealed record NoteResult(int Note, int Revision, DateTimeOffset Written, DateTimeOffset Changed, string Text, QuoteResult? Quote);

internal sealed record QuoteResult(string Exact, string Prefix, string Suffix, int Start, int End);

/// <summary>What of an article's state is to be another; null leaves it as it is.</summary>
internal sealed record StateChange(bool? Read, bool? Starred);

/// <summary>A list of articles, the newest published first.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Latest">When the last article of the archive arrived (UTC): what <c>before</c> of "all read" is to be.</param>
/// <param name="Next">The <c>cursor</c> of the next page; null at the end.</param>
internal sealed record ListResult(int Total, DateTimeOffset? Latest, IReadOnlyList<OutletUnread>? Outlets, IReadOnlyList<ListedArticle> Articles, string? Next);

internal sealed record OutletUnread(string Outlet, int Unread);

internal sealed record ListedArticle(string Id, string Title, string Url, string Outlet, DateTimeOffset Published, bool Read, bool Starred, bool HasNotes);

/// <summary>Everything that arrived until then is read.</summary>
/// <param name="Before">ISO 8601, with a zone.</param>
/// <param name="Outlet">Null for all.</param>
/// <param name="Day">UTC; null for all.</param>
internal sealed record AllReadChange(DateTimeOffset? Before, string? Outlet, DateOnly? Day);

internal sealed record TokenResult(string Token);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StateResult))]
[JsonSerializable(typeof(StateChange))]
[JsonSerializable(typeof(ListResult))]
[JsonSerializable(typeof(AllReadChange))]
[JsonSerializable(typeof(TokenResult))]
[JsonSerializable(typeof(ErrorResult))]
internal sealed partial class StateJson : JsonSerializerContext;
