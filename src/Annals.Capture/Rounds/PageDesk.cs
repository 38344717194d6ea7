using Annals.Capture.Pages;
using Annals.Capture.State;

namespace Annals.Capture.Rounds;

/// <summary>Fetches pages for one poll, and learns from them whether this feed's pages are worth fetching.</summary>
/// <param name="isLarge">The feed's document is among the few that take the place for large bodies.</param>
internal sealed class PageDesk(CaptureSession session, RoundTime time, FeedState state, bool isLarge, Action onPage)
{
    private const int EnoughInVain = 4;
    private const int EnoughInVainWhenSure = 12;
    private const int SampleEvery = 16;
    private const int MostChecks = 5;

    public int PagesInVain { get; private set; } = state.PagesInVain;

    public int PagesSpared { get; private set; } = state.PagesSpared;

    public int DatesInVain { get; private set; } = state.DatesInVain;

    public byte[] GonePages { get; private set; } = state.GonePages;

    /// <summary>How many changes inside damaged entries were compared with their pages.</summary>
    public int Checks { get; private set; }

    public bool MayCheck => Checks < MostChecks;

    /// <summary>True when a text that looks cut should be completed from its page; now and then even where that was in vain so far.</summary>
    /// <param name="isSure">The text itself says that it is not all.</param>
    public bool IsWorthIt(bool isSure) => PagesInVain < (isSure ? EnoughInVainWhenSure : EnoughInVain) || PagesSpared++ % SampleEvery == SampleEvery - 1;

    public bool HaveDates => DatesInVain < EnoughInVain;

    public void LearnText(bool wasFuller) => PagesInVain = wasFuller ? 0 : PagesInVain + 1;

    public void LearnDate(bool hadDate) => DatesInVain = hadDate ? 0 : DatesInVain + 1;

    public Task<PageAttempt> CheckAsync(PageRequest request, CancellationToken cancellationToken)
    {
        Checks++;
        return ReadAsync(request, cancellationToken);
    }

    public async Task<PageAttempt> ReadAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (ShortHash.Contains(GonePages, request.Url))
        {
            return new PageAttempt(null, "gone for good (410)", IsGone: true, WasAsked: false);
        }

        if (time.IsUp)
        {
            return OutOfTime;
        }

        // It holds the one place for large bodies, and its pages may be slow.
        if (isLarge)
        {
            return new PageAttempt(null, "the feed is very large: its pages wait for a later round", IsTransient: true, WasAsked: false);
        }

        onPage();
        using var either = time.Link(cancellationToken);
        try
        {
            var attempt = await session.Pages.ReadAsync(request, either.Token);
            GonePages = attempt.IsGone ? ShortHash.With(GonePages, request.Url) : GonePages;
            return attempt;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return OutOfTime;
        }
    }

    private static PageAttempt OutOfTime => new(null, "the time of the round was up", IsTransient: true, WasAsked: false);
}
