namespace Annals.Extraction.Pages.Body;

/// <summary>What the class and id of an element tell about its purpose. Publishers name things in much the same words.</summary>
[Flags]
internal enum Hint
{
    None = 0,

    /// <summary>The article or a part of it.</summary>
    Body = 1 << 0,
    Navigation = 1 << 1,
    Share = 1 << 2,
    Related = 1 << 3,
    Advertisement = 1 << 4,
    Comments = 1 << 5,
    Newsletter = 1 << 6,
    Byline = 1 << 7,
    AuthorBio = 1 << 8,
    Date = 1 << 9,
    Tags = 1 << 10,
    Caption = 1 << 11,
    Footer = 1 << 12,
    Header = 1 << 13,
    Sidebar = 1 << 14,
    Consent = 1 << 15,
    Paywall = 1 << 16,
    Hidden = 1 << 17,
    Tools = 1 << 18,
    Summary = 1 << 19,
    Title = 1 << 20,
    Gallery = 1 << 21,
    Embed = 1 << 22,

    /// <summary>A generic part of a page that is not the article: widget, promo, teaser.</summary>
    Side = 1 << 23,

    /// <summary>Two words that together name the article's text and nothing else: <c>article-body</c>, <c>entry-content</c>.</summary>
    NamedBody = 1 << 24,

    /// <summary>Never part of what an article says, however it is nested.</summary>
    Noise = Navigation | Share | Related | Advertisement | Comments | Newsletter | AuthorBio | Tags | Footer | Sidebar | Consent | Tools | Side,
}
