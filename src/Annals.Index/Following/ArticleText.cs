using System.Text;
using Annals.Archive.Posts;
using Annals.Extraction.Text;
using Annals.Language.Detection;

namespace Annals.Index.Following;

/// <summary>What an index wants to know of a post's text.</summary>
/// <param name="Plain">Without markup; at most the first part of a huge one.</param>
/// <param name="Excerpt">See <see cref="Articles.ArticleSummary.Excerpt"/>.</param>
/// <param name="Language">Guessed from title and text; null when unsure.</param>
/// <param name="Tags">Those of the post's front matter, without the outlet.</param>
/// <param name="HasPicture">Its markup asks for one.</param>
internal sealed record ArticleText(string Plain, string Excerpt, string? Language, IReadOnlyList<string> Tags, bool HasPicture)
{
    /// <summary>Bytes of a post's body that are indexed; a post of 40 MB is a picture written as text.</summary>
    private const int MostBytes = 2 << 20;

    private const int ExcerptLength = 100;

    /// <summary>For a post whose file cannot be read: it is still found by its title.</summary>
    public static ArticleText None(string title) => new("", "", LanguageGuess.Of(title), [], HasPicture: false);

    public static ArticleText Of(PostFile post, string title)
    {
        var html = Encoding.UTF8.GetString(post.Body.Span[..Math.Min(post.Body.Length, MostBytes)]);
        var plain = WithoutInvisible(HtmlText.ToPlainText(html));
        return new ArticleText(plain, ExcerptOf(plain), LanguageGuess.Of(plain) ?? LanguageGuess.Of(title), post.Tags, html.Contains("<img", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Takes out what nobody sees but what would stand between two characters: zero-width blanks and joiners, soft hyphens, byte order marks.</summary>
    internal static string WithoutInvisible(string text)
    {
        var first = text.AsSpan().IndexOfAny(Invisible);
        if (first < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var character in text.AsSpan(first))
        {
            _ = Invisible.Contains(character) ? kept : kept.Append(character);
        }

        return kept.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Invisible =
        System.Buffers.SearchValues.Create("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f");

    private static string ExcerptOf(string plain)
    {
        var excerpt = new StringBuilder(ExcerptLength + 1);
        foreach (var character in plain)
        {
            if (!char.IsWhiteSpace(character))
            {
                excerpt.Append(character);
            }
            else if (excerpt.Length > 0 && excerpt[^1] != ' ')
            {
                excerpt.Append(' ');
            }

            if (excerpt.Length == ExcerptLength)
            {
                break;
            }
        }

        var cut = excerpt.Length == ExcerptLength;
        var isSplitPair = cut && char.IsHighSurrogate(excerpt[^1]);
        return excerpt.ToString(0, excerpt.Length - (isSplitPair ? 1 : 0)).TrimEnd() + (cut ? "…" : "");
    }
}
