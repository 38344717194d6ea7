using Annals.Language.Scripts;

namespace Annals.Language.Detection;

/// <summary>How many characters of each script a text has.</summary>
internal sealed record ScriptCounts
{
    public int Latin { get; private init; }

    public int Han { get; private init; }

    /// <summary>Han characters that only simplified Chinese uses.</summary>
    public int Simplified { get; private init; }

    /// <summary>Han characters that simplified Chinese replaced.</summary>
    public int Traditional { get; private init; }

    public int Kana { get; private init; }

    public int Hangul { get; private init; }

    public int Cyrillic { get; private init; }

    public int Arabic { get; private init; }

    public int Thai { get; private init; }

    public int Letters => Latin + Han + Kana + Hangul + Cyrillic + Arabic + Thai;

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        int latin = 0, han = 0, simplified = 0, traditional = 0, kana = 0, hangul = 0, cyrillic = 0, arabic = 0, thai = 0;
        foreach (var character in text)
        {
            switch (character)
            {
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '\u00c0' and <= '\u024f'):
                    latin++;
                    break;
                case (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf'):
                    han++;
                    simplified += ChineseFold.IsOnlySimplified(character) ? 1 : 0;
                    traditional += ChineseFold.IsOnlyTraditional(character) ? 1 : 0;
                    break;
                case >= '\u3041' and <= '\u30fa':
                    kana++;
                    break;
                case (>= '\uac00' and <= '\ud7a3') or (>= '\u1100' and <= '\u11ff'):
                    hangul++;
                    break;
                case >= '\u0400' and <= '\u052f':
                    cyrillic++;
                    break;
                case >= '\u0600' and <= '\u06ff':
                    arabic++;
                    break;
                case >= '\u0e01' and <= '\u0e5b':
                    thai++;
                    break;
            }
        }

        return new ScriptCounts
        {
            Latin = latin,
            Han = han,
            Simplified = simplified,
            Traditional = traditional,
            Kana = kana,
            Hangul = hangul,
            Cyrillic = cyrillic,
            Arabic = arabic,
            Thai = thai,
        };
    }
}
