using System.Buffers;
using Annals.Language.Words;

namespace Annals.Language.Times;

/// <summary>One text being read for times: the folded text, the days to count from, and what was named so far.</summary>
internal sealed class TimeScan(string folded, DateOnly published, DateOnly? dateline)
{
    private static readonly SearchValues<char> ListEnds = SearchValues.Create("、,。；;（(");

    private DateOnly? _day;
    private int _dayAt;
    private int _year;
    private int _yearAt = -1;
    private int _dateAt = -1;
    private readonly DateOnly?[] _coming = new DateOnly?[8];

    /// <summary>Simplified, half width, small letters; the same offsets as the text.</summary>
    public string Folded { get; } = folded;

    public DateOnly Published { get; } = published;

    /// <summary>Today, in the words of the article.</summary>
    public DateOnly Today { get; } = dateline ?? published;

    public TimeAnchor TodayAnchor { get; } = dateline is null ? TimeAnchor.Publication : TimeAnchor.Dateline;

    public char CharAt(int at) => (uint)at < (uint)Folded.Length ? Folded[at] : '\0';

    public bool Is(int at, string word) => WordList.Stands(Folded, at, word);

    /// <summary>While the second half of a range is read: what the first half began with. The month and the year are taken from it.</summary>
    public DateOnly? RangeFrom { get; set; }

    /// <summary>Where the text goes on behind the longest word that stands at <paramref name="at"/>, or -1. Longer words must come first.</summary>
    public int After(int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Is(at, word))
            {
                return at + word.Length;
            }
        }

        return -1;
    }

    public bool IsAny(int at, params ReadOnlySpan<string> words) => After(at, words) >= 0;

    /// <summary>Behind a blank, as 10 月16 日 has; at most two.</summary>
    public int SkipBlank(int at)
    {
        for (var i = 0; i < 2 && CharAt(at) == ' '; i++)
        {
            at++;
        }

        return at;
    }

    /// <summary>Keeps what later words may count from.</summary>
    public void Remember(Moment moment, int at)
    {
        if (moment.Literal is not null)
        {
            return;
        }

        var last = moment.Granularity == TimeGranularity.Interval && moment.Unit == DayUnit.Day ? moment.Last : moment.Day;
        if (last is { } day)
        {
            (_day, _dayAt) = (day, at);
        }

        if (moment.Anchor == TimeAnchor.Absolute && (moment.Last ?? moment.First) is { Year: var year } && moment.Granularity is not (TimeGranularity.Decade or TimeGranularity.Century))
        {
            (_year, _yearAt) = (year, at);

            // A bare year is the year of its own clause only: 1962年曾爆發戰爭的兩國，8月29日….
            _dateAt = moment.Granularity is TimeGranularity.Year or TimeGranularity.Interval or TimeGranularity.PartOfYear && moment.Unit == DayUnit.Year ? _dateAt : at;
        }
    }

    /// <summary>The coming Sunday of this article, once it was told that 周日 is one that is to come.</summary>
    public DateOnly? ComingWeekday(int weekday) => _coming[weekday];

    public void RememberComing(int weekday, DateOnly day) => _coming[weekday] = day;

    /// <summary>The day named last, or null where none was.</summary>
    public DateOnly? MentionedDay => _day;

    /// <summary>去年8月18日、10月1日: the year of the day that this one is listed with; null where none stands directly before it.</summary>
    public int? YearOfList(int at)
    {
        if (_day is not { } day || at - _dayAt is < 4 or > 14 || CharAt(at - 1) is not ('、' or '和' or '及'))
        {
            return null;
        }

        var listed = Folded.AsSpan(_dayAt, at - 1 - _dayAt);
        return listed.IndexOf('年') > 0 && listed.IndexOfAny(ListEnds) < 0 && listed[^1] is '日' or '号' ? day.Year : null;
    }

    /// <summary>The day named last in the same line, or null.</summary>
    public DateOnly? MentionedDayInLine(int at) => _day is { } day && IsSameLine(_dayAt, at) ? day : null;

    /// <summary>The day named in the words before, in the same sentence.</summary>
    public DateOnly? MentionedDayInSentence(int at) => _day is { } day && IsSameSentence(_dayAt, at) ? day : null;

    public int? MentionedYear => _yearAt < 0 ? null : _year;

    public int? MentionedYearInSentence(int at) => _dateAt >= 0 && _dateAt == _yearAt && IsSameSentence(_dateAt, at) ? _year : null;

    private bool IsSameSentence(int from, int to) => to >= from && to - from < 200 && Folded.AsSpan(from, to - from).IndexOfAny("。！？\n") < 0;

    private bool IsSameLine(int from, int to) => to >= from && to - from < 400 && !Folded.AsSpan(from, to - from).Contains('\n');
}
