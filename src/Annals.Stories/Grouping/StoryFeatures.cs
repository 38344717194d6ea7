using System.Numerics;

namespace Annals.Stories.Grouping;

/// <summary>What two events have in common, as numbers that say nothing of whom they name.</summary>
internal static class StoryFeatures
{
    public static readonly IReadOnlyList<string> Names =
    [
        "text", "title", "names", "title in text, better", "title in text, worse", "title names", "rarest shared name", "rarest shared title name", "second shared name", "shared names",
        "days apart", "same pattern", "happenings shared", "happenings differ", "comments", "smaller", "larger", "title names elsewhere",
        "deeds", "title deeds", "title peak", "deeds peak", "rarest shared place", "rarest shared body", "rarest shared title place", "rarest shared title body", "title deeds in text, better", "title deeds in text, worse",
    ];

    public static int Count => Names.Count;

    // Sums must be made in one order: trees cut where a training value was, and the last bit would decide.
    public static void Fill(EventSummary one, EventSummary other, Span<float> to)
    {
        var isOrdered = one.First < other.First || (one.First == other.First && string.CompareOrdinal(one.Id, other.Id) < 0);
        FillOrdered(isOrdered ? one : other, isOrdered ? other : one, to);
    }

    private static void FillOrdered(EventSummary one, EventSummary other, Span<float> to)
    {
        var at = 0;
        to[at++] = one.Text.Dot(other.Text);
        to[at++] = one.TitleTerms.Dot(other.TitleTerms);
        to[at++] = one.Names.Dot(other.Names);
        var (forth, back) = (one.TitleTerms.ShareIn(other.Text), other.TitleTerms.ShareIn(one.Text));
        to[at++] = Math.Max(forth, back);
        to[at++] = Math.Min(forth, back);
        at = FillNames(one, other, to, at);
        to[at++] = MathF.Log(1 + Math.Max(0, (float)((one.First > other.First ? one.First - other.Last : other.First - one.Last).TotalDays)));
        to[at++] = one.Pattern == other.Pattern ? 1 : 0;
        to[at++] = BitOperations.PopCount(one.Happenings & other.Happenings);
        to[at++] = one.Happenings != 0 && other.Happenings != 0 && (one.Happenings & other.Happenings) == 0 ? 1 : 0;
        to[at++] = one.Comments + other.Comments;
        to[at++] = Math.Min(one.Articles.Count, other.Articles.Count);
        to[at++] = Math.Max(one.Articles.Count, other.Articles.Count);
        to[at++] = TitledAlone(one.Named, other.Named) + TitledAlone(other.Named, one.Named);
        to[at++] = one.Deeds.Dot(other.Deeds);
        to[at++] = one.TitleDeeds.Dot(other.TitleDeeds);
        to[at++] = one.TitleDeeds.Peak(other.TitleDeeds);
        to[at++] = one.Deeds.Peak(other.Deeds);
        var shared = SharedNames.Of(one.Named, other.Named);
        to[at++] = shared.Place;
        to[at++] = shared.Body;
        to[at++] = shared.TitlePlace;
        to[at++] = shared.TitleBody;
        (forth, back) = (one.TitleDeeds.ShareIn(other.Text), other.TitleDeeds.ShareIn(one.Text));
        to[at++] = Math.Max(forth, back);
        to[at++] = Math.Min(forth, back);
    }

    // Names of the title that the other does not know.
    private static int TitledAlone(IReadOnlyList<FeatureName> one, IReadOnlyList<FeatureName> other)
    {
        var count = 0;
        var others = SharedNames.Span(other);
        foreach (var name in SharedNames.Span(one))
        {
            count += name.IsInTitle && !SharedNames.Has(others, name.Term) ? 1 : 0;
        }

        return count;
    }

    private static int FillNames(EventSummary one, EventSummary other, Span<float> to, int at)
    {
        var (shared, all, rarest, rarestTitle, second, count) = (0f, 0f, 0f, 0f, 0f, 0);
        var others = SharedNames.Span(other.Named);
        foreach (var name in SharedNames.Span(one.Named))
        {
            all += name.IsInTitle ? name.Weight : 0;
            foreach (var same in others)
            {
                if (same.Term != name.Term)
                {
                    continue;
                }

                count++;
                var weight = Math.Min(name.Weight, same.Weight);
                (rarest, second) = weight > rarest ? (weight, rarest) : (rarest, Math.Max(second, weight));
                if (name.IsInTitle && same.IsInTitle)
                {
                    shared += weight;
                    rarestTitle = Math.Max(rarestTitle, weight);
                }

                break;
            }
        }

        foreach (var name in others)
        {
            all += name.IsInTitle ? name.Weight : 0;
        }

        to[at++] = all > 0 ? 2 * shared / all : -1;
        to[at++] = rarest;
        to[at++] = rarestTitle;
        to[at++] = second;
        to[at++] = count;
        return at;
    }
}
