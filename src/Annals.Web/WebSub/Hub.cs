using System.Buffers.Text;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Annals.Capture;
using Annals.Capture.Fetching;
using Annals.Feeds.Writing;
using Annals.Pages.Words;
using Annals.Web.Accounts;
using Annals.Web.FeedsOut;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.WebSub;

/// <summary>
/// A WebSub hub (w3.org/TR/websub) for our own feeds and no others: <c>POST /hub</c> asks, the callback is asked whether it meant it, and
/// when a feed has changed it is sent there, signed. Only where the owner named an address under which others reach us.
/// </summary>
internal sealed class Hub(ReaderOptions options, CaptureSession session, FeedShelf shelf, FeedMaker maker, AccountBook accounts, TimeProvider clock)
{
    public const string Path = "/hub";

    private const int LongestBody = 16 * 1024;
    private const int LongestSecret = 200;
    private const int LongestAddress = 2048;
    private const int MostTries = 6;
    private const int AtOnce = 4;

    private static readonly TimeSpan UsualLease = TimeSpan.FromDays(10);
    private static readonly TimeSpan ShortestLease = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    private readonly HubSubscriptions _subscriptions = HubSubscriptions.Load(options.Folder);
    private readonly Channel<Wish> _wishes = Channel.CreateBounded<Wish>(100);
    private string _told = "";

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, AskAsync).WithMetadata(new ChangesSomething(), new OpenToAll());

    private async Task AskAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        if (!context.Request.HasFormContentType)
        {
            await AnswerAsync(context, StatusCodes.Status415UnsupportedMediaType, "send a form");
            return;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = LongestBody, MultipartBodyLengthLimit = LongestBody, ValueLengthLimit = LongestBody, ValueCountLimit = 32 }, context.RequestAborted);
            var (status, message) = Take(form);
            await AnswerAsync(context, status, message);
        }
        catch (InvalidDataException)
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, "the form has more than a wish has");
        }
    }

    private (int Status, string Message) Take(IFormCollection form)
    {
        var (mode, topic, secret) = (form["hub.mode"].ToString(), form["hub.topic"].ToString(), form["hub.secret"].ToString());
        if (mode is not ("subscribe" or "unsubscribe"))
        {
            return (StatusCodes.Status400BadRequest, "hub.mode is subscribe or unsubscribe");
        }

        if (form["hub.callback"].ToString() is not { Length: <= LongestAddress } written || WebAddress.Parse(written) is not { } callback)
        {
            return (StatusCodes.Status400BadRequest, "hub.callback is no http or https address");
        }

        if (secret.Length > LongestSecret)
        {
            return (StatusCodes.Status400BadRequest, "hub.secret is too long");
        }

        if (topic.Length > LongestAddress || TopicOf(topic) is null)
        {
            return (StatusCodes.Status404NotFound, "hub.topic is no feed of ours");
        }

        if (mode == "subscribe" && !_subscriptions.HasRoomFor(callback, topic))
        {
            return (StatusCodes.Status503ServiceUnavailable, "there is no room for further subscribers");
        }

        var lease = long.TryParse(form["hub.lease_seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Clamp(seconds, (long)ShortestLease.TotalSeconds, (long)LongestLease.TotalSeconds))
            : UsualLease;
        return _wishes.Writer.TryWrite(new Wish(mode, callback.AbsoluteUri, topic, secret.Length > 0 ? secret : null, lease))
            ? (StatusCodes.Status202Accepted, "the callback is asked whether it is meant")
            : (StatusCodes.Status503ServiceUnavailable, "too many ask at once: try again later");
    }

    /// <summary>Asks those who wished something whether they mean it, and tells subscribers what changed.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var wishes = new List<Wish>();
        while (wishes.Count < 2 * AtOnce && _wishes.Reader.TryRead(out var wish))
        {
            wishes.Add(wish);
        }

        await Parallel.ForEachAsync(wishes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (wish, cancel) => await VerifyAsync(wish, cancel));
        await TellAsync(cancellation);
    }

    // Section 5.3: nobody is subscribed whose callback does not give back what only we know.
    private async Task VerifyAsync(Wish wish, CancellationToken cancellation)
    {
        var challenge = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        var question = $"hub.mode={wish.Mode}&hub.topic={Uri.EscapeDataString(wish.Topic)}&hub.challenge={challenge}"
            + (wish.Mode == "subscribe" ? string.Create(CultureInfo.InvariantCulture, $"&hub.lease_seconds={(long)wish.Lease.TotalSeconds}") : "");
        var answer = await session.Caller.GetAsync($"{wish.Callback}{(wish.Callback.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{question}", cancellation);
        if (!answer.IsDone || answer.Body.Trim() != challenge || TopicOf(wish.Topic) is not { } topic)
        {
            return;
        }

        if (wish.Mode == "unsubscribe")
        {
            _subscriptions.Remove(wish.Callback, wish.Topic);
        }
        else if (_subscriptions.HasRoomFor(new Uri(wish.Callback), wish.Topic))
        {
            // What the feed is now the subscriber reads itself.
            _subscriptions.Set(new HubSubscription(wish.Callback, wish.Topic, clock.GetUtcNow() + wish.Lease, wish.Secret, ContentOf(topic) is { } now ? HashOf(now) : ""));
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        var all = _subscriptions.All;
        var now = clock.GetUtcNow();
        var state = $"{options.Index.RecentPosition} {options.Version()}";
        if (all.Count == 0 || (state == _told && !all.Any(subscription => subscription.Failures > 0 || subscription.Until < now)))
        {
            return;
        }

        foreach (var ended in all.Where(subscription => subscription.Until < now))
        {
            _subscriptions.Remove(ended.Callback, ended.Topic);
        }

        foreach (var subscribers in all.Where(subscription => subscription.Until >= now).GroupBy(static subscription => subscription.Topic))
        {
            if (TopicOf(subscribers.Key) is not { } topic || ContentOf(topic) is not { } content)
            {
                continue;
            }

            var hash = HashOf(content);
            await Parallel.ForEachAsync(
                subscribers.Where(subscription => subscription.Sent != hash && !(subscription.NextAt > now)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                async (subscription, cancel) => await SendAsync(subscription, topic.Form, content, hash, cancel));
        }

        _told = state;
    }

    // Section 7. A receiver that says 410 is gone; one that fails is tried a few times, then waits for the next change.
    private async Task SendAsync(HubSubscription subscription, FeedForm form, byte[] content, string hash, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(FeedWriter.ContentType(form));
        var headers = new List<(string, string)> { ("Link", $"<{new Uri(options.Folder.Address!, Path.TrimStart('/')).AbsoluteUri}>; rel=\"hub\", <{subscription.Topic}>; rel=\"self\"") };
        if (subscription.Secret is { } secret)
        {
            headers.Add(("X-Hub-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), content))));
        }

        var answer = await session.Caller.PostAsync(subscription.Callback, body, headers, cancellation);
        if (answer.Status == StatusCodes.Status410Gone)
        {
            _subscriptions.Remove(subscription.Callback, subscription.Topic);
        }
        else if (answer.IsDone || subscription.Failures + 1 >= MostTries)
        {
            _subscriptions.Set(subscription with { Sent = hash, Failures = 0, NextAt = null });
        }
        else
        {
            _subscriptions.Set(subscription with { Failures = subscription.Failures + 1, NextAt = clock.GetUtcNow() + (FirstPause * Math.Pow(3, subscription.Failures)) });
        }
    }

    /// <summary>Which feed an address is; null for others', for those that hang on who asks, and where a token is needed and none or a wrong one stands in it.</summary>
    private Topic? TopicOf(string address)
    {
        if (options.Folder.Address is not { } root || !address.StartsWith(root.AbsoluteUri, StringComparison.Ordinal) || !Uri.TryCreate("http://ours/" + address[root.AbsoluteUri.Length..], UriKind.Absolute, out var uri))
        {
            return null;
        }

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query);
        var token = query.TryGetValue(FeedToken.Parameter, out var given) ? given.ToString() : null;
        if (options.NeedsAccounts && !options.IsPublic && (token is null || accounts.OfToken(token) is null))
        {
            return null;
        }

        // Without its question no search is read, and a document of the past never changes.
        return uri.AbsolutePath.StartsWith(FeedView.Prefix, StringComparison.Ordinal) && !query.Keys.Any(static key => key != FeedToken.Parameter)
            && FeedView.Read(Uri.UnescapeDataString(uri.AbsolutePath[FeedView.Prefix.Length..]), request: null) is var (view, form) && !view.IsPersonal
            ? new Topic(view, form, new FeedPlace(root, options.BasePath, token))
            : null;
    }

    private byte[]? ContentOf(Topic topic)
        => shelf.Find(topic.View) is { } articles
            ? maker.Make(topic.View, topic.Form, FeedPage.Newest, FeedPage.Newest.Of(articles)!, articles.Total, topic.Place, Vocabulary.For(UiLanguageChoice.FromAcceptLanguage(""))).Bytes
            : null;

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));

    private static Task AnswerAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return PageAnswer.WriteAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(message + "\n"));
    }

    private sealed record Wish(string Mode, string Callback, string Topic, string? Secret, TimeSpan Lease);

    private sealed record Topic(FeedView View, FeedForm Form, FeedPlace Place);
}
