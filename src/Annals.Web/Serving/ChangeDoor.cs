using Annals.Pages.Layout;
using Annals.Pages.Notices;
using Annals.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.Serving;

/// <summary>
/// The only way in for changes: forms of our own pages. A form works without JavaScript; a script that sends the same
/// form and says <c>Accept: application/json</c> gets a 204 in place of the way back.
/// </summary>
internal sealed class ChangeDoor(ReaderOptions options, ChangeSeal seal)
{
    public const string TokenField = ChangeForm.TokenField;

    private const int UsualLongest = 256 * 1024;

    private const string Strangers = "stranger";

    /// <summary>What the forms of a page carry that is for this visitor; null when they may change nothing.</summary>
    public string? TokenFor(Visitor visitor) => !options.IsReadOnly && visitor.Bearer is { } bearer ? seal.TokenOf(bearer) : null;

    /// <summary>What the form carries with which one signs in.</summary>
    public string TokenForStrangers => seal.TokenOf(Strangers);

    /// <summary>A change of one's own marks or account.</summary>
    /// <param name="longest">The most bytes the form may have.</param>
    public void Map(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, IFormCollection, Task<ChangeOutcome>> change, long longest = UsualLongest)
        => routes.MapPost(pattern, context => ChangeAsync(context, change, longest, Visitor.Of(context).MayMark)).WithMetadata(new ChangesSomething());

    /// <summary>A change of what everybody sees: feeds, rules, settings.</summary>
    /// <inheritdoc cref="Map"/>
    public void MapForOwners(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, IFormCollection, Task<ChangeOutcome>> change, long longest = UsualLongest)
        => routes.MapPost(pattern, context => ChangeAsync(context, change, longest, Visitor.Of(context).MayManage)).WithMetadata(new ChangesSomething());

    /// <summary>Signing in.</summary>
    /// <inheritdoc cref="Map"/>
    public void MapForStrangers(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, IFormCollection, Task<ChangeOutcome>> change)
        => routes.MapPost(pattern, context => ChangeAsync(context, change, UsualLongest, isAllowed: true, Strangers)).WithMetadata(new ChangesSomething(), new OpenToAll());

    /// <summary>
    /// True when the request comes from our own page: browsers say so in Sec-Fetch-Site (W3C Fetch Metadata) and Origin
    /// (RFC 6454, section 7), where "null" says nothing; older ones in neither, and then the token alone decides.
    /// </summary>
    public bool IsOurs(HttpRequest request, string? token) => Visitor.Of(request.HttpContext).Bearer is { } bearer && IsOurs(request, token, bearer);

    private bool IsOurs(HttpRequest request, string? token, string bearer)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is "" or "same-origin" or "none"
            && (origin is "" or "null" || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)))
            && seal.IsOf(bearer, token);
    }

    private async Task ChangeAsync(HttpContext context, Func<HttpContext, IFormCollection, Task<ChangeOutcome>> change, long longest, bool isAllowed, string? bearer = null)
    {
        bearer ??= Visitor.Of(context).Bearer;
        if (options.IsReadOnly || !isAllowed || bearer is null)
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status403Forbidden, NoticeView.ReadOnly);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = longest;
        }

        if (!context.Request.HasFormContentType)
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status415UnsupportedMediaType, NoticeView.Refused);
            return;
        }

        var form = await context.Request.ReadFormAsync(new FormOptions { BufferBodyLengthLimit = longest, MultipartBodyLengthLimit = longest, ValueLengthLimit = (int)longest, ValueCountLimit = 256 }, context.RequestAborted);
        if (!IsOurs(context.Request, form[TokenField], bearer))
        {
            await PageAnswer.ErrorAsync(context, options, StatusCodes.Status403Forbidden, NoticeView.OldForm);
            return;
        }

        await AnswerAsync(context, await TryAsync(context, form, change), form["back"].ToString());
    }

    private async Task<ChangeOutcome> TryAsync(HttpContext context, IFormCollection form, Func<HttpContext, IFormCollection, Task<ChangeOutcome>> change)
    {
        try
        {
            return await change(context, form);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            options.Report($"{context.Request.Path}: not written: {exception.Message}");
            return ChangeOutcome.Refuse(page => NoticeView.NotWritten(page, exception.Message), StatusCodes.Status507InsufficientStorage);
        }
    }

    private async Task AnswerAsync(HttpContext context, ChangeOutcome outcome, string back)
    {
        if (outcome is ChangeOutcome.Page page)
        {
            await PageAnswer.ErrorAsync(context, options, page.Status, page.Render);
        }
        else if (WantsNoPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            // 303: the browser asks for the next page with GET, and loading it again sends no form twice (RFC 9110, section 15.4.4).
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = ((ChangeOutcome.To)outcome).Path ?? (OwnPath.Is(back) ? back : context.Request.PathBase + "/");
        }
    }

    private static bool WantsNoPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
}

/// <summary>Marks the routes that take a form; every other one only answers GET and HEAD.</summary>
internal sealed record ChangesSomething;
