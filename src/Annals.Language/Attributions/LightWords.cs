using System.Buffers;
using Annals.Language.Entities;

namespace Annals.Language.Attributions;

/// <summary>What may stand between a subject and its word of speech: when, where, to whom, and words like 也 and 随后.</summary>
internal sealed class LightWords(SpeechContext context)
{
    // Up to here the words between may say where and to whom.
    private const int LongestOccasion = 24;
    private const int LongestDocument = 22;
    private const int LongestClause = 60;

    private static readonly ILookup<char, string> Words = SpeechWords.ByFirst(SpeechWords.Lists["light"]);
    private static readonly SearchValues<char> Stops = SearchValues.Create(",;:。!?“”「」\n");

    // 接受路透社专访时, 结束访问后, 会见记者期间: the clause before the word of speech only says when.
    private const string Occasions = "时后前中间里内际上下说会";

    /// <summary>Whether nothing but light words stands from a place to the word of speech.</summary>
    public bool Are(int from, int verbAt, bool isBody = false)
    {
        var at = from;
        while (at < verbAt)
        {
            if (context.BehindBracket(at) is > 0 and var closed && closed <= verbAt)
            {
                at = closed;
                continue;
            }

            if (context.TimeAt(at) is { } time && time.End <= verbAt)
            {
                at = time.End;
                continue;
            }

            if (LengthOfWord(at, verbAt) is > 0 and var length)
            {
                at += length;
                continue;
            }

            if (context.Folded[at] == ' ')
            {
                at++;
                continue;
            }

            // 对BBC中文说, 向媒体表示, 在推特上说, 告诉记者, 于…: to whom and where.
            if (!SpeechWords.Stands(context.Folded, at, "发言") && !(context.Folded[at] == '引' && verbAt - at > 4) && (context.Folded[at] is '对' or '向' or '在' or '于' or '就' or '接' or '与' or '告' or '通' or '发' or '引' or '经' or '针' or '透' or '以') && verbAt - at <= (context.Text.AsSpan(at, verbAt - at).IndexOfAny('(', '（') >= 0 ? LongestClause : LongestOccasion))
            {
                return true;
            }

            // 布林肯国务卿表示; but 商务部官员 is somebody of it.
            if (!isBody && Titles.After(context.Text, context.Folded, at) is { } title && title.End <= verbAt)
            {
                at = title.End;
                continue;
            }

            return false;
        }

        return true;
    }

    /// <summary>The same behind a named subject: its document may speak for it too.</summary>
    public bool AreBehind(int from, int verbAt, string verb, Entity entity)
    {
        var at = from;
        if (context.BehindBracket(at) is > 0 and var closed)
        {
            if (closed > verbAt)
            {
                return false;
            }

            at = closed;
        }

        // 的话说, 发表的声明指出, 的一份报告也指出, 方面后来表示.
        var rest = context.Folded.AsSpan(at, verbAt - at);
        if (entity.Type != EntityType.Place && rest.Length <= LongestDocument && !rest.ContainsAny(Stops) && HasDocument(rest) && !HasPerson(at, verbAt))
        {
            return true;
        }

        return (rest is "的" && verb is "话说" or "话称" or "话指") || Are(at, verbAt, entity.Type != EntityType.Person) || (entity.Type != EntityType.Place && IsOccasion(at, verbAt));
    }

    // 研究中心副研究员俞振华解读: somebody else stands between.
    private bool HasPerson(int from, int to)
    {
        foreach (var (_, entity) in context.Mentions.Between(from, to))
        {
            if (entity.Type == EntityType.Person)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDocument(ReadOnlySpan<char> words)
    {
        foreach (var document in SpeechWords.Documents)
        {
            if (words.Contains(document, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Without a comma in it, and right up to the word of speech.
    private bool IsOccasion(int at, int verbAt)
    {
        while (verbAt > at && context.Folded[verbAt - 1] is '也' or '还' or '又' or '则' or '都' or '亦' or '更' or '并')
        {
            verbAt--;
        }

        return verbAt - at is >= 3 and <= LongestClause && Occasions.Contains(context.Folded[verbAt - 1]) && context.Folded[verbAt - 1] is not ('说' or '会') && !context.Folded.AsSpan(at, verbAt - at).ContainsAny(Stops)
            && context.Folded[at] is not ('的' or '和' or '与' or '及' or '、') && context.TimeAt(verbAt - 1) is null;
    }

    /// <summary>The same behind people without a name: 警方回覆查询时.</summary>
    public bool AreBehindPeople(int at, int verbAt, bool isBody = false) => Are(at, verbAt, isBody) || IsOccasion(at, verbAt);

    private int LengthOfWord(int at, int verbAt)
    {
        foreach (var word in Words[context.Folded[at]])
        {
            if (at + word.Length <= verbAt && SpeechWords.Stands(context.Folded, at, word))
            {
                return word.Length;
            }
        }

        return 0;
    }
}
