using Annals.Language.Comparing;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Managing;

/// <summary>One text of rules: what is wrong with it, a field to edit it, and what it would do.</summary>
public static class RulesTextView
{
    public static string Render(RulesTextPage text, PageContext page)
        => DeskFrame.Render(page.Words.Managing.RulesName(text.Kind), "rules", Html.Text(text.Name), Html.Of($"""
            {Outcome(text, page)}{Problems(text, page)}{Editor(text, page)}{Filters(text.Filters, page)}{PageRules(text.PageRules, page)}{There(text, page)}<section class="ruleshelp"><h2>{page.Words.Managing.RulesMeaning(text.Kind)}</h2><pre>{page.Words.Managing.RulesHelp(text.Kind)}</pre></section>

            """), page);

    private static Html Outcome(RulesTextPage text, PageContext page)
    {
        var words = page.Words.Managing;
        var said = text.Outcome switch
        {
            RulesOutcome.Saved => words.Saved,
            RulesOutcome.HasProblems => words.NotSavedProblems,
            RulesOutcome.ChangedMeanwhile => words.ChangedMeanwhile,
            RulesOutcome.None when text.Problems.Count > 0 => words.ProblemsNow,
            _ => null,
        };
        return Html.When(said, message => Html.Of($"<p class=\"banner\" role=\"status\">{message}</p>\n"));
    }

    private static Html Problems(RulesTextPage text, PageContext page)
        => text.Problems.Count == 0 ? Html.Empty : Html.Of($"<ol class=\"problems\" id=\"problems\">{text.Problems.Select(problem => Problem(problem, text.Text, page))}</ol>\n");

    private static Html Problem(RulesProblem problem, string text, PageContext page)
    {
        var lines = text.Split('\n');
        var line = problem.Line > 0 && problem.Line <= lines.Length ? Html.Of($"<strong>{page.Words.Managing.Line(problem.Line)}</strong> <code>{lines[problem.Line - 1].Trim()}</code> ") : Html.Empty;
        return Html.Of($"<li>{line}<span lang=\"en\">{problem.Message}</span></li>\n");
    }

    private static Html Editor(RulesTextPage text, PageContext page)
    {
        var (words, links) = (page.Words.Managing, page.Links.Managing!);
        if (page.ChangeToken is null)
        {
            return Html.Of($"<pre class=\"rulestext\">{text.Text}</pre>\n");
        }

        var rows = Math.Clamp(text.Text.AsSpan().Count('\n') + 3, 8, 30);
        var described = text.Problems.Count > 0 ? Html.Of($" aria-describedby=\"problems\" aria-invalid=\"true\"") : Html.Empty;
        // The first line break behind the tag is none of the text's (HTML standard, section 13.2.6.4.7).
        return ChangeForm.Of(page, links.SaveRules, "rules", Html.Of($"""
            {DeskFrame.Hidden("name", text.Name)}{DeskFrame.Hidden("mark", text.Mark)}<label for="text">{words.Text}</label>
            <textarea id="text" name="text" rows="{rows}" spellcheck="false" autocapitalize="none" autocomplete="off"{described}>
            {text.Text}</textarea>
            {TryOn(text, page)}<div class="actions"><button>{words.CheckAndSave}</button> {(text.Kind == RulesKind.Variants || (text.Kind == RulesKind.PageRules && text.Offered.Count == 0) ? Html.Empty : Html.Of($"<button formaction=\"{links.TryRules}\">{words.Try}</button>"))}</div>
            """));
    }

    private static Html TryOn(RulesTextPage text, PageContext page)
        => text.Kind != RulesKind.PageRules ? Html.Empty
            : text.Offered.Count == 0 ? Html.Of($"<p class=\"quiet\">{page.Words.Managing.NoKeptPages}</p>\n")
            : Html.Of($"<p><label for=\"article\">{page.Words.Managing.TryOn}</label><select id=\"article\" name=\"article\">{text.Offered.Select(article => DeskFrame.Option(article.Id, article.Title, text.TriedOn))}</select></p>\n");

    private static Html Filters(FilterTrialPage? trial, PageContext page)
        => Html.When(trial, found => Html.Of($"""
            <section class="trial" id="trial"><p role="status">{page.Words.Managing.TrialCounts(found.Articles, found.Skipped.Count, found.Tagged.Count)}</p>
            {(found.Skipped.Count + found.Tagged.Count == 0 ? Html.Of($"<p class=\"quiet\">{page.Words.Managing.TrialNothing}</p>") : Html.Empty)}{Lines(page.Words.Managing.TrialSkipped, found.Skipped, page)}{Lines(page.Words.Managing.TrialTagged, found.Tagged, page)}
            </section>

            """));

    private static Html Lines(string title, IReadOnlyList<FilteredLine> lines, PageContext page)
        => lines.Count == 0
            ? Html.Empty
            : Html.Of($"<h2>{title} <span class=\"count\">{DateText.Number(lines.Count)}</span></h2>\n<ul class=\"plain\">{lines.Select(line => Html.Of($"<li><a href=\"{page.Links.Article(line.Id)}\"{HeadlineViews.Lang(null, line.Title)}>{line.Title}</a> <span class=\"detail\">{line.Outlet} · <code>{line.By}</code></span></li>\n"))}</ul>\n");

    private static Html PageRules(PageRulesTrial? trial, PageContext page)
    {
        var words = page.Words.Managing;
        return Html.When(trial, found => found.Trouble is { } trouble
            ? Html.Of($"<section class=\"trial\" id=\"trial\"><p role=\"status\">{words.TrialFailed} <span lang=\"en\">{trouble}</span></p></section>\n")
            : Html.Of($"""
                <section class="trial" id="trial"><h2>{words.TrialTitle}</h2>
                <p class="quiet" role="status">{(IsSame(found) ? words.TrialSame : words.TrialExplained)}</p>
                <div class="text">{Html.When(found.Title, title => Html.Of($"<h3>{Parts(title)}</h3>"))}{found.Text.Select(block => Html.Of($"<p{(block.IsChanged ? Html.Empty : Html.Of($" class=\"same\""))}>{Parts(block)}</p>\n"))}</div>
                </section>

                """));
    }

    private static bool IsSame(PageRulesTrial trial) => trial.Title?.IsChanged != true && !trial.Text.Any(block => block.IsChanged);

    private static Html Parts(DiffBlock block) => Html.Join(block.Parts.Select(static part => part.Kind switch
    {
        DiffKind.Removed => Html.Of($"<del>{part.Text}</del>"),
        DiffKind.Added => Html.Of($"<ins>{part.Text}</ins>"),
        _ => Html.Text(part.Text),
    }));

    private static Html There(RulesTextPage text, PageContext page)
        => Html.When(text.There, there => Html.Of($"<section><h2>{page.Words.Managing.WhatIsThereNow}</h2><pre class=\"rulestext\">{there}</pre></section>\n"));
}
