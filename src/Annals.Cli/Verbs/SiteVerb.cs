using System.CommandLine;
using System.Text.Json;
using Annals.Capture.Images;
using Annals.Cli.Terminals;
using Annals.Index.Knowledge;
using Annals.Pages.Words;
using Annals.Publish.Site;
using Annals.Stories.Keeping;

namespace Annals.Cli.Verbs;

internal static class SiteVerb
{
    private static readonly Option<string> To = new("--to")
    {
        Description = "The folder to write: a new or empty one, or a site made before, of which only what changed is made anew",
        HelpName = "DIR",
        Required = true,
    };

    private static readonly Option<string> Ui = new("--ui")
    {
        Description = "The language in which the pages themselves speak: zh or en",
        HelpName = "LANG",
        DefaultValueFactory = static _ => "zh",
    };

    private static readonly Option<string?> Url = new("--url")
    {
        Description = "Where the site will stand: then feeds lead to it, and there is a sitemap (default: \"address\" in annals.json, else none)",
        HelpName = "URL",
    };

    private static readonly Option<bool> Whole = new("--whole") { Description = "Make every page anew" };

    public static Command Create() => new Command("site", "Make a static site of the archive, or bring one up to it") { To, Ui, Url, Whole, Verb.ArchiveOption }.Does(Run);

    private static int Run(VerbContext context, CancellationToken cancellation)
    {
        var language = UiLanguageChoice.FromParameter(context.Arguments.GetValue(Ui)) ?? throw new UsageException("--ui is zh or en");
        var folder = context.OpenArchive();
        var address = context.Arguments.GetValue(Url) is { } url ? AddressOf(url) : folder.Address;
        using var index = context.OpenIndex(cancellation);
        using var knowledge = KnowledgeStore.Exists(folder) ? KnowledgeStore.Open(folder) : null;
        using var stories = StoryStore.Exists(folder) ? StoryStore.Open(folder) : null;
        var result = context.Terminal.WithProgress("Making pages", progress => SiteBuilder.Build(
            new SiteOptions
            {
                Folder = folder,
                Index = index,
                Knowledge = knowledge,
                Stories = stories,
                To = context.Arguments.GetValue(To)!,
                Language = language,
                Address = address,
                IsWhole = context.Arguments.GetValue(Whole),
                Now = context.Clock.GetUtcNow(),
                OriginalOfPicture = PictureProxies.Original,
                Progress = progress,
            },
            cancellation));
        if (context.Terminal.IsJson)
        {
            Terminal.Line(JsonSerializer.Serialize(new ShownSite(result.Root, result.Articles, result.Written, result.Deleted, result.WhyWhole), CliJson.Default.ShownSite));
            return ExitCode.Done;
        }

        context.Terminal.Note(result.WhyWhole is { } reason
            ? $"Made the whole site of {result.Articles} articles, {result.Written} files, in {result.Root}: {reason}"
            : $"{result.Written} files made and {result.Deleted} deleted in {result.Root}, which shows {result.Articles} articles");
        return ExitCode.Done;
    }

    private static Uri AddressOf(string url)
        => Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address
            : throw new UsageException($"--url wants the address of the site, such as https://example.org/news/: {url}");
}

/// <param name="Whole">Why every page was made; null when only what changed was.</param>
internal sealed record ShownSite(string Root, int Articles, int Written, int Deleted, string? Whole);
