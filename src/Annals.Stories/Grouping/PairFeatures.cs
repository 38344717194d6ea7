using System.Numerics;

namespace Annals.Stories.Grouping;

/// <summary>What two articles have in common, as numbers that say nothing of whom they name: the scorer can learn no name and no subject.</summary>
internal static class PairFeatures
{
    public static readonly IReadOnlyList<string> Names =
    [
        "text", "title", "lead", "title in text, better", "title in text, worse", "names", "title names", "rarest shared name", "rarest shared title name",
        "hours", "main days apart", "days shared", "days differ", "figures", "figures differ", "passages, better", "passages", "same outlet", "same pattern",
        "same actor", "other actor", "same speaker", "other speaker", "happenings shared", "happenings differ", "comments", "rundowns", "planned before",
        "planned after", "reaction before", "reaction after", "live", "undated", "part", "outcomes", "names only title",
        "deeds", "title deeds", "lead deeds", "title deeds in text, better", "title deeds in text, worse", "likelier comment", "less likely comment", "title in lead, better", "largest shared figure", "title peak", "rarest shared place", "rarest shared body", "rarest shared title place", "rarest shared title body",
        "title characters in lead, better", "title characters in lead, worse",
    ];

    public static int Count => Names.Count;

    public static void Fill(ArticleFeatures one, ArticleFeatures other, Span<float> to)
    {
        var (first, second) = one.Published < other.Published || (one.Published == other.Published && string.CompareOrdinal(one.Id, other.Id) < 0) ? (one, other) : (other, one);
        var at = 0;
        to[at++] = first.Text.Dot(second.Text);
        to[at++] = first.TitleTerms.Dot(second.TitleTerms);
        to[at++] = first.Lead.Dot(second.Lead);
        var (forth, back) = (first.TitleTerms.ShareIn(second.Text), second.TitleTerms.ShareIn(first.Text));
        to[at++] = Math.Max(forth, back);
        to[at++] = Math.Min(forth, back);
        to[at++] = first.Names.Dot(second.Names);
        var (titles, rarest, rarestTitle, titleOnly) = TitleNames(first, second);
        to[at++] = titles;
        to[at++] = rarest;
        to[at++] = rarestTitle;
        to[at++] = (float)(second.Published - first.Published).TotalHours;
        to[at++] = Math.Abs(first.MainDay - second.MainDay);
        var sharedDays = first.Days.Count(second.Days.Contains);
        to[at++] = sharedDays;
        to[at++] = sharedDays == 0 && first.Days.Count > 0 && second.Days.Count > 0 ? 1 : 0;
        to[at++] = first.Figures.Dot(second.Figures);
        to[at++] = first.Figures.Terms.Count > 0 && second.Figures.Terms.Count > 0 && to[at - 2] == 0 ? 1 : 0;
        var shared = Shared(first.Passages, second.Passages);
        to[at++] = shared / (float)Math.Max(4, Math.Min(first.Passages.Count, second.Passages.Count));
        to[at++] = shared / (float)Math.Max(4, first.Passages.Count + second.Passages.Count - shared);
        to[at++] = first.Outlet.Length > 0 && first.Outlet == second.Outlet ? 1 : 0;
        to[at++] = first.Pattern == second.Pattern ? 1 : 0;
        to[at++] = first.Actor != 0 && first.Actor == second.Actor ? 1 : 0;
        to[at++] = first.Actor != 0 && second.Actor != 0 && first.Actor != second.Actor ? 1 : 0;
        to[at++] = first.Speaker != 0 && first.Speaker == second.Speaker ? 1 : 0;
        to[at++] = first.Speaker != 0 && second.Speaker != 0 && first.Speaker != second.Speaker ? 1 : 0;
        to[at++] = BitOperations.PopCount(first.Happenings & second.Happenings);
        to[at++] = first.Happenings != 0 && second.Happenings != 0 && (first.Happenings & second.Happenings) == 0 ? 1 : 0;
        to[at++] = Both(first, second, ArticleTraits.Comment);
        to[at++] = Both(first, second, ArticleTraits.Rundown);
        to[at++] = Only(first, second, ArticleTraits.Planned);
        to[at++] = Only(second, first, ArticleTraits.Planned);
        to[at++] = Only(first, second, ArticleTraits.Reaction);
        to[at++] = Only(second, first, ArticleTraits.Reaction);
        to[at++] = Both(first, second, ArticleTraits.Live);
        to[at++] = Both(first, second, ArticleTraits.Undated);
        to[at++] = Both(first, second, ArticleTraits.Part);
        to[at++] = Both(first, second, ArticleTraits.Outcome);
        to[at++] = titleOnly;
        to[at++] = first.Deeds.Dot(second.Deeds);
        to[at++] = first.TitleDeeds.Dot(second.TitleDeeds);
        to[at++] = first.LeadDeeds.Dot(second.LeadDeeds);
        (forth, back) = (first.TitleDeeds.ShareIn(second.Text), second.TitleDeeds.ShareIn(first.Text));
        to[at++] = Math.Max(forth, back);
        to[at++] = Math.Min(forth, back);
        to[at++] = Math.Max(first.Comment, second.Comment);
        to[at++] = Math.Min(first.Comment, second.Comment);
        to[at++] = Math.Max(first.TitleTerms.ShareIn(second.Lead), second.TitleTerms.ShareIn(first.Lead));
        to[at++] = first.Figures.ShareIn(second.Figures) + second.Figures.ShareIn(first.Figures);
        to[at++] = first.TitleDeeds.Peak(second.TitleDeeds);
        var bodies = SharedNames.Of(first.Named, second.Named);
        to[at++] = bodies.Place;
        to[at++] = bodies.Body;
        to[at++] = bodies.TitlePlace;
        to[at++] = bodies.TitleBody;
        (forth, back) = (first.TitleCharacters.ShareIn(second.LeadCharacters), second.TitleCharacters.ShareIn(first.LeadCharacters));
        to[at++] = Math.Max(forth, back);
        to[at++] = Math.Min(forth, back);
    }

