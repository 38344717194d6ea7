using System.Text.Json.Serialization;
using Annals.Archive.Importing;
using Annals.Capture.Filtering;
using Annals.Capture.Health;
using Annals.Capture.Rounds;
using Annals.Cli.Verbs;
using Annals.Index.Articles;

namespace Annals.Cli;

/// <summary>What <c>--json</c> prints.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Annals.Capture.Cleaning.CleaningPlan))]
[JsonSerializable(typeof(ExportReport))]
[JsonSerializable(typeof(EditionReport))]
[JsonSerializable(typeof(ImportSummary))]
[JsonSerializable(typeof(Annals.Publish.Git.Importing.GitImportSummary))]
[JsonSerializable(typeof(Annals.Publish.Git.Publishing.GitPublishReport))]
[JsonSerializable(typeof(Verbs.ShownSite))]
[JsonSerializable(typeof(IndexStats))]
[JsonSerializable(typeof(Annals.Index.Knowledge.KnowledgeStats))]
[JsonSerializable(typeof(Annals.Archive.Reading.StorageReport))]
[JsonSerializable(typeof(IReadOnlyList<FeedHealth>))]
[JsonSerializable(typeof(IReadOnlyList<FilterHits>))]
[JsonSerializable(typeof(IReadOnlyList<FilterProblem>))]
[JsonSerializable(typeof(FilterPreviewReport))]
[JsonSerializable(typeof(Annals.Capture.Pages.ReextractReport))]
[JsonSerializable(typeof(RoundSummary))]
[JsonSerializable(typeof(SearchReport))]
[JsonSerializable(typeof(IReadOnlyList<Annals.Web.Diagnosing.Check>))]
[JsonSerializable(typeof(ShownArticle))]
[JsonSerializable(typeof(ShownDiff))]
[JsonSerializable(typeof(ShownChange))]
internal sealed partial class CliJson : JsonSerializerContext;
