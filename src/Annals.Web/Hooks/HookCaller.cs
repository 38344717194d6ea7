using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Capture;
using Annals.Extraction.Text;
using Annals.Index.Articles;
using Annals.Pages.Articles;
using Annals.Pages.Markup;
using Annals.Web.FeedsOut;

namespace Annals.Web.Hooks;

/// <summary>
/// Follows the journal for each hook from the hook's own position, and tells it of new and revised articles once the index has them. One
/// that fails is tried again, more and more rarely, and keeps nobody else waiting; the journal loses nothing meanwhile.
/// </summary>
internal sealed class HookCaller
{
    public const string SignatureHeader = "X-Annals-Signature-256";

    private const int MostLines = 2000;
    private const int MostArticles = 20;
    private const int AtOnce = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Chinese stays readable.
    private static readonly HookJson Json = new(new JsonSerializerOptions(HookJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly ReaderOptions _options;
    private readonly CaptureSession _session;
    private readonly TimeProvider _clock;
    private readonly HookFile _file;
    private readonly HookStates _states;

    /// <param name="clock">Real time: how long to wait with one that fails.</param>
    public HookCaller(ReaderOptions options, CaptureSession session, TimeProvider clock)
        => (_options, _session, _clock, _file, _states) = (options, session, clock, new HookFile(options.Folder, options.Report), HookStates.Load(options.Folder));

    /// <summary>Tells every hook what is due.</summary>
    /// <exception cref="IOException">The disk refuses to remember how far they are; what was sent may be sent again.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        _file.Refresh();
        if (_file.Hooks.Count == 0)
        {
            _states.Keep([]);
            return;
        }

        var to = _options.Index.RecentPosition;
        _states.Keep(_file.Hooks);
        await Parallel.ForEachAsync(_file.Hooks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (hook, cancel) =>
        {
            var state = _states.Of(hook, to);
            if (!(state.NextAt > _clock.GetUtcNow()) && JournalPosition.Parse(state.Position) is var from && from.Sequence < to.Sequence)
            {
                await TellAsync(hook, state, from, to, cancel);
            }
        });
    }

    private async Task TellAsync(Hook hook, HookState state, JournalPosition from, JournalPosition to, CancellationToken cancellation)
    {
        // A journal that was put back from a copy no longer holds where we stood.
        var start = JournalReader.Holds(_options.Folder, from) ? from : to;
        var (articles, next) = Due(hook, start, to);
        if (articles.Count == 0)
        {
            _states.Set(hook, new HookState(next.ToString()));
            return;
        }

        var delivery = $"{hook.Key}-{start.Sequence}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new HookMessage(delivery, articles), Json.HookMessage);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        var headers = new List<(string, string)> { ("X-Annals-Delivery", delivery) };
        if (hook.Secret is { } secret)
        {
            headers.Add((SignatureHeader, SignatureOf(secret, body)));
        }

        var answer = await _session.Caller.PostAsync(hook.Address, content, headers, cancellation);
        if (answer.IsDone)
        {
            _states.Set(hook, new HookState(next.ToString()));
            return;
        }

        if (state.Failures == 0)
        {
            _options.Report($"the hook at {hook} was not told: {answer.Reason}; it is tried again");
        }

        var pause = Math.Min(LongestPause.TotalSeconds, FirstPause.TotalSeconds * Math.Pow(2, state.Failures));
        _states.Set(hook, state with { Position = start.ToString(), Failures = Math.Min(state.Failures + 1, 30), NextAt = _clock.GetUtcNow() + TimeSpan.FromSeconds(pause) });
    }

    /// <summary>What a receiver compares with: HMAC-SHA256 (RFC 2104) of the body, in hexadecimal.</summary>
    public static string SignatureOf(string secret, ReadOnlySpan<byte> body)
        => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    // An article that changed several times since is told of once, as it is now.
    private (IReadOnlyList<HookArticle> Articles, JournalPosition Next) Due(Hook hook, JournalPosition from, JournalPosition to)
    {
        var kept = new Dictionary<ArticleId, bool>();
        var next = from;
        var lines = 0;
        foreach (var line in JournalReader.Read(_options.Folder, from).TakeWhile(line => line.Next.Sequence <= to.Sequence))
        {
            if (line.Entry is RevisionKept revision && ArticleId.TryParse(revision.Article, out var id))
            {
                if (kept.Count == MostArticles && !kept.ContainsKey(id))
                {
                    break;
                }

                kept[id] = kept.GetValueOrDefault(id) || revision.Revision == 1;
            }

            next = line.Next;
            if (++lines == MostLines)
            {
                break;
            }
        }

        var wanted = hook.Query.Length == 0 || kept.Count == 0 ? null : _options.Index.Matching(hook.Query, out _);
        return ([.. kept.Where(entry => wanted?.Contains(entry.Key) != false).Select(entry => ArticleOf(entry.Key, entry.Value)).OfType<HookArticle>()], next);
    }

    private HookArticle? ArticleOf(ArticleId id, bool isNew)
        => _options.Index.Find(id) is not { } article ? null : new HookArticle
        {
            Event = isNew ? "new" : "revised",
            Id = id.Value,
            Revision = article.Revision,
            Title = article.Title,
            Url = Address.HostOf(article.Url) is null ? "" : article.Url,
            Page = new FeedPlace(_options.Folder.Address, _options.BasePath, Token: null).Of("/a/" + id.Value),
            Outlet = article.Outlet,
            Author = article.Author,
            Published = article.PublishedFrom == PublishedFrom.Capture ? null : article.Published,
            Updated = article.UpdatedAt,
            Captured = article.CapturedAt,
            Language = article.Language,
            Tags = article.Tags,
            Sha256 = article.Sha256,
            Text = TextOf(article),
        };

    private string TextOf(ArticleDetail article)
    {
        try
        {
            return HtmlText.ToPlainText(ShownBody.Of(PostFile.Parse(File.ReadAllBytes(_options.Folder.Resolve(article.Path))), "", article.Url, static _ => null, isNumbered: false).Html);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return "";
        }
    }
}
