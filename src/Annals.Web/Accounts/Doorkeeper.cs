using System.Text;
using Annals.Pages.Notices;
using Annals.Web.Api;
using Annals.Web.FeedsOut;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Http.Extensions;

namespace Annals.Web.Accounts;

/// <summary>Finds out who asks, and shows strangers the way to sign in.</summary>
internal sealed class Doorkeeper(ReaderOptions options, AccountBook accounts, Sessions sessions)
{
    public const string SignInPath = "/sign-in";

    /// <summary>Before the routing: every answer, errors too, is for somebody.</summary>
    public Task IdentifyAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Set(VisitorOf(context.Request));
        return next(context);
    }

    /// <summary>Behind the routing.</summary>
    public Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var visitor = Visitor.Of(context);
        var metadata = context.GetEndpoint()?.Metadata;
        var isForOwners = metadata?.GetMetadata<ForOwners>() is not null;
        if (visitor.MayManage || metadata?.GetMetadata<OpenToAll>() is not null || (visitor.MayRead && !isForOwners && (visitor.MayMark || metadata?.GetMetadata<ForKnownReaders>() is null)))
        {
            return next(context);
        }

        if (visitor.MayMark && isForOwners)
        {
            return PageAnswer.ErrorAsync(context, options, StatusCodes.Status403Forbidden, NoticeView.ForOwners);
        }

        var request = context.Request;
        if (FeedToken.IsForApps(request))
        {
            return AskForTokenAsync(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (ApiAnswer.IsAskedBy(request) || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"Annals\"";
            return ApiAnswer.IsAskedBy(request)
                ? ApiAnswer.ErrorAsync(context, StatusCodes.Status401Unauthorized)
                : PageAnswer.ErrorAsync(context, options, StatusCodes.Status401Unauthorized, NoticeView.SignInFirst);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{request.PathBase}{SignInPath}?to={Uri.EscapeDataString(UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString))}";
        return Task.CompletedTask;
    }

    /// <summary>Answers a program that shows nobody a form: it has a field for a name and a password, and the token goes there (RFC 7617).</summary>
    public static Task AskForTokenAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Annals\", charset=\"UTF-8\"";
        return PageAnswer.WriteAsync(context, "text/plain; charset=utf-8", "a token of an account here is needed: as the password, or as ?token= of the address\n"u8.ToArray());
    }

    private Visitor VisitorOf(HttpRequest request)
    {
        if (!options.NeedsAccounts)
        {
            return Visitor.AtHome;
        }

        if ((FeedToken.Of(request) ?? TokenOf(request)) is { } token)
        {
            return accounts.OfToken(token) is { } bearer ? Visitor.Of(bearer, Bearer(token)) : Visitor.Stranger;
        }

        return SessionCookie.Read(request) is { } secret && sessions.Find(secret, accounts) is { } account
            ? Visitor.Of(account, Bearer(secret))
            : options.IsPublic ? Visitor.Public : Visitor.Stranger;
    }

    // The forms of one sign-in are void at the next.
    private static string Bearer(string secret) => "session " + secret;

    // RFC 6750 for programs; RFC 7617 for those that only know name and password: the token stands in the password's place.
    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var encoded = header["Basic ".Length..].Trim();
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : "";
    }
}
