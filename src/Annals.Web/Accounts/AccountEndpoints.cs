using Annals.Pages.Accounts;
using Annals.Web.Serving;

namespace Annals.Web.Accounts;

/// <summary>Signing in and out, and what one does with one's own account: password, and tokens for programs.</summary>
internal sealed class AccountEndpoints(ReaderOptions options, ChangeDoor door, AccountBook accounts, Sessions sessions, SignIn signIn)
{
    private const int LongestLabel = 100;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Doorkeeper.SignInPath, ShowSignInAsync).WithMetadata(new OpenToAll());
        door.MapForStrangers(routes, Doorkeeper.SignInPath, SignInAsync);
        door.Map(routes, "/sign-out", SignOutAsync);
        routes.Map("/account", ShowAccountAsync).WithMetadata(new ForKnownReaders());
        door.Map(routes, "/account/password", ChangePasswordAsync);
        door.Map(routes, "/account/tokens", MakeTokenAsync);
        door.Map(routes, "/account/tokens/revoke", RevokeTokenAsync);
    }

    private Task ShowSignInAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var to = context.Request.Query["to"].ToString();
        return PageAnswer.FreshAsync(context, options, page => SignInView.Render(new SignInPage(OwnPath.Is(to) ? to : page.Links.Home, door.TokenForStrangers, IsWrong: false, Wait: null), page));
    }

    private async Task<ChangeOutcome> SignInAsync(HttpContext context, IFormCollection form)
    {
        var to = form["to"].ToString() is var asked && OwnPath.Is(asked) ? asked : context.Request.PathBase + "/";
        var (account, wait) = await signIn.TryAsync(form["name"].ToString(), form["password"].ToString(), context.Connection.RemoteIpAddress, context.RequestAborted);
        if (account is null)
        {
            if (wait > TimeSpan.Zero)
            {
                context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            return ChangeOutcome.Refuse(
                page => SignInView.Render(new SignInPage(to, door.TokenForStrangers, IsWrong: true, wait > TimeSpan.Zero ? wait : null), page),
                wait > TimeSpan.Zero ? StatusCodes.Status429TooManyRequests : StatusCodes.Status403Forbidden);
        }

        // A new secret at each sign-in: one that somebody planted before is worth nothing (session fixation).
        if (SessionCookie.Read(context.Request) is { } before)
        {
            sessions.End(before);
        }

        SessionCookie.Write(context, sessions.Begin(account));
        return ChangeOutcome.GoTo(to);
    }

    private Task<ChangeOutcome> SignOutAsync(HttpContext context, IFormCollection form)
    {
        if (SessionCookie.Read(context.Request) is { } secret)
        {
            sessions.End(secret);
        }

        SessionCookie.Remove(context);
        return Task.FromResult(ChangeOutcome.GoTo(context.Request.PathBase + "/"));
    }

    private Task ShowAccountAsync(HttpContext context)
        => AccountOf(context) is { } account
            ? PageAnswer.FreshAsync(context, options, page => AccountPageView.Render(PageOf(account), page))
            : PageAnswer.ErrorAsync(context, options, StatusCodes.Status404NotFound, Pages.Notices.NoticeView.NotFound);

    private async Task<ChangeOutcome> ChangePasswordAsync(HttpContext context, IFormCollection form)
    {
        if (AccountOf(context) is not { } account)
        {
            return ChangeOutcome.Refuse(Pages.Notices.NoticeView.NotFound, StatusCodes.Status404NotFound);
        }

        var (old, wanted) = (form["password"].ToString(), form["new"].ToString());
        var (known, _) = await signIn.TryAsync(account.Name.Value, old, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (known is null || wanted.Length is < PasswordHash.ShortestPassword or > PasswordHash.LongestPassword)
        {
            return ChangeOutcome.Refuse(page => AccountPageView.Render(PageOf(account) with { Trouble = known is null ? page.Words.WrongPassword : page.Words.PasswordTooShort(PasswordHash.ShortestPassword) }, page));
        }

        var changed = account with { Password = PasswordHash.Of(wanted) };
        accounts.Write(changed);
        SessionCookie.Write(context, sessions.Begin(changed));
        return ChangeOutcome.GoTo(context.Request.PathBase + "/account");
    }

    private Task<ChangeOutcome> MakeTokenAsync(HttpContext context, IFormCollection form)
    {
        if (AccountOf(context) is not { } account || account.Tokens.Count >= Account.MostTokens)
        {
            return Task.FromResult(ChangeOutcome.Refuse(Pages.Notices.NoticeView.Refused));
        }

        var label = form["label"].ToString().Trim() is { Length: > 0 and <= LongestLabel } given ? given : "API";
        var token = AccessToken.Make(account.Name.Value, label, options.Clock.GetUtcNow(), out var secret);
        var changed = account with { Tokens = [.. account.Tokens, token] };
        accounts.Write(changed);
        return Task.FromResult(ChangeOutcome.Show(page => AccountPageView.Render(PageOf(changed) with { NewToken = secret }, page)));
    }

    private Task<ChangeOutcome> RevokeTokenAsync(HttpContext context, IFormCollection form)
    {
        if (AccountOf(context) is { } account)
        {
            accounts.Write(account with { Tokens = [.. account.Tokens.Where(token => token.Sha256 != form["token-id"].ToString())] });
        }

        return Task.FromResult(ChangeOutcome.GoTo(context.Request.PathBase + "/account"));
    }

    // At home nobody signs in, and there is no account to show.
    private Account? AccountOf(HttpContext context)
        => options.NeedsAccounts && Visitor.Of(context).Name is { } name ? accounts.Find(name) : null;

    private static AccountPage PageOf(Account account)
        => new(account.Name.Value, [.. account.Tokens.Select(static token => new AccountToken(token.Sha256, token.Label, token.MadeAt))]);
}
