namespace Annals.Language.Scripts;

/// <summary>What Chinese numerals stand for, in simplified characters; traditional ones are folded before.</summary>
public static class Numerals
{
    /// <summary>0 to 9, with 〇 and ○ for naught and 两 for two; -1 for what is no digit.</summary>
    public static int DigitOf(char character) => character switch
    {
        '〇' or '零' or '○' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    /// <summary>10, 100 or 1000 for the units below ten thousand; 0 for what is none.</summary>
    public static int UnitOf(char character) => character switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
}
