using System.Globalization;
using System.Threading.RateLimiting;
using Annals.Pages.Notices;
using Annals.Web.Accounts;
using Annals.Web.Api;

namespace Annals.Web.Serving;

/// <summary>
/// How often one caller from elsewhere may ask: far more than somebody who reads, too little to keep the machine from others. Who is
/// known counts by name, everybody else by address. On this machine nobody is counted.
/// </summary>
internal sealed class CallLimit(ReaderOptions options) : IDisposable
{
    private static readonly TokenBucketRateLimiterOptions Known = Bucket(burst: 600, perSecond: 100);
    private static readonly TokenBucketRateLimiterOptions Unknown = Bucket(burst: 120, perSecond: 20);

    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(static context =>
        Visitor.Of(context).Name is { } name
            ? RateLimitPartition.GetTokenBucketLimiter("reader " + name, static _ => Known)
            : RateLimitPartition.GetTokenBucketLimiter("from " + Household.Of(context.Connection.RemoteIpAddress), static _ => Unknown));

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
        context.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(CultureInfo.InvariantCulture);
        await (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? ApiAnswer.ErrorAsync(context, StatusCodes.Status429TooManyRequests, "too many requests: wait as many seconds as Retry-After says")
            : PageAnswer.ErrorAsync(context, options, StatusCodes.Status429TooManyRequests, NoticeView.TooMany));
    }

    public void Dispose() => _limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
