using System.Text.Json.Serialization;

namespace Annals.Capture.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ImageState))]
[JsonSerializable(typeof(LocalState))]
[JsonSerializable(typeof(Dictionary<string, Evidence.CensusState>))]
[JsonSerializable(typeof(Dictionary<string, Rechecks.RecheckState>))]
internal sealed partial class LocalStateJson : JsonSerializerContext;
