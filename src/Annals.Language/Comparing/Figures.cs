namespace Annals.Language.Comparing;

/// <summary>What reads as a figure, in Latin or Chinese digits.</summary>
internal static class Figures
{
    private const string ChineseDigits = "零〇一二两兩三四五六七八九十百千万萬亿億";
    private const string Measures = "人名位个個只隻元美欧歐日年月时時分秒度点點岁歲次届屆家艘架辆輛吨噸公里米％%成倍国國票";

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand",
        "thousands", "million", "millions", "billion", "billions", "dozen", "dozens", "half", "first", "second", "third", "fourth", "fifth",
    };

    /// <summary>True when the text is nothing but a number in English words.</summary>
    public static bool IsInWords(string text)
        => text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && words.All(Words.Contains);

    public static bool IsDigit(char character) => character is >= '0' and <= '9' or >= '０' and <= '９';

    /// <summary>True when the text holds a number: any digit, or Chinese digits that count something (一些 counts nothing).</summary>
    public static bool In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsDigit(text[i]))
            {
                return true;
            }

            if (ChineseDigits.Contains(text[i], StringComparison.Ordinal) && i + 1 < text.Length
                && (ChineseDigits.Contains(text[i + 1], StringComparison.Ordinal) || Measures.Contains(text[i + 1], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsChineseDigit(char character) => ChineseDigits.Contains(character, StringComparison.Ordinal);
}
