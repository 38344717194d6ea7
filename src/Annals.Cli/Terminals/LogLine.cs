using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Annals.Cli.Terminals;

/// <summary>How a long-running verb says what happens.</summary>
internal enum LogFormat
{
    Text,

    /// <summary>One JSON object a line: <c>time</c> (UTC), <c>level</c>, <c>message</c>.</summary>
    Json,
}

/// <summary>A message for a program that collects them.</summary>
internal sealed record LogLine(DateTimeOffset Time, string Level, string Message)
{
    private static readonly LogJson Json = new(new JsonSerializerOptions(LogJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>One line whatever the message holds: control characters and turned directions stand as escapes.</summary>
    public override string ToString() => JsonSerializer.Serialize(this with { Message = SafeText.Escape(Message) }, Json.LogLine);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class LogJson : JsonSerializerContext;
