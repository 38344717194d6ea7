using System.Runtime.InteropServices;

namespace Annals.Capture.Health.Watching;

/// <summary>
/// Learns what a feed's articles are like and notices when several in a row are not. Pure and deterministic: the same
/// articles give the same alarms. How many it takes follows from how often single articles were odd in that way before:
/// an outlet of which every third article is a brief gives no alarm for five briefs, one that never had a brief does.
/// </summary>
internal static class ArticleWatch
{
    private const int Remembered = 48;
    private const int EnoughToJudge = 12;
    private const int FewestInARow = 5;

    // Sections differ in pictures and layout, and come in bursts: such signs count only where nearly every article has them.
    private const int FewestInARowOfASection = 10;
    private const int EnoughToJudgeSections = 24;
    private const double MostInSections = 0.1;
    private const int FewestTheSame = 3;
    private const int UsualAgain = 3;
    private const int LookedBackForSame = 20;

    // A text below this is short anyway.
    private const int LengthWorthWatching = 150;
    private const int OneLongParagraph = 800;

    // Once in a million articles by chance, were they independent; they are not quite, hence the small number.
    private static readonly double ByChance = Math.Log(1e-6);

    // What has been like that for so long is how the outlet is now.
    private static readonly TimeSpan UntilItIsUsual = TimeSpan.FromDays(30);
    private const int ArticlesUntilItIsUsual = 30;

    /// <param name="article">Its id.</param>
    /// <param name="at">When it was captured (UTC).</param>
    public static WatchState Next(WatchState state, ArticleSample sample, string article, DateTimeOffset at)
    {
        var samples = MemoryMarshal.Cast<byte, ArticleSample>(state.Samples).ToArray();
        var runs = new List<OddRun>();
        var (isUsual, newAlarm) = (true, 0);
        foreach (var what in Enum.GetValues<Oddity>())
        {
            var run = state.Runs.FirstOrDefault(known => known.What == what);
            var before = run is { IsAlarm: false } ? samples.SkipLast(run.Remembered).ToArray() : samples;
            var next = Next(run, what, Shows(what, sample, before, MedianLength(before), run), new OddRun { What = what, Since = at, Articles = 1, Example = article, Length = sample.Length, Text = sample.Text }, before);
            if (next is null)
            {
                continue;
            }

            if (next.IsAlarm && at - next.Since > UntilItIsUsual && next.Articles >= ArticlesUntilItIsUsual)
            {
                return WatchState.Empty;
            }

            runs.Add(next);
            isUsual &= !(next.IsAlarm && next.Usual == 0);
            newAlarm = next.IsAlarm && run is { IsAlarm: false } ? Math.Max(newAlarm, run.Remembered) : newAlarm;
        }

        var usual = samples.SkipLast(newAlarm).ToList();
        if (isUsual)
        {
            usual.Add(sample);
        }

        return new WatchState
        {
            Samples = MemoryMarshal.AsBytes(usual.TakeLast(Remembered).ToArray().AsSpan()).ToArray(),
            Runs = [.. runs.Select(run => run with { Remembered = run.IsAlarm ? 0 : Math.Max(0, run.Remembered - newAlarm) + (isUsual ? 1 : 0) })],
        };
    }

    private static OddRun? Next(OddRun? run, Oddity what, bool? isOdd, OddRun first, ArticleSample[] before)
    {
        switch (isOdd)
        {
            case null:
                return run;
            case false when run is { IsAlarm: true } && run.Usual + 1 < UsualAgain:
                return run with { Usual = run.Usual + 1 };
            case false:
                return null;
        }

        var longer = run is null
            ? first with { UsualLength = before.Length >= EnoughToJudge ? MedianLength(before) : null }
            : run with { Articles = run.Articles + 1, Example = first.Example, Length = first.Length, Usual = 0 };
        return longer.IsAlarm ? longer : longer with { IsAlarm = longer.Articles >= Needed(what, before) };
    }

    // How many in a row are no chance, given how many of those before were odd in this way.
    private static int Needed(Oddity what, ArticleSample[] before)
    {
        if (what == Oddity.Repeated)
        {
            return FewestTheSame;
        }

        var median = MedianLength(before);
        var judged = before.Select(sample => Shows(what, sample, before, median, null)).OfType<bool>().ToList();
        var odd = judged.Count(isOdd => isOdd);
        var variesBySection = what is Oddity.NoPictures or Oddity.OneParagraph or Oddity.NothingDropped;
        if (judged.Count < (variesBySection ? EnoughToJudgeSections : EnoughToJudge) || variesBySection && odd > judged.Count * MostInSections)
        {
            return int.MaxValue;
        }

        var share = (odd + 1.0) / (judged.Count + 2);
        return Math.Max(variesBySection ? FewestInARowOfASection : FewestInARow, (int)Math.Ceiling(ByChance / Math.Log(share)));
    }

    /// <summary>Null when it does not apply.</summary>
    private static bool? Shows(Oddity what, ArticleSample sample, ArticleSample[] before, int median, OddRun? run)
    {
        if (what == Oddity.NoPage)
        {
            return sample.IsFailed;
        }

        if (sample.IsFailed)
        {
            return null;
        }

        return what switch
        {
            Oddity.Short => median >= LengthWorthWatching ? sample.Length < median / 3 : null,
            Oddity.NoPictures => sample.Pictures == 0,
            Oddity.NoDate => !sample.Marks.HasFlag(SampleMarks.Date),
            Oddity.NoTitle => !sample.Marks.HasFlag(SampleMarks.Title),
            Oddity.OneParagraph => sample.Length >= OneLongParagraph ? !sample.Marks.HasFlag(SampleMarks.Paragraphs) : null,
            Oddity.Repeated => sample.Text == 0 ? null : run?.Text == sample.Text || before.TakeLast(LookedBackForSame).Any(other => other.Text == sample.Text),
            Oddity.NothingDropped => sample.Dropped == 0,
            _ => null,
        };
    }

    private static int MedianLength(ArticleSample[] samples)
    {
        var lengths = samples.Where(sample => !sample.IsFailed).Select(sample => sample.Length).Order().ToList();
        return lengths.Count == 0 ? 0 : lengths[lengths.Count / 2];
    }
}
