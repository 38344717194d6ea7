using Annals.Archive;
using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Managing;

/// <summary>The owner's wishes, each with its meaning, and how the archive stands.</summary>
public static class SettingsPageView
{
    public static string Render(SettingsPage settings, PageContext page)
        => DeskFrame.Render(page.Words.Managing.Settings, "settings", Html.Text(page.Words.Managing.SettingsExplained), Html.Of($"""
            {Outcome(settings, page)}{(page.ChangeToken is null ? Html.Of($"<div class=\"settings\"><fieldset disabled>{Fields(settings, page)}</fieldset></div>") : ChangeForm.Of(page, page.Links.Managing!.SaveSettings, "settings", Html.Of($"<div class=\"settings\">{Fields(settings, page)}<p><button>{page.Words.Managing.Save}</button></p></div>")))}{Others(settings, page)}{Status(settings.Status, page)}
            """), page);

    private static Html Outcome(SettingsPage settings, PageContext page)
    {
        var words = page.Words.Managing;
        var said = settings.Problems.Count > 0 ? words.NotUnderstood : settings.IsSaved switch { true => words.Saved, false => words.NothingChanged, _ => null };
        return Html.When(said, message => Html.Of($"<p class=\"banner\" role=\"status\">{message}</p>\n"));
    }

    private static Html Fields(SettingsPage settings, PageContext page)
    {
        var words = page.Words.Managing;
        var isAmount = settings.Images is not ("all" or "none");
        return Html.Of($"""
            {Field(Setting.Pages, "pages", id => Html.Of($"<select id=\"{id}\" name=\"pages\">{DeskFrame.Option("yes", words.Yes, settings.KeepsPages ? "yes" : "no")}{DeskFrame.Option("no", words.No, settings.KeepsPages ? "yes" : "no")}</select>"), settings, page)}
            {Field(Setting.Images, "images", id => Html.Of($"<select id=\"{id}\" name=\"images\">{DeskFrame.Option("all", words.ImagesAll, isAmount ? null : settings.Images)}{DeskFrame.Option("none", words.ImagesNone, isAmount ? null : settings.Images)}{DeskFrame.Option("upto", words.ImagesUpTo, isAmount ? "upto" : null)}</select> <input name=\"amount\" value=\"{(isAmount ? settings.Images : "")}\" maxlength=\"20\" size=\"8\" placeholder=\"5GB\" aria-label=\"{words.Amount}\">"), settings, page)}
            {Field(Setting.Recheck, "recheck", id => Input(id, "recheck", settings.Recheck, "1h 6h 1d 7d"), settings, page)}
            {Field(Setting.RssHub, "rsshub", id => Input(id, "rsshub", settings.RssHub, "https://"), settings, page)}
            {Field(Setting.Address, "address", id => Input(id, "address", settings.Address, "https://"), settings, page)}
            {Field(Setting.Edition, "edition", id => Html.Of($"<select id=\"{id}\" name=\"edition\">{DeskFrame.Option("", words.EditionNone, settings.Edition)}{DeskFrame.Option("day", words.EditionDay, settings.Edition)}{DeskFrame.Option("week", words.EditionWeek, settings.Edition)}</select> <span class=\"quiet\">{words.AfterRestart}</span>"), settings, page)}
            {Field(Setting.EditionFolder, "editionfolder", id => Input(id, "editionfolder", settings.EditionFolder, "editions"), settings, page)}
            """);
    }

    private static Html Input(string id, string name, string value, string example)
        => Html.Of($"<input id=\"{id}\" name=\"{name}\" value=\"{value}\" placeholder=\"{example}\" maxlength=\"1000\" autocapitalize=\"none\" autocomplete=\"off\" spellcheck=\"false\" aria-describedby=\"{id}hint\">");

    private static Html Field(Setting setting, string id, Func<string, Html> control, SettingsPage settings, PageContext page)
    {
        var words = page.Words.Managing;
        var problem = settings.Problems.GetValueOrDefault(setting);
        return Html.Of($"""
            <div class="setting{(problem is null ? "" : " wrong")}"><label for="{id}">{words.SettingName(setting)}</label><div>{control(id)}{Html.When(problem, message => Html.Of($"<p class=\"bad\" lang=\"en\">{message}</p>"))}<p class="quiet" id="{id}hint">{words.SettingMeaning(setting)}</p></div></div>

            """);
    }

    private static Html Others(SettingsPage settings, PageContext page)
    {
        var words = page.Words.Managing;
        return settings.Others.Count == 0
            ? Html.Empty
            : Html.Of($"<section><h2>{words.InTheFile}</h2>\n<div class=\"settings\">{settings.Others.Select(other => Html.Of($"<div class=\"setting\"><span>{words.SettingName(other.Setting)}</span><div><code>\"{other.Key}\": {other.Json}</code><p class=\"quiet\">{words.SettingMeaning(other.Setting)}</p></div></div>\n"))}</div></section>\n");
    }

    private static Html Status(ArchiveStatus status, PageContext page)
    {
        var (words, managing) = (page.Words, page.Words.Managing);
        return Html.Of($"""
            <section><h2>{managing.Status}</h2>
            <dl class="facts">
            {Fact(managing.ArchiveAt, Html.Of($"<code>{status.Path}</code>"))}{Fact(managing.Version, Html.Text(status.Version))}{status.Parts.Select(part => Fact(Name(part.Part, managing), Html.Text(Value(part.Part, part.Files, part.Bytes))))}{Fact(managing.FreeDisk, Html.Text(status.Disk is { } disk ? managing.FreeOf(ByteSize.ToText(disk.Free), ByteSize.ToText(disk.All)) : managing.Unknown))}{Fact(managing.LastTrouble, Troubles(status, page))}</dl>
            </section>

            """);

        string Value(ArchivePart part, int files, long bytes)
            => part == ArchivePart.Index ? $"{ByteSize.ToText(bytes)} · {managing.IndexedLines(status.IndexedLines)}"
                : files == 0 ? ByteSize.ToText(bytes)
                : managing.Share(ByteSize.ToText(bytes), files);

        static string Name(ArchivePart part, ManagingWords words) => part switch
        {
            ArchivePart.Posts => words.Articles,
            ArchivePart.Revisions => words.Revisions,
            ArchivePart.Images => words.Images,
            ArchivePart.Pages => words.PagesKept,
            ArchivePart.Journal => words.Journal,
            ArchivePart.Index => words.SearchIndex,
            _ => words.SmallCopies,
        };
    }

    private static Html Troubles(ArchiveStatus status, PageContext page)
        => status.Troubles.Count == 0
            ? Html.Text(page.Words.Managing.NoTrouble)
            : Html.Join(status.Troubles.Select(trouble => Html.Of($"<p>{HeadlineViews.Moment(trouble.At, page.Words.Language)} <span lang=\"en\">{trouble.What}</span></p>")));

    private static Html Fact(string name, Html value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
