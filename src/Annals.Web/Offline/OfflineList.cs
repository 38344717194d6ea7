using System.Text.Json.Serialization;

namespace Annals.Web.Offline;

/// <summary>What a browser should keep for reading without a network.</summary>
/// <param name="Days">How many days back the articles go.</param>
/// <param name="Bytes">The room all of it may take, pictures included.</param>
/// <param name="Articles">Newest first.</param>
internal sealed record OfflineList(int Days, long Bytes, IReadOnlyList<OfflineArticle> Articles);

internal sealed record OfflineArticle(string Id, int Revision);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OfflineList))]
internal sealed partial class OfflineJson : JsonSerializerContext;
