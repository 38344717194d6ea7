using System.Globalization;
using System.Text;
using Annals.Language.Entities;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Articles;

/// <summary>Marks names, times, figures, speakers and what they say in the text that is shown, and leads from there to their pages.</summary>
internal static class FindingMarks
{
    /// <param name="Markup">The text with its marks.</param>
    /// <param name="Anchors">The ids that stand in it: <c>q0</c> the first statement, <c>t0</c> the first time, <c>c0</c> the first figure, <c>e0</c> the first mention of the first name.</param>
    internal sealed record Marked(Html Markup, IReadOnlySet<string> Anchors);

    private sealed record Mark(int Start, int End, string Element, Html Attributes)
    {
        /// <summary>Empty for none.</summary>
        public string Id { get; init; } = "";

        public string? Link { get; init; }

        /// <summary>True where the link is not always shown as one: the keyboard reaches the same page from the list beside the text.</summary>
        public bool IsQuiet { get; init; }

        public Html Opened(bool mayLink, bool isFirst)
            => Html.Of($"<{Name(mayLink)}{Attributes}{(mayLink && Link is not null && IsQuiet ? Html.Of($" tabindex=\"-1\"") : Html.Empty)}{(isFirst && Id.Length > 0 ? Html.Of($" id=\"{Id}\"") : Html.Empty)}{(mayLink ? Html.When(Link, link => Html.Of($" href=\"{link}\"")) : Html.Empty)}>");

        public Html Closed(bool mayLink) => Html.Of($"</{Name(mayLink)}>");

        private string Name(bool mayLink) => mayLink && Link is not null ? "a" : Element;
    }

    public static Marked In(Html body, ArticleFindings findings, PageContext page)
    {
        var html = body.ToString();
        var anchors = new HashSet<string>();
        var alignment = TextAlignment.Of(findings.Analysis.Text, ShownText.Of(html).Text);
        // From the smallest to the largest: what is said holds the names in it, not the other way round.
        html = Insert(html, Apart(Small(findings, alignment, page)), isOuter: false, anchors);
        html = Insert(html, Apart(Cues(findings, alignment)), isOuter: true, anchors);
        html = Insert(html, Apart(Said(findings, alignment, page)), isOuter: true, anchors);
        return new Marked(Html.RawSanitised(html), anchors);
    }

    /// <summary>Marks one place, which then bears the id <c>here</c>.</summary>
    public static Html Here(Html body, ShownPassage passage)
    {
        var html = body.ToString();
        return TextAlignment.Of(passage.Text, ShownText.Of(html).Text).Shown(passage.Start, passage.End) is var (start, end)
            ? Html.RawSanitised(Insert(html, [new Mark(start, end, "mark", Html.Of($" class=\"here\"")) { Id = "here" }], isOuter: true, []))
            : body;
    }

    /// <summary>The names in a headline. What stands there has no anchor of its own.</summary>
    public static Html InTitle(string title, ArticleFindings findings, PageContext page)
    {
        var text = findings.Analysis.Text;
        var offset = title.Length - title.TrimStart().Length;
        if (title.Trim() is not { Length: > 0 } trimmed || !text.StartsWith(trimmed, StringComparison.Ordinal))
        {
            return Html.Text(title);
        }

        var parts = new List<Html>();
        var at = 0;
        foreach (var mark in Apart(Names(findings, new HashSet<int>(), (start, end) => end <= trimmed.Length ? (start + offset, end + offset) : null, page)))
        {
            parts.Add(Html.Of($"{title[at..mark.Start]}{mark.Opened(mayLink: true, isFirst: false)}{title[mark.Start..mark.End]}{mark.Closed(mayLink: true)}"));
            at = mark.End;
        }

        return Html.Of($"{parts}{title[at..]}");
    }

    private static IEnumerable<Mark> Small(ArticleFindings findings, TextAlignment alignment, PageContext page)
    {
        var words = page.Words.Findings;
        var doubtful = findings.Analysis.Entities.SelectMany(static entity => entity.Glosses).Where(static gloss => gloss.IsDoubtful);
        foreach (var gloss in doubtful)
        {
            if (alignment.Shown(gloss.Start, gloss.End) is var (start, end))
            {
                yield return new Mark(start, end, "mark", Html.Of($" class=\"doubt\" title=\"{words.DoubtfulExplained}\""));
            }
        }

        var first = new HashSet<int>();
        foreach (var name in Names(findings, first, alignment.Shown, page))
        {
            yield return name;
        }

        for (var number = 0; number < findings.Analysis.Times.Count; number++)
        {
            var time = findings.Analysis.Times[number];
            if (alignment.Shown(time.Start, time.End) is var (start, end))
            {
                var explained = $"{TimeValueText.Of(time.Value, page.Words.Language)} · {words.CountedFrom(time.Anchor)}";
                yield return new Mark(start, end, "span", Html.Of($" class=\"when\" title=\"{explained}\""))
                {
                    Id = Id('t', number),
                    Link = TimeValueText.Day(time.Value) is { } day && findings.HasDay(day) ? page.Links.Day(day) : null,
                    IsQuiet = findings.IsSwitchedInPage,
                };
            }
        }

        for (var number = 0; number < findings.Analysis.Claims.Count; number++)
        {
            var claim = findings.Analysis.Claims[number];
            if (alignment.Shown(claim.Start, claim.End) is var (start, end))
            {
                yield return new Mark(start, end, "span", Html.Of($" class=\"figured\" title=\"{words.ClaimKind(claim.Kind)}: {FigureText.Of(claim, page.Words.Language)}\"")) { Id = Id('c', number) };
            }
        }
    }

    private static IEnumerable<Mark> Names(ArticleFindings findings, HashSet<int> first, Func<int, int, (int, int)?> shown, PageContext page)
    {
        for (var number = 0; number < findings.Analysis.Entities.Count; number++)
        {
            var entity = findings.Analysis.Entities[number];
            var link = findings.KeyOf(entity) is { } key ? page.Links.Entity(key) : null;
            var attributes = Html.Of($" class=\"named {ClassOf(entity.Type)}\" title=\"{Title(entity, page)}\"");
            foreach (var mention in entity.Mentions)
            {
                if (shown(mention.Start, mention.End) is var (start, end))
                {
                    yield return new Mark(start, end, "span", attributes) { Id = first.Add(number) ? Id('e', number) : "", Link = link, IsQuiet = findings.IsSwitchedInPage };
                }
            }
        }
    }

    private static IEnumerable<Mark> Cues(ArticleFindings findings, TextAlignment alignment)
        => findings.Analysis.Attributions.Select(one => alignment.Shown(one.CueStart, one.CueEnd)).OfType<(int Start, int End)>()
            .Select(static place => new Mark(place.Start, place.End, "span", Html.Of($" class=\"cue\"")));

    private static IEnumerable<Mark> Said(ArticleFindings findings, TextAlignment alignment, PageContext page)
    {
        for (var number = 0; number < findings.Analysis.Attributions.Count; number++)
        {
            var one = findings.Analysis.Attributions[number];
            if (alignment.Shown(one.Start, one.End) is var (start, end))
            {
                yield return new Mark(start, end, "span", Html.Of($" class=\"said\" title=\"{one.Speaker ?? one.SpeakerText ?? ""} ({page.Words.Findings.Kind(one.Kind)})\"")) { Id = Id('q', number) };
            }
        }
    }

    public static string ClassOf(EntityType type) => type switch
    {
        EntityType.Person => "person",
        EntityType.Organisation => "organisation",
        EntityType.Place => "place",
        _ => "othername",
    };

    public static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static string Title(Entity entity, PageContext page)
        => $"{entity.Name}{(entity.Latin is { } latin ? $" ({latin})" : "")} · {page.Words.Findings.Type(entity.Type)}";

    // What begins first wins, then what is longer, then what was named first.
    private static List<Mark> Apart(IEnumerable<Mark> marks)
    {
        var apart = new List<Mark>();
        foreach (var mark in marks.Select(static (mark, order) => (mark, order)).OrderBy(static one => one.mark.Start).ThenByDescending(static one => one.mark.End).ThenBy(static one => one.order).Select(static one => one.mark))
        {
            if (apart.Count == 0 || mark.Start >= apart[^1].End)
            {
                apart.Add(mark);
            }
        }

        return apart;
    }

    /// <summary>Where a mark begins or ends inside an element that it does not fill, it falls into pieces, of which the first bears the id.</summary>
    private static string Insert(string html, List<Mark> marks, bool isOuter, HashSet<string> anchors)
    {
        var shown = ShownText.Of(html);
        var marked = new StringBuilder(html.Length + (marks.Count * 80));
        var done = 0;
        foreach (var mark in marks)
        {
            var (start, end) = (shown.Starts[mark.Start], shown.Ends[mark.End - 1]);
            if (isOuter)
            {
                (start, end) = (ShownText.BackOverOpening(html, start), ShownText.OverClosing(html, end));
            }

            // A link within a link is none, and a browser would take the outer one apart.
            var mayLink = !shown.IsLinked(mark.Start, mark.End);
            var isFirst = true;
            foreach (var (from, to) in ShownText.Balanced(html, Math.Max(start, done), Math.Max(end, done)))
            {
                marked.Append(html, done, from - done).Append(mark.Opened(mayLink, isFirst)).Append(html, from, to - from).Append(mark.Closed(mayLink));
                (done, isFirst) = (to, false);
                anchors.Add(mark.Id);
            }
        }

        return marked.Append(html, done, html.Length - done).ToString();
    }
}
