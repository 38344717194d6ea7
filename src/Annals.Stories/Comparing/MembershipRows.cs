using Annals.Language.Entities;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>
/// Who belongs to a body: lists of its members, founders and partners, who joins or is about to, and how many of a region there are.
/// 成员国包括哈萨克斯坦等中亚五国 beside a list that names four of them.
/// </summary>
internal static class MembershipRows
{
    private const int Farthest = 260;
    private const int LongestList = 160;

    private static readonly (string Word, Standing Standing)[] Lists =
    [
        ("创始成员国", Standing.Member), ("创始国", Standing.Member), ("成员国", Standing.Member), ("会员国", Standing.Member), ("缔约国", Standing.Member), ("成员", Standing.Member),
    ];

    private static readonly string[] Opens = ["包括", "包含", "是", "为", "有", "分别是", ":"];
    private static readonly string[] Entering = ["启动", "申请", "希望加入", "有意加入", "程序", "将接纳", "将加入", "准备加入", "寻求加入"];
    private static readonly string[] Entered = ["正式加入", "加入", "接纳", "纳入", "吸纳", "接收", "成为成员国", "成为正式成员"];

    private enum Standing
    {
        Entering,
        Member,
    }

    public static IEnumerable<ClaimRow> Find(Matter matter)
    {
        var told = matter.Readings.SelectMany(reading => InLists(matter, reading).Concat(InEvents(matter, reading))).ToList();
        foreach (var body in told.GroupBy(one => one.Body))
        {
            foreach (var row in Countries(body.Key, [.. body]).Concat(Regions(matter, body.Key, [.. body])))
            {
                yield return row;
            }
        }
    }

    // One who was about to enter and is a member later.
    private static IEnumerable<ClaimRow> Countries(string body, List<Told> told)
    {
        foreach (var member in told.GroupBy(one => one.Member))
        {
            var cells = member.OrderByDescending(one => one.Standing).DistinctBy(one => one.Reading).OrderBy(one => one.Reading.Report.Published).ToList();
            if (cells.Count > 1 && cells[0].Standing == Standing.Entering && cells[^1].Standing == Standing.Member)
            {
                yield return Matter.Row(Aspect.Membership, $"{body} {member.Key}", Relation.Update, "about to enter, later a member", cells.Select(one => one.Cell(one.Standing == Standing.Member ? "member" : "entering")));
            }
        }
    }

    // 中亚五国 beside those of the region that another article lists.
    private static IEnumerable<ClaimRow> Regions(Matter matter, string body, List<Told> told)
    {
        var counts = matter.Readings.SelectMany(reading => Counts(matter, reading).Where(one => one.Body == body)).ToList();
        foreach (var region in counts.Select(one => one.Region).Distinct())
        {
            var countries = Gazetteer.BuiltIn.CountriesOf(region);
            var cells = new List<(Reading Reading, int Number, Cell Cell)>();
            foreach (var reading in matter.Readings)
            {
                if (counts.Find(one => one.Reading == reading && one.Region == region) is { Reading: not null } stated)
                {
                    cells.Add((reading, stated.Number, Matter.Cell(reading, $"{stated.Number}", stated.Start, stated.End)));
                    continue;
                }

                var listed = told.Where(one => one.Reading == reading && one.IsListed && countries.Contains(one.Member)).DistinctBy(one => one.Member).ToList();
                if (listed.Count > 1)
                {
                    cells.Add((reading, listed.Count, Matter.Cell(reading, $"{listed.Count}: {string.Join('、', listed.Select(one => one.Member))}", listed[0].Start, listed[^1].End)));
                }
            }

            if (cells.Count > 1)
            {
                var isSame = cells.TrueForAll(one => one.Number == cells[0].Number);
                yield return Matter.Row(Aspect.Membership, $"{body} {region}", isSame ? Relation.Agreement : Relation.Contradiction, isSame ? "the same number of countries" : "not the same number of countries, and nobody tells of one that entered", cells.Select(one => one.Cell));
            }
        }
    }

