namespace Annals.Extraction.Dom;

/// <summary>
/// Answers in one pass over the characters whether a page can be handed to the tree builder as it is.
/// Where only the builder knows what the tokenizer would do next it says no, and the page takes the slower way
/// through the filter in <see cref="BoundedParser"/>, which sees the builder's own tokens.
/// </summary>
internal static class TagScan
{
    /// <summary>True when no element would be nested too deep.</summary>
    public static bool IsSurelyShallow(string html)
    {
        var model = new NestingModel();
        var tags = new MarkupReader(html);
        while (tags.Read())
        {
            if (tags.IsText)
                continue;
            if (tags.IsEnd)
            {
                if (!model.End(tags.Name))
                    return false;
                continue;
            }

            if (!model.Start(tags.Name, tags.IsSelfClosing) || !SkipRawContent(ref tags, model.IsInForeignContent))
                return false;
            if (tags.SawCData && model.IsInForeignContent)
                return false;
        }

        return true;
    }

    private static bool SkipRawContent(ref MarkupReader tags, bool foreign)
    {
        var name = tags.Name;
        if (name is "plaintext")
            return false;
        if (!Names.RawText.Contains(name) && !Names.EscapableRawText.Contains(name))
            return true;
        if (foreign || name is "title")
            return !tags.PeekRawContent().Contains('<');
        var content = tags.SkipRawContent();
        // "<!--<script>" inside a script hides the next end tag from the tokenizer.
        return name is not "script" || !content.Contains("<!--", StringComparison.Ordinal) || !content.Contains("<script", StringComparison.OrdinalIgnoreCase);
    }
}
