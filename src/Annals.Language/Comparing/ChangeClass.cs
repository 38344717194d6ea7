namespace Annals.Language.Comparing;

/// <summary>What kind of thing changed in an article. Several can hold at once.</summary>
[Flags]
public enum ChangeClass
{
    None = 0,

    /// <summary>The headline reads otherwise.</summary>
    Headline = 1,

    /// <summary>A number, date or count inside a paragraph that stayed.</summary>
    Figure = 2,

    /// <summary>A name: capitalised words, or Chinese beside a title or with a dot between its parts.</summary>
    Name = 4,

    /// <summary>Words between quotation marks.</summary>
    Quotation = 8,

    /// <summary>A paragraph or a sentence came.</summary>
    Addition = 16,

    /// <summary>A paragraph or a sentence went.</summary>
    Removal = 32,

    /// <summary>Other words for something, inside a paragraph that stayed.</summary>
    Wording = 64,

    /// <summary>The pictures are others; the text is the same.</summary>
    Pictures = 128,

    /// <summary>Nearly nothing is left of the earlier text: emptied, or replaced by another.</summary>
    WholeArticle = 256,
}
