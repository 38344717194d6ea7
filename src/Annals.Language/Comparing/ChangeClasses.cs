using System.Buffers;

namespace Annals.Language.Comparing;

/// <summary>Says what kinds of things changed, from the differences themselves: no model, and every class can be pointed at in the diff.</summary>
public static class ChangeClasses
{
    private const string OpeningQuotes = "“「『\u00AB\u201E";
    private const string ClosingQuotes = "”」』\u00BB";
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；.!?");
    private const double Gone = 0.15;
    private const int ShortestSentence = 8;

    private static readonly string[] Titles =
    [
        "总统", "總統", "主席", "总理", "總理", "首相", "部长", "部長", "外长", "外長", "先生", "女士", "发言人", "發言人", "大使", "议员", "議員",
        "书记", "書記", "将军", "將軍", "教授", "博士", "记者", "記者", "国王", "國王", "总书记", "總書記", "秘书长", "秘書長", "市长", "市長", "省长", "省長", "州长", "州長",
    ];

    /// <param name="title">The headlines compared.</param>
    /// <param name="text">The paragraphs compared.</param>
    public static ChangeClass Of(DiffBlock title, IReadOnlyList<DiffBlock> text)
    {
        var classes = title.IsChanged ? ChangeClass.Headline : ChangeClass.None;
        foreach (var block in text.Where(static block => block.IsChanged))
        {
            classes |= block.IsWhole ? Came(block.Parts[0].Kind) : InParagraph(block.Parts);
        }

        return classes | (IsGone(text) ? ChangeClass.WholeArticle : ChangeClass.None);
    }

    /// <summary>Classes inside one paragraph that both versions have.</summary>
    private static ChangeClass InParagraph(IReadOnlyList<DiffPart> parts)
    {
        var classes = ChangeClass.None;
        var quotes = new QuoteDepth();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var isQuoted = quotes.IsOpen;
            quotes.Read(part);
            if (part.Kind == DiffKind.Same || !part.Text.Any(char.IsLetterOrDigit))
            {
                continue;
            }

            var isReplaced = part.Kind == DiffKind.Removed && i + 1 < parts.Count && parts[i + 1].Kind == DiffKind.Added
                || part.Kind == DiffKind.Added && i > 0 && parts[i - 1].Kind == DiffKind.Removed;
            var around = Around(parts, i);
            classes |= isQuoted || part.Text.Any(static c => OpeningQuotes.Contains(c, StringComparison.Ordinal)) ? ChangeClass.Quotation : ChangeClass.None;
            classes |= IsFigure(part.Text, around) ? ChangeClass.Figure : ChangeClass.None;
            classes |= IsName(part.Text, around) ? ChangeClass.Name : ChangeClass.None;
            classes |= !isReplaced && IsSentence(part.Text) ? Came(part.Kind) : ChangeClass.None;
            classes |= !IsFigure(part.Text, around) && !IsName(part.Text, around) && (isReplaced || !IsSentence(part.Text)) ? ChangeClass.Wording : ChangeClass.None;
        }

        return classes;
    }

    private static ChangeClass Came(DiffKind kind) => kind == DiffKind.Added ? ChangeClass.Addition : ChangeClass.Removal;

    // A sentence, or a clause as long as one: enough to say something of its own.
    private static bool IsSentence(string text)
        => text.Length >= ShortestSentence && text.AsSpan().ContainsAny(SentenceEnds) || text.Count(char.IsLetter) > 4 * ShortestSentence;

    private static (char Before, string After) Around(IReadOnlyList<DiffPart> parts, int at)
    {
        var (before, after) = (at, at);
        while (before > 0 && parts[--before].Kind != DiffKind.Same)
        {
        }

        while (after + 1 < parts.Count && parts[++after].Kind != DiffKind.Same)
        {
        }

        return (before < at && parts[before].Kind == DiffKind.Same ? parts[before].Text[^1] : ' ', after > at && parts[after].Kind == DiffKind.Same ? parts[after].Text[..Math.Min(4, parts[after].Text.Length)] : "");
    }

    private static bool IsFigure(string text, (char Before, string After) around)
        => Figures.IsInWords(text) || Figures.In(text + around.After) && (text.Any(Figures.IsDigit) || text.Any(Figures.IsChineseDigit)) && text.Length <= 3 * ShortestSentence;

    private static bool IsName(string text, (char Before, string After) around)
        => text.Length <= 3 * ShortestSentence
            && (text.Contains('·', StringComparison.Ordinal) || around.Before == '·' || around.After.StartsWith('·')
                || Array.Exists(Titles, title => around.After.StartsWith(title, StringComparison.Ordinal) || text.StartsWith(title, StringComparison.Ordinal) && text.Length > title.Length || text.EndsWith(title, StringComparison.Ordinal))
                || IsCapitalised(text, around.Before));

    // Not the first word of a sentence, which is capital anyway.
    private static bool IsCapitalised(string text, char before)
        => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] words
            && words.Length <= 4 && words.All(static word => char.IsUpper(word[0]) && word.Length > 1) && char.IsLetter(first[^1])
            && before is ' ' or ',' or '(' or '（';

    private static bool IsGone(IReadOnlyList<DiffBlock> text)
    {
        var (before, kept) = (0, 0);
        foreach (var part in text.SelectMany(static block => block.Parts))
        {
            before += part.Kind == DiffKind.Added ? 0 : part.Text.Length;
            kept += part.Kind == DiffKind.Same ? part.Text.Length : 0;
        }

        return before > 0 && kept < before * Gone;
    }

    private sealed class QuoteDepth
    {
        private int _depth;
        private bool _isStraightOpen;

        public bool IsOpen => _depth > 0 || _isStraightOpen;

        // Quotation marks of the version that is told, so that a removed closing mark does not end what the added one ends again.
        public void Read(DiffPart part)
        {
            if (part.Kind == DiffKind.Removed)
            {
                return;
            }

            foreach (var character in part.Text)
            {
                if (OpeningQuotes.Contains(character, StringComparison.Ordinal))
                {
                    _depth++;
                }
                else if (ClosingQuotes.Contains(character, StringComparison.Ordinal))
                {
                    _depth = Math.Max(0, _depth - 1);
                }
                else if (character == '"')
                {
                    _isStraightOpen = !_isStraightOpen;
                }
            }
        }
    }
}
