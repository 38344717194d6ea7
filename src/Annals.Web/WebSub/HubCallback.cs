using System.Globalization;
using System.Text;
using Annals.Capture.WebSub;
using Annals.Web.Accounts;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace Annals.Web.WebSub;

/// <summary><c>/websub/ID</c>: where hubs of others reach us, each at an address that it alone was told.</summary>
internal sealed class HubCallback(HubListening listening)
{
    // What is sent is only hashed; a hub that sends more than this wakes nobody.
    private const int LongestBody = 4 << 20;

    private const string Pattern = "/" + HubListening.CallbackPath + "{id}";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Pattern, ["GET", "HEAD"], ConfirmAsync).WithMetadata(new OpenToAll());
        routes.MapPost(Pattern, TellAsync).WithMetadata(new OpenToAll(), new ChangesSomething());
    }

    private Task ConfirmAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var seconds = long.TryParse(query["hub.lease_seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        context.Response.Headers.CacheControl = "no-store";
        if (listening.Confirm(IdOf(context), query["hub.mode"].ToString(), query["hub.topic"].ToString(), seconds))
        {
            return PageAnswer.WriteAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(query["hub.challenge"].ToString()));
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task TellAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var signature = context.Request.Headers["X-Hub-Signature"].ToString();
        // A wrong signature is answered as a right one is (section 7.1): who guesses learns nothing.
        context.Response.StatusCode = listening.Tell(IdOf(context), body.GetBuffer().AsSpan(0, (int)body.Length), signature.Length > 0 ? signature : null) ? StatusCodes.Status202Accepted : StatusCodes.Status410Gone;
        context.Response.Headers.CacheControl = "no-store";
    }

    private static string IdOf(HttpContext context) => context.Request.RouteValues["id"] as string ?? "";
}
