namespace Annals.Web.Demo.Sites;

internal static class DemoAddress
{
    public static string Of(DemoArticle article) => $"/articles/{article.Slug}.html";

    public static string OfPicture(string scene) => $"/pictures/{scene}.png";
}
