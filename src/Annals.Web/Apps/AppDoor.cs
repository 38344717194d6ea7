using System.Text;
using Annals.Archive.Readers;
using Annals.Web.Accounts;
using Annals.Web.Apps.Shelves;
using Annals.Web.Marks;

namespace Annals.Web.Apps;

/// <summary>
/// Finds out for whom a reader app asks. Where no account is needed, any program of this machine that shows a password in a
/// header comes in as the owner: no page of another site can set that header.
/// </summary>
internal sealed class AppDoor(ReaderOptions options, AccountBook accounts, SignIn signIn, ReadingDesks desks, FeedShelves shelves)
{
    private readonly AppTickets _tickets = AppTickets.Open(options.Folder);
    private readonly KnownPasswords _passwords = new();

    /// <summary>What was asked for, once it is known by whom; null when by nobody known, with how long to wait before the next try.</summary>
    /// <param name="takesForms">False where a body is what the address says it is, whatever its header says: newsboat calls JSON a form.</param>
    public async Task<(AppRequest? Request, TimeSpan Wait)> AdmitAsync(HttpContext context, bool takesForms)
    {
        // Before any refusal: a body that may not be there at all ends the connection, and the app would not hear why.
        AppFields.AllowBody(context, AppFields.LongestForm);
        var (visitor, wait) = await VisitorOfAsync(context);
        return visitor is null ? (null, wait) : (Seat(context, visitor, takesForms ? await AppFields.ReadAsync(context) : AppFields.OfAddress(context.Request)), TimeSpan.Zero);
    }

    /// <summary>As <see cref="AdmitAsync"/>, for a protocol that shows a key of its own in the form.</summary>
    public async Task<AppRequest?> AdmitByFeverKeyAsync(HttpContext context)
    {
        var fields = await AppFields.ReadAsync(context);
        var visitor = fields["api_key"] is { } key ? OfFeverKey(key) : null;
        return visitor is null ? null : Seat(context, visitor, fields);
    }

    /// <summary>The ticket that an app shows from now on; null when name and password are not right.</summary>
    public async Task<(string? Ticket, TimeSpan Wait)> SignInAsync(HttpContext context, string name, string password)
    {
        if (!options.NeedsAccounts)
        {
            return (password.Length > 0 ? _tickets.AtHome : null, TimeSpan.Zero);
        }

        var (account, wait) = await signIn.TryAsync(name, password, context.Connection.RemoteIpAddress, context.RequestAborted);
        return (account is null ? null : _tickets.Make(account, password), wait);
    }

    private async Task<(Visitor? Visitor, TimeSpan Wait)> VisitorOfAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var token = context.Request.Headers["X-Auth-Token"].ToString();
        if (!options.NeedsAccounts)
        {
            return (header.Length + token.Length > 0 && !IsNavigation(context.Request) ? Visitor.AtHome : null, TimeSpan.Zero);
        }

        if (token.Length > 0)
        {
            return (accounts.OfToken(token) is { } owner ? VisitorFor(owner) : null, TimeSpan.Zero);
        }

        const string Ticket = "GoogleLogin auth=";
        if (header.StartsWith(Ticket, StringComparison.OrdinalIgnoreCase))
        {
            return (_tickets.AccountOf(header[Ticket.Length..].Trim(), accounts) is { } account ? VisitorFor(account) : null, TimeSpan.Zero);
        }

        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return (accounts.OfToken(header["Bearer ".Length..].Trim()) is { } bearer ? VisitorFor(bearer) : null, TimeSpan.Zero);
        }

        return header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && !IsNavigation(context.Request) ? await OfPasswordAsync(context, header["Basic ".Length..].Trim()) : (null, TimeSpan.Zero);
    }

    // RFC 7617.
    private async Task<(Visitor? Visitor, TimeSpan Wait)> OfPasswordAsync(HttpContext context, string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is not [var name, var password])
        {
            return (null, TimeSpan.Zero);
        }

        if (ReaderName.TryParse(name, out var known) && accounts.Find(known) is { } account && (account.HasToken(password) || _passwords.IsRight(account, password)))
        {
            return (VisitorFor(account), TimeSpan.Zero);
        }

        var (signedIn, wait) = await signIn.TryAsync(name, password, context.Connection.RemoteIpAddress, context.RequestAborted);
        if (signedIn is null)
        {
            return (null, wait);
        }

        _passwords.Remember(signedIn, password);
        return (VisitorFor(signedIn), TimeSpan.Zero);
    }

    private Visitor? OfFeverKey(string key)
        => options.NeedsAccounts
            ? accounts.OfFeverKey(key) is { } account ? VisitorFor(account) : null
            : options.LocalAccount?.Tokens.Any(token => token.IsFeverKey(key)) == true || accounts.OfFeverKey(key) is not null ? Visitor.AtHome : null;

    private AppRequest Seat(HttpContext context, Visitor visitor, AppFields fields)
    {
        context.Features.Set(visitor);
        context.Features.Set(desks.Of(visitor.Name));
        return new AppRequest(context, visitor, fields, shelves, options.BasePath);
    }

    // No form carries such a visitor's changes: these protocols have none.
    private static Visitor VisitorFor(Account account) => Visitor.Of(account, "app " + account.Name);

    // Another site's link or form can bring the name and password of an address (http://name:password@host/) along;
    // a browser says that it does (W3C Fetch Metadata), and an app never navigates.
    private static bool IsNavigation(HttpRequest request) => request.Headers["Sec-Fetch-Mode"].ToString() is "navigate" or "no-cors";
}
