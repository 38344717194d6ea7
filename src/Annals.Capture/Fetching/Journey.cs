using System.Net;

namespace Annals.Capture.Fetching;

/// <summary>A fetch under way: where it is, where it has been, and how much of its deadline is left.</summary>
internal sealed class Journey(Uri start, TimeSpan deadline)
{
    private readonly HashSet<string> _seen = [start.AbsoluteUri];
    private int _redirects;
    private bool _isPermanent = true;

    public Uri Address { get; private set; } = start;

    public TimeSpan Left { get; private set; } = deadline;

    /// <summary>Null unless there was a redirect and each said that it is for good.</summary>
    public string? MovedTo => _redirects > 0 && _isPermanent ? Address.AbsoluteUri : null;

    // A millisecond is kept, so that the next hop fails as a timeout like any other.
    public void Spend(TimeSpan time) => Left = Left - time > TimeSpan.FromMilliseconds(1) ? Left - time : TimeSpan.FromMilliseconds(1);

    /// <summary>Goes where the answer points; the reason when it must not.</summary>
    public string? Follow(Answer answer, int mostRedirects)
    {
        if (answer.Location is null || WebAddress.Follow(Address, answer.Location) is not { } next)
        {
            return "refused: a redirect that leads to no http or https address";
        }

        if (++_redirects > mostRedirects)
        {
            return $"error: more than {mostRedirects} redirects (limit)";
        }

        if (!_seen.Add(next.AbsoluteUri))
        {
            return "error: redirects in a loop";
        }

        _isPermanent &= answer.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
        Address = next;
        return null;
    }

    public FetchResult End(FetchOutcome outcome, string reason, HttpStatusCode? status = null)
        => new() { Outcome = outcome, Reason = reason, Status = status, Url = Address.AbsoluteUri };
}
