using System.Text.Json.Serialization;
using Annals.Archive.Importing;

namespace Annals.Cli;

/// <summary>What <c>--json</c> prints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportSummary))]
internal sealed partial class CliJson : JsonSerializerContext;
