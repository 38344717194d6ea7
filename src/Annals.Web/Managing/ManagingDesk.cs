using Annals.Archive;
using Annals.Capture;
using Annals.Pages.Layout;
using Annals.Pages.Managing;
using Annals.Pages.Notices;
using Annals.Web.Accounts;
using Annals.Web.Serving;

namespace Annals.Web.Managing;

/// <summary>What the endpoints of management share: whether anything may be changed here, and how a change that cannot be made is said.</summary>
internal sealed class ManagingDesk(ReaderOptions options, ChangeCount changes)
{
    /// <summary>Null where capture runs elsewhere: then everything is shown and nothing changed.</summary>
    public CaptureSession? Session => options.IsReadOnly ? null : options.Session;

    /// <summary>A page without forms where nothing may be changed.</summary>
    public Task ShowAsync(HttpContext context, Func<PageContext, string> render)
        => PageAnswer.FreshAsync(context, options, page => render(Allowed(page, Visitor.Of(context))));

    /// <summary>A form's change, given the session that it is made in.</summary>
    /// <param name="back">Where a refusal leads back to.</param>
    public Func<HttpContext, IFormCollection, Task<ChangeOutcome>> Change(Func<ManagingLinks, string> back, Func<CaptureSession, HttpContext, IFormCollection, Task<ChangeOutcome>> change)
        => async (context, form) =>
        {
            if (Session is not { } session)
            {
                return ChangeOutcome.Refuse(NoticeView.ReadOnly, StatusCodes.Status403Forbidden);
            }

            try
            {
                var outcome = await change(session, context, form);
                changes.Add();
                return outcome;
            }
            catch (ArchiveException exception) when (exception.InnerException is IOException or UnauthorizedAccessException)
            {
                // The disk's trouble is the door's to say.
                throw new IOException(exception.Message, exception);
            }
            catch (ArchiveException exception)
            {
                return ChangeOutcome.Refuse(page => RefusalView.Render(page.Words.Managing.NotDone, exception.Message, back(page.Links.Managing!), page));
            }
        };

    /// <summary>Addresses to go on to, in the language of the page that the form stood on.</summary>
    public ManagingLinks LinksOf(HttpContext context) => PageAnswer.ContextOf(context, options).Links.Managing!;

    private PageContext Allowed(PageContext page, Visitor visitor) => Session is null || !visitor.MayManage ? page with { ChangeToken = null } : page;
}
