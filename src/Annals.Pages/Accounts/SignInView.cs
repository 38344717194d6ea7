using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Accounts;

/// <summary>Name and password.</summary>
public static class SignInView
{
    public static string Render(SignInPage signIn, PageContext page)
    {
        var words = page.Words;
        return new Document
        {
            Title = words.SignIn,
            Main = Html.Of($"""
                <section class="notice sign-in"><h1>{words.SignIn}</h1>
                {(signIn.IsWrong ? Html.Of($"<p class=\"trouble\" role=\"alert\">{(signIn.Wait is { } wait ? words.WaitBeforeSignIn((int)Math.Ceiling(wait.TotalSeconds)) : words.WrongSignIn)}</p>\n") : Html.Empty)}{ChangeForm.Of(page with { ChangeToken = signIn.Token, Self = null }, page.Links.SignIn ?? page.Links.Home, "sign-in", Fields(signIn, page))}
                </section>

                """),
        }.Render(page);
    }

    private static Html Fields(SignInPage signIn, PageContext page)
        => Html.Of($"""
            <input type="hidden" name="to" value="{signIn.To}">
            <p><label>{page.Words.AccountName} <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required></label></p>
            <p><label>{page.Words.Password} <input name="password" type="password" autocomplete="current-password" maxlength="1024" required></label></p>
            <p><button>{page.Words.SignIn}</button></p>
            """);
}
