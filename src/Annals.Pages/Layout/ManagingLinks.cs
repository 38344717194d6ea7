namespace Annals.Pages.Layout;

/// <summary>The addresses by which an archive is managed; only the reader has them.</summary>
/// <param name="to">Makes an address of a path and parameters; those without a value are left out.</param>
/// <param name="own">Makes an address of a path alone: <see cref="PageLinks.Own"/>.</param>
public sealed class ManagingLinks(Func<string, (string Name, string? Value)[], string> to, Func<string, string> own)
{
    public string Feeds => To("/feeds");

    /// <summary>Only the feeds in a state.</summary>
    public string FeedsIn(string state) => To("/feeds", ("state", state));

    /// <summary>Where the form that narrows the list is sent, without parameters.</summary>
    public string FeedsAction => own("/feeds");

    /// <summary>The list in OPML, as a file.</summary>
    public string List => own("/feeds.opml");

    /// <summary>Takes a list in OPML.</summary>
    public string Import => To("/feeds/import");

    /// <summary>Looks for the feed that an address means.</summary>
    public string Look => To("/feeds/look");

    public string Add => To("/feeds/add");

    public string Edit => To("/feeds/edit");

    public string Pause => To("/feeds/pause");

    public string Resume => To("/feeds/resume");

    public string Poll => To("/feeds/poll");

    /// <summary>Takes the removal; <see cref="ToRemove"/> asks first.</summary>
    public string Remove => To("/feeds/remove");

    public string Rules => To("/rules");

    public string SaveRules => To("/rules/save");

    /// <summary>Where the form that opens a text is sent, without parameters.</summary>
    public string RulesTextAction => own("/rules/text");

    public string TryRules => To("/rules/try");

    public string Settings => To("/settings");

    public string SaveSettings => To("/settings/save");

    /// <summary>All that is known of one feed.</summary>
    public string Feed(string url) => To("/feeds/feed", ("url", url));

    public string ToRemove(string url) => To("/feeds/remove", ("url", url));

    /// <summary>One text of rules, to be read and edited.</summary>
    /// <param name="outlet">An outlet that a line is to be suggested for; null for none.</param>
    public string RulesText(string name, string? outlet = null) => To("/rules/text", ("name", name), ("outlet", outlet));

    private string To(string path, params (string Name, string? Value)[] parameters) => to(path, parameters);
}
