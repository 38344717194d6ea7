namespace Annals.Pages.Articles;

/// <summary>Tags in markup that the sanitiser wrote, where every attribute stands in double quotes.</summary>
internal static class TagMarkup
{
    /// <summary>Behind the tag that begins at a place.</summary>
    public static int EndOf(string markup, int at)
    {
        var isQuoted = false;
        for (; at < markup.Length; at++)
        {
            isQuoted ^= markup[at] == '"';
            if (markup[at] == '>' && !isQuoted)
            {
                return at + 1;
            }
        }

        return markup.Length;
    }
}
