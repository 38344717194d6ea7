namespace Annals.Web.Accounts;

/// <summary>The cookie that says who is signed in (RFC 6265): no script reads it, no other site sends it with a form.</summary>
internal static class SessionCookie
{
    // The prefix binds it to this host and to TLS (RFC 6265bis, section 4.1.3.2); without TLS, or below a base path, browsers refuse it.
    private const string Plain = "annals-session";
    private const string Bound = "__Host-annals-session";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)] is { Length: > 0 and < 200 } secret ? secret : null;

    public static void Write(HttpContext context, string secret)
        => context.Response.Cookies.Append(NameFor(context.Request), secret, Options(context.Request, Sessions.Longest));

    public static void Remove(HttpContext context)
        => context.Response.Cookies.Append(NameFor(context.Request), "", Options(context.Request, TimeSpan.Zero));

    private static string NameFor(HttpRequest request) => request.IsHttps && !request.PathBase.HasValue ? Bound : Plain;

    private static CookieOptions Options(HttpRequest request, TimeSpan age) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = request.PathBase.HasValue ? request.PathBase.Value : "/",
        MaxAge = age,
        IsEssential = true,
    };
}
