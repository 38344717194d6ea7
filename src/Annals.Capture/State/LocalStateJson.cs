using System.Text.Json.Serialization;

namespace Annals.Capture.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(LocalState))]
internal sealed partial class LocalStateJson : JsonSerializerContext;
