using Annals.Archive;
using Annals.Archive.Reading;
using Annals.Capture;
using Annals.Capture.Filtering;
using Annals.Capture.Rules;
using Annals.Language.Comparing;
using Annals.Pages.Managing;
using Annals.Pages.Notices;
using Annals.Web.Accounts;
using Annals.Web.Serving;

namespace Annals.Web.Managing;

/// <summary>The pages of filters, of names in other spellings and of rules for outlets' pages.</summary>
internal sealed class RulesEndpoints(ReaderOptions options, ChangeDoor door, ManagingDesk desk)
{
    private const int MostTried = 200;

    // A text of the greatest length, each of its characters escaped.
    private const long LongestForm = 4L * OwnersText.MostBytes;

    public void Map(IEndpointRouteBuilder routes)
    {
        var shown = routes.MapGroup("").WithMetadata(new ForOwners());
        shown.Map("/rules", context => desk.ShowAsync(context, page => RulesPageView.Render([.. OwnersText.In(options.Folder).Select(Line)], page)));
        shown.Map("/rules/text", TextAsync);
        door.MapForOwners(routes, "/rules/save", desk.Change(static links => links.Rules, (session, context, form) => Task.FromResult(Save(session, context, form))), LongestForm);
        door.MapForOwners(routes, "/rules/try", desk.Change(static links => links.Rules, (session, _, form) => Task.FromResult(Try(session, form))), LongestForm);
    }

    private static RulesLine Line(OwnersText text)
    {
        var content = text.Read();
        var lines = content.Split('\n').Count(line => line.Trim() is { Length: > 0 } said && said[0] != '#');
        return new RulesLine(text.Name, Kind(text), lines, text.Check(content).Count, text.ChangedAt);
    }

