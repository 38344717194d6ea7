using Annals.Pages.Layout;

namespace Annals.Web.Serving;

/// <summary>What a form's change came to.</summary>
internal abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>Done: the browser goes back to the page the form stood on.</summary>
    public static ChangeOutcome Done { get; } = new To(null);

    /// <summary>Done: the browser goes to another page of ours.</summary>
    public static ChangeOutcome GoTo(string path) => new To(path);

    /// <summary>Done, and a page shows what cannot be shown again.</summary>
    public static ChangeOutcome Show(Func<PageContext, string> page) => new Page(page, StatusCodes.Status200OK);

    /// <summary>Not done, and a page says why; nothing was written.</summary>
    public static ChangeOutcome Refuse(Func<PageContext, string> page, int status = StatusCodes.Status422UnprocessableEntity) => new Page(page, status);

    internal sealed record To(string? Path) : ChangeOutcome;

    internal sealed record Page(Func<PageContext, string> Render, int Status) : ChangeOutcome;
}