    private static float Both(ArticleFeatures one, ArticleFeatures other, ArticleTraits trait)
        => (one.Traits.HasFlag(trait) ? 1 : 0) + (other.Traits.HasFlag(trait) ? 1 : 0);

    private static float Only(ArticleFeatures one, ArticleFeatures other, ArticleTraits trait)
        => one.Traits.HasFlag(trait) && !other.Traits.HasFlag(trait) ? 1 : 0;

    private static int Shared(IReadOnlyList<uint> one, IReadOnlyList<uint> other)
    {
        var shared = 0;
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            var (a, b) = (one[i], other[j]);
            shared += a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return shared;
    }

    private static (float Titles, float Rarest, float RarestTitle, float Only) TitleNames(ArticleFeatures first, ArticleFeatures second)
    {
        var (shared, all, rarest, rarestTitle, only) = (0f, 0f, 0f, 0f, 0f);
        var ones = SharedNames.Span(first.Named);
        var others = SharedNames.Span(second.Named);
        foreach (var name in ones)
        {
            var (isThere, isTitle) = (false, false);
            foreach (var other in others)
            {
                if (other.Term == name.Term)
                {
                    (isThere, isTitle) = (true, other.IsInTitle);
                    rarest = Math.Max(rarest, Math.Min(name.Weight, other.Weight));
                    break;
                }
            }

            if (name.IsInTitle)
            {
                all += name.Weight;
                only += isThere ? 0 : 1;
                if (isTitle)
                {
                    shared += name.Weight;
                    rarestTitle = Math.Max(rarestTitle, name.Weight);
                }
            }
        }

        foreach (var name in others)
        {
            all += name.IsInTitle ? name.Weight : 0;
            only += name.IsInTitle && !SharedNames.Has(ones, name.Term) ? 1 : 0;
        }

        return (all > 0 ? 2 * shared / all : -1, rarest, rarestTitle, only);
    }
}
