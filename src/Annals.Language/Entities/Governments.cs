using System.Buffers;
using Annals.Language.Names;
using Annals.Language.Words;

namespace Annals.Language.Entities;

/// <summary>Offices of a government: 基隆市 + 政府教育处, 江苏省 + 人民政府, 北京市 + 公安局; and ministries that stand alone, 文化部部长: whose they are the article tells.</summary>
internal static class Governments
{
    private const int LongestOffice = 10;

    private static readonly string[] AloneWords =
    [
        "外交部", "国防部", "财政部", "教育部", "文化部", "内政部", "司法部", "经济部", "法务部", "劳动部", "劳工部", "卫生部", "商务部", "农业部", "交通部", "科技部", "环境部", "国安局", "国安会", "环保署", "移民署", "总统府", "教育局", "卫生局", "消防局", "警察局", "卫生署", "最高法院",
    ];

    private static readonly WordList Alone = new(AloneWords);
    private static readonly SearchValues<string> AnyAlone = SearchValues.Create(AloneWords, StringComparison.Ordinal);

    // 外交部门, 教育部分: no ministry.
    private static readonly WordList NotAlone = new("外交部门", "国防部门", "国防部队", "财政部门", "教育部门", "文化部门", "司法部门", "经济部门", "经济部分", "教育部分", "文化部分", "劳动部门", "卫生部门", "商务部门", "农业部门", "交通部门", "科技部门", "环境部门", "农业部分");

    private static readonly string[] Ends = ["局", "处", "厅", "署", "科", "委员会", "办公室", "中心"];
    private static readonly WordList OfPlaces = new("公安局", "检察院", "人民检察院", "公安厅", "教育局", "教育厅", "卫生局", "卫健委", "卫生健康委员会", "疾控中心", "消防局", "警察局", "地方法院", "高等法院", "中级人民法院", "高级人民法院", "人民法院", "法院", "人大常委会", "看守所", "监狱", "司法局", "民政局", "市场监管局", "发改委", "统战部", "组织部", "宣传部", "纪委", "政协");

    // 青岛 + 卫健委: where the town stands without 市.
    private static readonly WordList OfTowns = new("公安局", "卫健委", "疾控中心", "检察院", "教育局", "公安厅", "警察局");
    private const string Numerals = "一二三四五六七八九十";
    private static readonly WordList Numbered = new("监狱", "看守所", "中级人民法院", "中学", "小学", "人民医院", "医院", "检察院");

    public static void Add(string folded, List<NameSpan> spans, AddedNames more)
    {
        foreach (var span in spans)
        {
            // 巴西卫生部 … 卫生部: below, the one named last in its line.
            if (span.Type == EntityType.Place && (folded[span.End - 1] is '省' or '市' or '县' or '区' or '州' || (OfTowns.IsAt(folded, span.End) && !(span.Entries.Count > 0 && span.Entries[0].Kind == "country"))) && EndOf(folded, span.End) is > 0 and var end && !more.IsTaken(span.Start, end) && !Overlaps(spans, span.End, end))
            {
                more.Add(new NameSpan(span.Start, end, EntityType.Organisation, []));
            }
        }

        for (var at = Next(folded, 0); at >= 0; at = Next(folded, at + 1))
        {
            if (Alone.At(folded, at) is { } office && !NotAlone.IsAt(folded, at) && NameSpan.In(spans, at, at + office.Length) is null && !more.IsTaken(at, at + office.Length) && (at == 0 || !IsPiece(folded[at - 1])))
            {
                more.Add(new NameSpan(at, at + office.Length, EntityType.Organisation, Fuller(folded, spans, at, office)));
            }
        }
    }

    private static int Next(string folded, int from) => from < folded.Length && folded.AsSpan(from).IndexOfAny(AnyAlone) is >= 0 and var found ? from + found : -1;

    // What is known under the office's fuller name earlier in the line.
    private static IReadOnlyList<AuthorityEntry> Fuller(string folded, List<NameSpan> spans, int at, string office)
    {
        for (var i = NameSpan.FirstBehind(spans, at) - 1; i >= 0 && folded.IndexOf('\n', spans[i].End, at - spans[i].End) < 0; i--)
        {
            if (spans[i].Type == EntityType.Organisation && spans[i].Length > office.Length && folded.AsSpan(spans[i].Start, spans[i].Length).EndsWith(office))
            {
                return spans[i].Entries;
            }
        }

        return [];
    }

    // 该国外交部, 各地教育局: another's, or those of many.
    private static bool IsPiece(char before) => before is '国' or '地' or '前' or '省' or '市' or '县' or '区' or '个' or '名' or '级' or '方';

    private static bool Overlaps(List<NameSpan> spans, int from, int to) => NameSpan.In(spans, from, to) is { } other && (other.End > to || other.Entries.Count > 0);

    private static int EndOf(string folded, int at)
    {
        if (OfPlaces.At(folded, at) is { } office)
        {
            return at + office.Length;
        }

        // 云南省 + 第二女子监狱, 北京市 + 第一中级人民法院.
        if (at + 3 < folded.Length && folded[at] == '第' && Numerals.Contains(folded[at + 1]))
        {
            var numbered = at + 2 + (WordList.Stands(folded, at + 2, "女子") ? 2 : 0);
            return Numbered.At(folded, numbered) is { } kind ? numbered + kind.Length : -1;
        }

        var government = WordList.Stands(folded, at, "人民政府") ? at + 4 : WordList.Stands(folded, at, "政府") ? at + 2 : -1;
        if (government < 0)
        {
            return -1;
        }

        for (var end = government + 2; end <= Math.Min(government + LongestOffice, folded.Length) && folded[end - 1] is >= '\u4e00' and <= '\u9fff'; end++)
        {
            if (Array.Exists(Ends, word => end - government > word.Length && folded.AsSpan(government, end - government).EndsWith(word)) && !(end < folded.Length && folded[end] == '长' && folded[end - 1] is not ('局' or '处' or '厅' or '署')))
            {
                return end;
            }
        }

        return government - at == 4 ? government : -1;
    }
}
