using Annals.Index.Articles;

namespace Annals.Web.Live;

/// <summary>How many articles there are, looked up at most once in a while however many ask. Safe for many threads.</summary>
internal sealed class Arrivals(ReaderOptions options)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private long? _lookedAt;
    private long _articles;

    public long Count()
    {
        lock (_gate)
        {
            if (_lookedAt is not { } at || options.Clock.GetElapsedTime(at) >= Pace)
            {
                _articles = options.Index.Count(ArticleFilter.All);
                _lookedAt = options.Clock.GetTimestamp();
            }

            return _articles;
        }
    }
}
