using Annals.Pages.Layout;
using Annals.Pages.Markup;

namespace Annals.Pages.Entities;

/// <summary>Says on a page that nothing has been analysed yet, and how that is done.</summary>
internal static class KnowledgeMissing
{
    public static Html Sentence(PageContext page)
        => Html.Of($"<p class=\"banner\" role=\"note\">{page.Words.Findings.NothingAnalysed} <code lang=\"en\">annals analyze</code></p>\n");
}