    private static IEnumerable<Told> InLists(Matter matter, Reading reading)
    {
        var folded = reading.Folded;
        foreach (var (word, standing) in Lists)
        {
            for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var open = at + word.Length;
                if (Array.Find(Opens, opener => string.CompareOrdinal(folded, open, opener, 0, opener.Length) == 0) is not { } opener || BodyBefore(matter, reading, at) is not { } body)
                {
                    continue;
                }

                var from = open + opener.Length;
                var to = folded.AsSpan(from, Math.Min(LongestList, folded.Length - from)).IndexOfAny("。;\n") is >= 0 and var length ? from + length : Math.Min(folded.Length, from + LongestList);
                foreach (var told in Enumerated(matter, reading, body, standing, from, to))
                {
                    yield return told;
                }
            }
        }
    }

    // Names one after another: what a verb parts from them belongs to them no more.
    private static IEnumerable<Told> Enumerated(Matter matter, Reading reading, string body, Standing standing, int from, int to)
    {
        var last = from;
        foreach (var (mention, entity) in reading.Within(from, to).Where(pair => pair.Entity.Type == EntityType.Place))
        {
            if (mention.Start - last > 12 || reading.Folded.AsSpan(last, mention.Start - last).IndexOfAny(['年', '启', '将', '曾']) >= 0)
            {
                yield break;
            }

            last = mention.End;
            yield return new Told(reading, body, matter.Keys.Of(entity.Name), standing, true, mention.Start, mention.End);
        }
    }

    // 印度和巴基斯坦在2017年加入成员国, 启动对伊朗的接收程序.
    private static IEnumerable<Told> InEvents(Matter matter, Reading reading)
    {
        foreach (var (start, end) in reading.Sentences)
        {
            foreach (var clause in Clauses(reading.Folded, start, end))
            {
                var words = reading.Folded[clause.Start..clause.End];
                if (!Array.Exists(Entered, word => words.Contains(word, StringComparison.Ordinal)) || BodyBefore(matter, reading, clause.End) is not { } body)
                {
                    continue;
                }

                var standing = Array.Exists(Entering, word => words.Contains(word, StringComparison.Ordinal)) ? Standing.Entering : Standing.Member;
                foreach (var (mention, entity) in reading.Within(clause.Start, clause.End).Where(pair => pair.Entity.Type == EntityType.Place && Gazetteer.BuiltIn.CountryOf(pair.Entity.Name) == matter.Keys.Of(pair.Entity.Name)))
                {
                    if (IsEntrant(reading.Folded, mention))
                    {
                        yield return new Told(reading, body, matter.Keys.Of(entity.Name), standing, false, clause.Start, clause.End);
                    }
                }
            }
        }
    }

    // Not 由印度主办, 俄罗斯的密友.
    private static bool IsEntrant(string folded, Mention mention)
        => (mention.End >= folded.Length || folded[mention.End] is not '的' || string.CompareOrdinal(folded, mention.End, "的接收", 0, 3) == 0) && (mention.Start == 0 || folded[mention.Start - 1] is not ('由' or '在' or '被'));

    private static IEnumerable<(int Start, int End)> Clauses(string folded, int start, int end)
    {
        var from = start;
        for (var at = start; at <= end; at++)
        {
            if (at == end || folded[at] is ',' or ';' or '。')
            {
                if (at > from)
                {
                    yield return (from, at);
                }

                from = at + 1;
            }
        }
    }

    // 中亚五国, 四个中亚国家.
    private static IEnumerable<(Reading Reading, string Body, string Region, int Number, int Start, int End)> Counts(Matter matter, Reading reading)
    {
        foreach (var (mention, entity) in reading.Mentions.Where(pair => pair.Entity.Type == EntityType.Place && Gazetteer.BuiltIn.CountriesOf(pair.Entity.Name).Count > 0))
        {
            var folded = reading.Folded;
            var behind = NumberAt(folded, mention.End);
            var before = mention.Start > 1 && folded[mention.Start - 1] == '个' ? NumberAt(folded, mention.Start - 2) : null;
            var isBehind = behind is not null && mention.End + 1 < folded.Length && (folded[mention.End + 1] == '国' || (folded[mention.End + 1] == '个' && string.CompareOrdinal(folded, mention.End + 2, "国家", 0, 2) == 0));
            if ((isBehind ? behind : before) is { } number && BodyBefore(matter, reading, mention.Start) is { } body)
            {
                yield return (reading, body, entity.Name, number, isBehind ? mention.Start : mention.Start - 2, isBehind ? mention.End + 2 : mention.End);
            }
        }
    }

    private static int? NumberAt(string folded, int at)
        => at < 0 || at >= folded.Length ? null : folded[at] switch { >= '2' and <= '9' => folded[at] - '0', '两' => 2, var numeral => "〇一二三四五六七八九".IndexOf(numeral) is > 1 and var value ? value : null };

    // The body named last before, in this paragraph or the one before it.
    private static string? BodyBefore(Matter matter, Reading reading, int at)
        => reading.Within(Math.Max(0, at - Farthest), at).Where(pair => pair.Entity.Type == EntityType.Organisation && Origins.MediaList.BuiltIn.ByName(pair.Entity.Name) is null).Select(pair => matter.Keys.Of(pair.Entity.Name)).LastOrDefault();

    private sealed record Told(Reading Reading, string Body, string Member, Standing Standing, bool IsListed, int Start, int End)
    {
        public Cell Cell(string value) => Matter.Cell(Reading, value, Start, End);
    }
}
