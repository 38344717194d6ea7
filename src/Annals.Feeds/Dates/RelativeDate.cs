using System.Globalization;
using NodaTime;

namespace Annals.Feeds.Dates;

/// <summary>"5分钟前", "昨天 14:35", "3 hours ago": what pages print beside the newest articles. Meaningless without the time they were fetched.</summary>
internal static class RelativeDate
{
    private static readonly string[] Now = ["刚刚", "剛剛", "刚才", "剛才", "just now", "à l'instant", "gerade eben", "방금", "たった今"];

    private static readonly (string Word, int Days)[] Days =
    [
        ("大前天", 3), ("前天", 2), ("昨天", 1), ("昨日", 1), ("昨晚", 1), ("今天", 0), ("今日", 0), ("今晨", 0), ("今早", 0), ("今晚", 0), ("一昨日", 2), ("그저께", 2), ("어제", 1), ("오늘", 0),
        ("day before yesterday", 2), ("yesterday", 1), ("today", 0), ("avant-hier", 2), ("hier", 1), ("aujourd'hui", 0), ("vorgestern", 2), ("gestern", 1), ("heute", 0),
        ("anteayer", 2), ("ayer", 1), ("hoy", 0), ("ieri", 1), ("oggi", 0), ("ontem", 1), ("hoje", 0), ("вчера", 1), ("сегодня", 0),
    ];

    // Months and years ago say too little to name a day.
    private static readonly (string Word, long Seconds)[] Units =
    [
        ("秒钟", 1), ("秒鐘", 1), ("秒", 1), ("分钟", 60), ("分鐘", 60), ("分", 60), ("个小时", 3600), ("個小時", 3600), ("小时", 3600), ("小時", 3600), ("時間", 3600), ("钟头", 3600),
        ("天", 86400), ("日", 86400), ("星期", 604800), ("周", 604800), ("週間", 604800), ("週", 604800), ("초", 1), ("분", 60), ("시간", 3600), ("일", 86400), ("주", 604800),
        ("seconds", 1), ("second", 1), ("secs", 1), ("sec", 1), ("minutes", 60), ("minute", 60), ("mins", 60), ("min", 60), ("m", 60), ("hours", 3600), ("hour", 3600), ("hrs", 3600), ("hr", 3600), ("h", 3600),
        ("days", 86400), ("day", 86400), ("d", 86400), ("weeks", 604800), ("week", 604800), ("heures", 3600), ("heure", 3600), ("jours", 86400), ("jour", 86400), ("semaines", 604800), ("semaine", 604800),
        ("sekunden", 1), ("minuten", 60), ("stunden", 3600), ("stunde", 3600), ("tagen", 86400), ("tag", 86400), ("wochen", 604800), ("minutos", 60), ("minuto", 60), ("horas", 3600), ("hora", 3600), ("días", 86400), ("dias", 86400), ("día", 86400),
    ];

    public static bool IsRelative(string text) =>
        text.Contains('前', StringComparison.Ordinal) || text.Contains(" ago", StringComparison.Ordinal) || text.StartsWith("il y a ", StringComparison.Ordinal)
            || text.StartsWith("vor ", StringComparison.Ordinal) || text.StartsWith("hace ", StringComparison.Ordinal) || text.EndsWith('전')
            || FindNow(text) || FindDay(text) is not null;

    public static DateTimeOffset? Parse(string text, DateContext context)
    {
        if (context.Reference is not { } reference)
            return null;
        text = AfterLabel(text);
        if (FindNow(text))
            return reference.ToDateTimeOffset();
        if (Ago(text) is { } seconds)
            return reference.Minus(Duration.FromSeconds(seconds)).ToDateTimeOffset();
        return FindDay(text) is { } day ? OnDay(text, day, context) : null;
    }

    private static bool FindNow(string text) => Array.Exists(Now, n => text.Contains(n, StringComparison.Ordinal));

    private static (string Word, int Days)? FindDay(string text)
    {
        foreach (var day in Days)
        {
            var at = text.IndexOf(day.Word, StringComparison.Ordinal);
            if (at < 0)
                continue;
            // Part of a longer word ("todayonline") is none.
            var end = at + day.Word.Length;
            if (char.IsAscii(day.Word[0]) && (at > 0 && char.IsLetter(text[at - 1]) || end < text.Length && char.IsLetter(text[end])))
                continue;
            return day;
        }
        return null;
    }

    private static DateTimeOffset? OnDay(string text, (string Word, int Days) day, DateContext context)
    {
        var rest = text.Replace(day.Word, day.Word is "昨晚" or "今晚" ? " 晚上" : " ", StringComparison.Ordinal).Trim();
        var date = context.LocalReference!.Value.Date.PlusDays(-day.Days);
        if (rest.Length == 0)
            return context.At(date.AtMidnight(), null);
        return new DateScanner(rest, context).ScanTime(date);
    }

    // Seconds, or null when this is not a span of time that ended now.
    private static long? Ago(string text)
    {
        text = text.Replace("il y a ", "", StringComparison.Ordinal).Replace("hace ", "", StringComparison.Ordinal).Replace(" ago", "", StringComparison.Ordinal);
        if (text.StartsWith("vor ", StringComparison.Ordinal))
            text = text[4..];
        text = text.Replace("about ", "", StringComparison.Ordinal).Replace("约", "", StringComparison.Ordinal);
        text = text.TrimEnd('전', ' ').TrimEnd();
        if (text.EndsWith("以前", StringComparison.Ordinal) || text.EndsWith("之前", StringComparison.Ordinal))
            text = text[..^2];
        text = text.TrimEnd('前', ' ');
        if (text is "半小时" or "半个小时" or "半小時" or "半個小時" or "half an hour")
            return 1800;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            digits++;
        var rest = text[digits..].TrimStart();
        long count;
        if (digits is > 0 and <= 4)
            count = long.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        else if (One(ref rest))
            count = 1;
        else
            return null;
        rest = rest.Trim();
        foreach (var (word, seconds) in Units)
        {
            if (rest == word)
                return count * seconds;
        }
        return null;
    }

    private static bool One(ref string text)
    {
        foreach (var word in new[] { "an ", "a ", "one ", "une ", "un ", "einer ", "einem ", "una ", "一" })
        {
            if (!text.StartsWith(word, StringComparison.Ordinal))
                continue;
            text = text[word.Length..];
            return true;
        }
        return false;
    }

    private static string AfterLabel(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && !char.IsAsciiDigit(text[colon - 1]) ? text[(colon + 1)..].Trim() : text.Trim();
    }
}
