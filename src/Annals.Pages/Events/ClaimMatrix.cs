using Annals.Pages.Articles;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;
using Annals.Stories.Comparing;

namespace Annals.Pages.Events;

/// <summary>Facts and outlets: what each tells, in a sentence that leads to its place; where it is silent it says so. On a narrow screen a row is a block.</summary>
internal static class ClaimMatrix
{
    private const int RowsShown = 40;
    private const int AloneShown = 60;

    public static Html Of(EventComparison comparison, PageContext page)
    {
        var words = page.Words.Stories;
        var outlets = comparison.Articles.Select(static article => article.Outlet).Distinct().ToList();
        // A misspelt word, or another form of a name, is worth knowing, and worth less than whatever else articles do not tell alike.
        var compared = comparison.Comparisons.OrderBy(static row => row.Aspect switch { Aspect.Slip => 2, Aspect.Name => 1, _ => 0 }).Take(RowsShown).ToList();
        var alone = comparison.Rows.Where(static row => row.Relation == Relation.Alone).Take(AloneShown).ToList();
        if (compared.Count + alone.Count == 0)
        {
            return Html.Empty;
        }

        return Html.Of($"""
            <section aria-labelledby="matrix">
            <h2 id="matrix">{words.ClaimMatrix}</h2>
            {(compared.Count == 0 ? Html.Empty : Html.Of($"""
                <p class="standfirst">{words.MatrixExplained}</p>
                <div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">
                <table class="matrix">
                <thead><tr><th scope="col">{words.Fact}</th>{outlets.Select(outlet => Html.Of($"<th scope=\"col\">{HeadlineViews.Outlet(outlet, page)}</th>"))}</tr></thead>
                <tbody>
                {compared.Select(row => Row(row, outlets, page))}</tbody>
                </table>
                </div>

                """))}{Alone(alone, page)}</section>

            """);
    }

    private static Html Row(ClaimRow row, List<string> outlets, PageContext page)
        => Html.Of($"<tr class=\"{Name(row.Relation)}\"><th scope=\"row\">{Head(row, page)}</th>{outlets.Select(outlet => Cell(row, outlet, page))}</tr>\n");

    private static Html Head(ClaimRow row, PageContext page)
    {
        var words = page.Words.Stories;
        var type = Html.When(row.EventType, kind => Html.Of($" · {words.EventType(kind)}"));
        // The reason is a sentence in English; in Chinese the word for the relation has to do.
        var reason = page.Words.Language == UiLanguage.English ? Html.Of($"<span class=\"reason\">{row.Reason}</span>") : Html.Empty;
        return Html.Of($"<span class=\"relation\">{words.Relation(row.Relation)}</span> {words.Aspect(row.Aspect)}{type}<span class=\"subject\"{HeadlineViews.Lang(null, row.Subject)}>{row.Subject}</span>{reason}");
    }

    private static Html Cell(ClaimRow row, string outlet, PageContext page)
    {
        var cells = row.Cells.Where(cell => cell.Outlet == outlet).DistinctBy(static cell => (cell.Article, cell.Evidence.Start, cell.Value)).ToList();
        var by = Html.Of($"<span class=\"by\">{outlet}</span>");
        return cells.Count == 0
            ? Html.Of($"<td class=\"silent\">{by}<span aria-hidden=\"true\">—</span> {page.Words.Stories.Silent}</td>")
            : Html.Of($"<td>{by}{cells.Select(cell => Html.Of($"<div class=\"cell\"><b>{Value(row.Aspect, cell.Value, page)}</b> {PassageView.Sentence(cell.Evidence, page)}</div>"))}</td>");
    }

    private static Html Alone(List<ClaimRow> rows, PageContext page)
    {
        var words = page.Words.Stories;
        return rows.Count == 0 ? Html.Empty : Html.Of($"""
            <details class="alone"><summary>{words.AndAlone(rows.Count)}</summary>
            <ul>
            {rows.Select(row => Html.Of($"<li>{words.Aspect(row.Aspect)}{Html.When(row.EventType, kind => Html.Of($" · {words.EventType(kind)}"))} {row.Cells.Take(1).Select(cell => Html.Of($"<b>{Value(row.Aspect, cell.Value, page)}</b> {HeadlineViews.Outlet(cell.Outlet, page)} {PassageView.Sentence(cell.Evidence, page)}"))}</li>\n"))}</ul>
            </details>

            """);
    }

    private static string Value(Aspect aspect, string value, PageContext page) => aspect switch
    {
        Aspect.Status => page.Words.Stories.Status(value),
        Aspect.Kind => page.Words.Stories.EventType(value),
        Aspect.Date or Aspect.Length or Aspect.Founding => TimeValueText.Of(value, page.Words.Language),
        Aspect.Order or Aspect.Stance or Aspect.Membership => page.Words.Stories.Verdict(value),
        Aspect.Figure or Aspect.Ordinal => FigureText.Value(value, page.Words.Language),
        _ => value,
    };

    private static string Name(Relation relation) => relation switch
    {
        Relation.Agreement => "agreement",
        Relation.Difference => "difference",
        Relation.Update => "update",
        Relation.Contradiction => "contradiction",
        Relation.Mistake => "mistake",
        _ => "alone",
    };
}
