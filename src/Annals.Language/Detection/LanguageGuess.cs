namespace Annals.Language.Detection;

/// <summary>
/// Guesses the language of a text from its script and characters alone, as a BCP 47 tag: <c>zh-Hans</c>,
/// <c>zh-Hant</c>, <c>ja</c>, <c>ko</c>, <c>ru</c>, <c>ar</c>, <c>th</c> or <c>en</c>. Null when there is too little
/// text or nothing that decides.
/// </summary>
public static class LanguageGuess
{
    // The language of an article shows in its first paragraphs; more only costs time.
    private const int Enough = 4000;
    private const int FewestLetters = 4;

    public static string? Of(ReadOnlySpan<char> text)
    {
        var sample = text[..Math.Min(text.Length, Enough)];
        var counts = ScriptCounts.Of(sample);
        if (counts.Letters < FewestLetters)
        {
            return null;
        }

        // An ideograph says as much as a word of five letters: a Chinese article full of English names stays Chinese.
        var east = (counts.Han * 5) + (counts.Kana * 3) + (counts.Hangul * 3);
        return counts switch
        {
            { Kana: var kana } when kana * 10 > counts.Han && east > counts.Latin => "ja",
            { Hangul: var hangul } when hangul > counts.Han && east > counts.Latin => "ko",
            { Han: > 0 } when east > counts.Latin => Chinese(counts),
            { Cyrillic: var cyrillic } when cyrillic * 2 > counts.Letters => "ru",
            { Arabic: var arabic } when arabic * 2 > counts.Letters => "ar",
            { Thai: var thai } when thai * 2 > counts.Letters => "th",
            { Latin: var latin } when latin * 2 > counts.Letters => EnglishWords.Dominate(sample) ? "en" : null,
            _ => null,
        };
    }

    private static string? Chinese(ScriptCounts counts)
    {
        // Quotations and names carry some characters of the other script into almost every longer text.
        if (counts.Simplified > counts.Traditional * 2)
        {
            return "zh-Hans";
        }

        return counts.Traditional > counts.Simplified * 2 ? "zh-Hant" : null;
    }
}
