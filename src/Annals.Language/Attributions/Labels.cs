namespace Annals.Language.Attributions;

/// <summary>王亚秋：“…”, and in titles 德国外长：将…: a name and a colon, and nothing else before it.</summary>
internal sealed class Labels(SpeechContext context)
{
    private const int LongestLabel = 40;
    private const int ShortestSpeech = 6;
    private const int LongestHead = 12;
    private const int LongestHeading = 44;

    private static readonly string[] Answers = ["回应", "回呛", "反驳", "谈", "吁", "批", "斥", "轰", "呛", "驳", "促", "叹", "怒"];
    private static readonly string[] Heads = ["媒", "媒体", "方", "专家", "学者", "官员", "医师", "医生", "律师", "分析师", "人士", "团体", "组织", "机构", "政府", "当局", "网友", "民众", "居民", "家属", "协会", "公司", "警", "民调", "研究", "外交部", "国防部", "指挥中心", "校方", "院方", "业者", "工会", "党团"];

    /// <summary>Who speaks all the rest of a line; null when it does not begin with a name and a colon.</summary>
    public Attribution? Read(int start, int end, List<(int Start, int End)> quotes)
    {
        var limit = Math.Min(end, start + LongestLabel);
        var colon = context.Text.AsSpan(start, limit - start).IndexOfAny('：', ':');
        if (colon < 2 || start + colon + ShortestSpeech > end || (char.IsAsciiDigit(context.Text[start + colon + 1]) && char.IsAsciiDigit(context.Text[start + colon - 1])))
        {
            return null;
        }

        colon += start;
        var named = context.Mentions.Between(start, colon);
        if (named.Length == 0 || named[^1].Mention.End != colon || named[^1].Entity.Type != Entities.EntityType.Person)
        {
            return start == 0 || (end - start < LongestHeading && !context.Text.AsSpan(start, end - start).Contains('。')) ? Headed(start, colon, end, named, quotes) : null;
        }

        // In a title the name stands behind a blank: 津贴增加 潘文忠：明年启动.
        var (mention, entity) = named[^1];
        var role = Entities.Titles.Before(context.Text, context.Folded, mention.Start);
        var from = role?.Start ?? mention.Start;
        if (from - start > 2 && context.Text[from - 1] is not (' ' or '　'))
        {
            return null;
        }

        return Spoken(new Speaker(entity, null, role?.Text, IsSource: false), from, colon, end, quotes);
    }

    // In a title a body, and people without a name: 王毅批四方会谈 印媒：怨不得别人.
    private Attribution? Headed(int start, int colon, int end, ReadOnlySpan<(Entities.Mention Mention, Entities.Entity Entity)> named, List<(int Start, int End)> quotes)
    {
        var from = start + context.Text.AsSpan(start, colon - start).LastIndexOfAny(" 　，？") + 1;
        if (start > 0 && from == start)
        {
            return null;
        }

        if (colon - from is < 2 or > LongestHead)
        {
            return null;
        }

        var words = context.Folded[from..colon];
        var named0End = named.Length > 0 ? named[0].Mention.End : 0;
        if (named.Length > 0 && named[^1].Mention.Start == from && named[^1].Mention.End == colon && (named[^1].Entity.Type == Entities.EntityType.Organisation || (from > start && named[^1].Entity.Type == Entities.EntityType.Place)))
        {
            return Spoken(new Speaker(named[^1].Entity, null, null, Media.Is(named[^1].Entity)), from, colon, end, quotes);
        }

        // 台陆委会回应港保安局：…: who answers.
        if (named.Length > 0 && named[0].Mention.Start - from is 0 or 1 && named[0].Entity.Type is Entities.EntityType.Person or Entities.EntityType.Organisation && Array.Exists(Answers, word => SpeechWords.Stands(context.Folded, named0End, word)))
        {
            return Spoken(new Speaker(named[0].Entity, null, null, Media.Is(named[0].Entity)), from, colon, end, quotes);
        }

        var isSomebody = Entities.Titles.EndsWithTitle(context.Folded, colon) || (Array.Exists(Heads, head => words.EndsWith(head, StringComparison.Ordinal)) && !SpeechWords.Documents.Contains(words));
        return isSomebody ? Spoken(new Speaker(null, context.Text[from..colon], null, IsSource: false), from, colon, end, quotes) : null;
    }

    private Attribution Spoken(Speaker speaker, int from, int colon, int end, List<(int Start, int End)> quotes)
    {
        var content = colon + 1;
        while (content < end && context.Text[content] == ' ')
        {
            content++;
        }

        var isQuote = quotes.Exists(quote => quote.Start == content && quote.End >= end - 1);
        context.Remember(speaker with { Role = null });
        return new Attribution(speaker.Name, speaker.Text, speaker.Role, [], null, isQuote ? SpeechKind.Quote : SpeechKind.Paraphrase, from, colon, content, end);
    }
}