    private Task TextAsync(HttpContext context)
    {
        var name = Parameters.Text(context.Request, "host") is { } host ? OwnersText.RulesNameOf(host) : Parameters.Text(context.Request, "name");
        if (name is null)
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, page => RefusalView.Render(page.Words.Managing.NotDone, page.Words.Managing.NoHost, page.Links.Managing!.Rules, page));
        }

        if (OwnersText.Named(options.Folder, name) is not { } text)
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, NoticeView.NotFound);
        }

        var written = text.Read();
        var shown = Page(text, written.Length == 0 && text.Kind == OwnersTextKind.PageRules ? Beginning(text) : Suggested(text, written, Parameters.Text(context.Request, "outlet")), written);
        return desk.ShowAsync(context, page => RulesTextView.Render(shown with { Outcome = context.Request.Query["saved"] == "1" ? RulesOutcome.Saved : RulesOutcome.None }, page));
    }

    // A remark does nothing until its owner takes the sign away.
    private static string Suggested(OwnersText text, string written, string? outlet)
        => outlet is null || text.Kind != OwnersTextKind.Filters ? written : $"{(written.Length == 0 || written.EndsWith('\n') ? written : written + "\n")}# skip outlet=\"{outlet.ReplaceLineEndings(" ").Replace("\"", "\\\"", StringComparison.Ordinal)}\" title~\"\"\n";

    private static string Beginning(OwnersText text)
    {
        var host = Path.GetFileNameWithoutExtension(text.Name);
        return $"host: {host}{(host.StartsWith("www.", StringComparison.Ordinal) ? $", {host[4..]}" : "")}\n";
    }

    private ChangeOutcome Save(CaptureSession session, HttpContext context, IFormCollection form)
    {
        if (OwnersText.Named(options.Folder, form["name"].ToString()) is not { } text)
        {
            return ChangeOutcome.Refuse(NoticeView.NotFound, StatusCodes.Status404NotFound);
        }

        var content = Content(form);
        if (text.Check(content).Count > 0)
        {
            return Show(Page(text, content, text.Read()) with { Outcome = RulesOutcome.HasProblems, Mark = form["mark"].ToString() }, StatusCodes.Status422UnprocessableEntity);
        }

        if (!text.Save(content, form["mark"].ToString()))
        {
            var there = text.Read();
            return Show(Page(text, content, there) with { Outcome = RulesOutcome.ChangedMeanwhile, There = there }, StatusCodes.Status409Conflict);
        }

        session.Wishes.Wake();
        var back = desk.LinksOf(context).RulesText(text.Name);
        return ChangeOutcome.GoTo($"{back}&saved=1");
    }

    private ChangeOutcome Try(CaptureSession session, IFormCollection form)
    {
        if (OwnersText.Named(options.Folder, form["name"].ToString()) is not { } text)
        {
            return ChangeOutcome.Refuse(NoticeView.NotFound, StatusCodes.Status404NotFound);
        }

        var content = Content(form);
        var page = Page(text, content, text.Read()) with { Mark = form["mark"].ToString() };
        if (page.Problems.Count > 0)
        {
            return Show(page with { Outcome = RulesOutcome.HasProblems }, StatusCodes.Status422UnprocessableEntity);
        }

        return Show(text.Kind switch
        {
            OwnersTextKind.Filters => page with { Outcome = RulesOutcome.Tried, Filters = TryFilters(session, content) },
            OwnersTextKind.PageRules => page with { Outcome = RulesOutcome.Tried, TriedOn = form["article"].ToString(), PageRules = TryPageRules(session, text, content, form["article"].ToString()) },
            _ => page,
        });
    }

    private static FilterTrialPage TryFilters(CaptureSession session, string content)
    {
        var trials = FilterPreview.OfNewest(session.Writer.Folder, session.Writer.Catalog, FilterParser.Parse(content), MostTried);
        return new FilterTrialPage(
            trials.Count,
            [.. trials.Where(trial => trial.SkippedBy is not null).Select(trial => new FilteredLine(trial.Article, trial.Title, trial.Outlet, trial.SkippedBy!.Text))],
            [.. trials.Where(trial => trial.SkippedBy is null && trial.Tags.Count > 0).Select(trial => new FilteredLine(trial.Article, trial.Title, trial.Outlet, string.Join(", ", trial.Tags)))]);
    }

    private static PageRulesTrial? TryPageRules(CaptureSession session, OwnersText text, string content, string id)
    {
        if (!ArticleId.TryParse(id, out var article) || session.Writer.Catalog.Find(article) is not { } known)
        {
            return null;
        }

        var trial = RuleTrial.Of(session, known, text.PageRules(content).Rules);
        return trial.After is { } after
            ? new PageRulesTrial(trial.TitleAfter is { Length: > 0 } title ? TextDiff.CompareLine(trial.TitleBefore, title) : null, TextDiff.Compare(trial.Before, after), null)
            : new PageRulesTrial(null, [], trial.Reason);
    }

    private static ChangeOutcome Show(RulesTextPage shown, int status = StatusCodes.Status200OK)
        => ChangeOutcome.Refuse(page => RulesTextView.Render(shown, page), status);

    private RulesTextPage Page(OwnersText text, string content, string written) => new()
    {
        Name = text.Name,
        Kind = Kind(text),
        Text = content,
        Mark = OwnersText.MarkOf(written),
        Problems = [.. text.Check(content).Select(problem => new RulesProblem(problem.Line, problem.Message))],
        Offered = text.Kind == OwnersTextKind.PageRules && desk.Session is { } session ? Offered(session, text, content) : [],
    };

    private static IReadOnlyList<(string Id, string Title)> Offered(CaptureSession session, OwnersText text, string content)
        => [.. RuleTrial.Offered(session, text.PageRules(content).Rules).Select((ArticleState article) => (article.Id.Value, article.Title))];

    private static RulesKind Kind(OwnersText text) => text.Kind switch
    {
        OwnersTextKind.Filters => RulesKind.Filters,
        OwnersTextKind.Variants => RulesKind.Variants,
        _ => RulesKind.PageRules,
    };

    // Forms send line breaks as CR LF (HTML standard, section 4.10.21.5).
    private static string Content(IFormCollection form) => form["text"].ToString().ReplaceLineEndings("\n");
}
