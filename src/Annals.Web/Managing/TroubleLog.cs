namespace Annals.Web.Managing;

/// <summary>The last few things that went wrong and were nobody's request's fault, for the page of settings. Safe to use from many threads.</summary>
public sealed class TroubleLog
{
    private const int Most = 5;

    private readonly Lock _gate = new();
    private readonly LinkedList<(DateTimeOffset At, string What)> _last = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, string What)> Last
    {
        get
        {
            lock (_gate)
            {
                return [.. _last];
            }
        }
    }

    public void Note(DateTimeOffset at, string what)
    {
        lock (_gate)
        {
            _last.AddFirst((at, what));
            if (_last.Count > Most)
            {
                _last.RemoveLast();
            }
        }
    }
}
