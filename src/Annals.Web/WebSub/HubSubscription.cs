using System.Text.Json.Serialization;

namespace Annals.Web.WebSub;

/// <summary>Somebody who is told when a feed of ours has changed (W3C WebSub, section 5).</summary>
/// <param name="Topic">The feed's address, as we write it.</param>
/// <param name="Until">When the lease ends (UTC).</param>
/// <param name="Secret">Signs what is sent; null for nothing.</param>
/// <param name="Sent">What was sent last, by its hash: nothing is sent twice.</param>
/// <param name="NextAt">Not before this (UTC), after a failure; null for at once.</param>
internal sealed record HubSubscription(string Callback, string Topic, DateTimeOffset Until, string? Secret, string Sent, int Failures = 0, DateTimeOffset? NextAt = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<HubSubscription>))]
internal sealed partial class HubJson : JsonSerializerContext;
