namespace Annals.Language.Attributions;

/// <summary>王亚秋：“…”, and in titles 德国外长：将…: a name and a colon, and nothing else before it.</summary>
internal sealed class Labels(SpeechContext context)
{
    private const int LongestLabel = 40;
    private const int ShortestSpeech = 6;

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
            return null;
        }

        // In a title the name stands behind a blank: 津贴增加 潘文忠：明年启动.
        var (mention, entity) = named[^1];
        var role = Entities.Titles.Before(context.Text, context.Folded, mention.Start);
        var from = role?.Start ?? mention.Start;
        if (from - start > 2 && context.Text[from - 1] is not (' ' or '　'))
        {
            return null;
        }

        var content = colon + 1;
        while (content < end && context.Text[content] == ' ')
        {
            content++;
        }

        var isQuote = quotes.Exists(quote => quote.Start == content && quote.End >= end - 1);
        context.Remember(new Speaker(entity, null, null, IsSource: false));
        return new Attribution(entity.Name, null, role?.Text, [], null, isQuote ? SpeechKind.Quote : SpeechKind.Paraphrase, from, colon, content, end);
    }
}
