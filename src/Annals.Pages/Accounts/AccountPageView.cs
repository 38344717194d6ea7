using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Words;

namespace Annals.Pages.Accounts;

/// <summary>One's own account: tokens for programs, password, signing out.</summary>
public static class AccountPageView
{
    public static string Render(AccountPage account, PageContext page)
    {
        var words = page.Words;
        return new Document
        {
            Title = account.Name,
            Section = "account",
            Main = Html.Of($"""
                <section class="account"><h1>{account.Name}</h1>
                {Html.When(account.Trouble, trouble => Html.Of($"<p class=\"trouble\" role=\"alert\">{trouble}</p>\n"))}<h2>{words.Tokens}</h2>
                <p>{words.TokensExplained}</p>
                {Html.When(account.NewToken, token => Html.Of($"<p class=\"fresh\" role=\"status\">{words.NewTokenExplained}<br><code>{token}</code></p>\n"))}{(account.Tokens.Count == 0 ? Html.Empty : Html.Of($"<ul class=\"tokens\">\n{account.Tokens.Select(token => Row(token, page))}</ul>\n"))}{ChangeForm.Of(page, page.Links.Own("/account/tokens"), "token", Html.Of($"<p><label>{words.TokenLabel} <input name=\"label\" maxlength=\"100\" required></label> <button>{words.MakeToken}</button></p>"))}
                <h2>{words.ChangePassword}</h2>
                {ChangeForm.Of(page, page.Links.Own("/account/password"), "password", Html.Of($"<p><label>{words.Password} <input type=\"password\" name=\"password\" autocomplete=\"current-password\" required></label></p><p><label>{words.NewPassword} <input type=\"password\" name=\"new\" autocomplete=\"new-password\" minlength=\"8\" required></label></p><p><button>{words.ChangePassword}</button></p>"))}
                {ChangeForm.Of(page, page.Links.Own("/sign-out"), "sign-out", Html.Of($"<p><button>{words.SignOut}</button></p>"))}
                </section>

                """),
        }.Render(page);
    }

    private static Html Row(AccountToken token, PageContext page)
        => Html.Of($"""
            <li>{token.Label} · {HeadlineViews.Day(DateText.DayOf(token.MadeAt), DateText.LongDay(DateText.DayOf(token.MadeAt), page.Words.Language))} {ChangeForm.Of(page, page.Links.Own("/account/tokens/revoke"), "revoke", Html.Of($"<input type=\"hidden\" name=\"token-id\" value=\"{token.Id}\"><button>{page.Words.RevokeToken}</button>"))}</li>

            """);
}
