using System.Text.RegularExpressions;

namespace Annals.Bench.Noise;

/// <summary>What an editor changes in an article: each kind in one place, chosen by dice.</summary>
internal static partial class Edits
{
    private const int FewestCharacters = 40;

    private static readonly (string Kind, Func<string, Random, string?> Make)[] Kinds =
    [
        ("word", Word), ("paragraph added", Added), ("paragraph gone", Gone), ("caption", Caption), ("picture", Picture),
    ];

    /// <summary>The kind that is due, or the first that the article has room for; null when it has room for none.</summary>
    public static (string Kind, string Html)? Make(int due, string html, Random dice)
    {
        foreach (var (kind, make) in Kinds.Skip(due % Kinds.Length).Concat(Kinds))
        {
            if (make(html, dice) is { } edited && edited != html)
            {
                return (kind, edited);
            }
        }

        return null;
    }

    private static string? Word(string html, Random dice) => Paragraph(html, dice) is { } paragraph ? WithOtherWord(html, paragraph.Groups[1]) : null;

    private static string? Added(string html, Random dice)
        => Paragraph(html, dice) is { } paragraph
            ? html.Insert(paragraph.Index + paragraph.Length, paragraph.Value.Any(character => character > 0x2E80) ? "<p>编辑部后来又得知，这一说法有另外两位目击者证实。</p>" : "<p>Two more witnesses have told the editors the same since then.</p>")
            : null;

    private static string? Gone(string html, Random dice)
        => Paragraph(html, dice) is { } paragraph && html.Length > 3 * paragraph.Length ? html.Remove(paragraph.Index, paragraph.Length) : null;

    private static string? Caption(string html, Random dice) => CaptionText().Match(html) is { Success: true } caption ? WithOtherWord(html, caption.Groups[1].Success ? caption.Groups[1] : caption.Groups[2]) : null;

    private static string? Picture(string html, Random dice)
        => PictureName().Matches(html).FirstOrDefault(picture => !picture.Groups[1].Value.StartsWith("icon", StringComparison.OrdinalIgnoreCase)) is { } picture ? html.Insert(picture.Groups[1].Index, "another-" + dice.Next(1000, 9999)) : null;

    // One that surely is the article's.
    private static Match? Paragraph(string html, Random dice)
    {
        var texts = Run().Matches(html).Where(run => run.Groups[1].Value.Trim().Length >= FewestCharacters && Sentence().IsMatch(run.Groups[1].Value)).ToList();
        return texts.Count == 0 ? null : texts[dice.Next(texts.Count)];
    }

    private static string? WithOtherWord(string html, Group text)
    {
        var words = SomeWord().Matches(text.Value).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var word = words[words.Count / 2];
        return html.Remove(text.Index + word.Index, word.Length).Insert(text.Index + word.Index, word.Value[0] > 0x2E80 ? "甲乙" : "otherwise");
    }

    [GeneratedRegex(@"<p[^>]*>([^<>]+)</p>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Run();

    [GeneratedRegex(@"[。.]\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[\u4E00-\u9FFF]{2}|\b[a-z]{4,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex SomeWord();

    [GeneratedRegex(@"<figcaption[^>]*>([^<>]{12,})<|class=[""']picinfo[""']>([^<>]{12,})<", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex CaptionText();

    // The file's own name, before its ending.
    [GeneratedRegex(@"<img[^<>]*src=[""'][^""'<>?]*/([^""'/<>?]{6,})\.(?:jpg|jpeg|png|webp)[""']", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PictureName();
}
