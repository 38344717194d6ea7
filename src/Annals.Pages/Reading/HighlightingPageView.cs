using System.Globalization;
using Annals.Pages.Layout;
using Annals.Pages.Markup;
using Annals.Pages.Notices;

namespace Annals.Pages.Reading;

public static class HighlightingPageView
{
    public static string Render(HighlightingPage article, PageContext page)
    {
        var words = page.Words;
        var hidden = Html.Of($"{NotesView.Hidden("article", article.Id)}{NotesView.Hidden("revision", article.Revision.ToString(CultureInfo.InvariantCulture))}");
        var sentences = Html.Of($"{hidden}<ol class=\"sentences\">\n{article.Sentences.Select(sentence => Sentence(sentence, article, page))}</ol>\n");
        var pasted = Html.Of($"{hidden}<label for=\"quote\">{words.Passage}</label><textarea id=\"quote\" name=\"quote\" rows=\"3\" required></textarea><label for=\"text\">{words.NoteLabel}</label><textarea id=\"text\" name=\"text\" rows=\"2\"></textarea><p><button>{words.Highlight}</button></p>");
        return new Document
        {
            Title = $"{words.Highlight}: {article.Title}",
            Main = Html.Of($"""
                <div class="sheet notes">
                <header class="head"><p class="kicker"><a href="{page.Links.Article(article.Id)}">{words.BackToArticle}</a></p><h1{HeadlineViews.Lang(article.Language, article.Title)}>{article.Title}</h1><p class="standfirst">{words.HighlightExplained}</p></header>
                {ChangeForm.Of(page, page.Links.Own(NotesView.Action), "highlight", sentences)}
                {ChangeForm.Of(page, page.Links.Own(NotesView.Action), "highlight", pasted)}
                </div>

                """),
        }.Render(page);
    }

    /// <summary>For words that the text does not have.</summary>
    public static string NotFound(PageContext page) => NoticeView.Of(page.Words.PassageNotFound, page.Words.PassageNotFoundExplained, page);

    private static Html Sentence(SentenceLine sentence, HighlightingPage article, PageContext page)
        => Html.Of($"<li{HeadlineViews.Lang(article.Language, sentence.Text)}><span>{(sentence.IsHighlighted ? Html.Of($"<mark class=\"highlight\">{sentence.Text}</mark>") : Html.Text(sentence.Text))}</span> {(sentence.IsHighlighted ? Html.Of($"<span class=\"quiet\">{page.Words.Highlighted}</span>") : Html.Of($"<button name=\"sentence\" value=\"{sentence.Number}\">{page.Words.Highlight}</button>"))}</li>\n");
}
