using System.Text;

namespace Annals.Bench.Understanding;

/// <summary>Texts that no outlet prints and some feed will hold one day, of any length.</summary>
public static class OddText
{
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华建国志文玉兰海燕";
    private const string Sounds = "阿巴卡达埃弗格哈伊杰科拉马纳奥帕里萨塔乌维沃亚泽";

    public static IReadOnlyList<(string Kind, Func<int, string> Make)> Kinds { get; } =
    [
        ("news, no marks", length => Repeated("习近平星期四在北京会见了来访的俄罗斯总统普京双方讨论了乌克兰局势并表示将加强合作", length)),
        ("news in one line", length => Repeated("习近平周四在北京会见俄罗斯总统普京，普京说：“我们将加强合作。”据路透社报道，外交部发言人毛宁表示，会谈持续了3小时。", length)),
        ("one character", length => new string('中', length)),
        ("one digit", length => new string('9', length)),
        ("one Chinese digit", length => new string('一', length)),
        ("opening quotes", length => new string('“', length)),
        ("straight quotes", length => new string('"', length)),
        ("odd straight quotes", length => Repeated("他说\"你好。\n", length)),
        ("quotes of nobody", length => Repeated("“好。”", length)),
        ("nested quotes", length => Repeated("他说“她说「", length)),
        ("brackets open", length => Repeated("普京（", length)),
        ("book titles open", length => Repeated("《9月", length)),
        ("says says", length => Repeated("说", length)),
        ("according to", length => Repeated("据", length)),
        ("speakers without end", length => Repeated("普京表示，他说，", length)),
        ("different people", People),
        ("different people, glossed", length => Built(length, (text, i) => text.Append(Foreign(i)).Append("（").Append("Abe Name").Append((char)('a' + (i % 26))).Append(i).Append("）说，"))),
        ("parts of people", length => Built(length, (text, i) => text.Append(Foreign(i)).Append('·').Append(Foreign(i * 7)).Append("和").Append(Foreign(i)).Append("会见。"))),
        ("different bodies", length => Built(length, (text, i) => text.Append(Foreign(i)).Append("公司和").Append(Foreign(i * 3)).Append("大学。"))),
        ("different places", length => Built(length, (text, i) => text.Append("在").Append(Foreign(i)).Append("市和").Append(Foreign(i)).Append("省，"))),
        ("chains of places", length => Repeated("中国-俄罗斯-", length)),
        ("teams", length => Repeated("休士顿火箭火箭", length)),
        ("titles", length => Repeated("总统", length)),
        ("dates", length => Repeated("9月15日", length)),
        ("ranges", length => Repeated("9月15日至", length)),
        ("years", length => Repeated("2020年", length)),
        ("different days", length => Built(length, (text, i) => text.Append(1900 + (i % 200)).Append('年').Append(1 + (i % 12)).Append('月').Append(1 + (i % 28)).Append("日普京访问北京，"))),
        ("events", length => Repeated("普京与习近平会晤。", length)),
        ("events in one sentence", length => Repeated("普京与习近平会晤", length)),
        ("different events", length => Built(length, (text, i) => text.Append(Foreign(i)).Append("总统在").Append(Foreign(i * 5)).Append("会见了").Append(Foreign(i * 3)).Append("总理。"))),
        ("numbers", length => Repeated("至少9人死亡，", length)),
        ("long numbers", length => Repeated(new string('7', 10_000) + "人，", length)),
        ("thousands", length => Repeated("1,234", length)),
        ("somebody", length => Repeated("吕某", length)),
        ("blanks", length => new string(' ', length)),
        ("line ends", length => new string('\n', length)),
        ("short lines", length => Repeated("普京\n", length)),
        ("English", length => Repeated("President Biden said on Tuesday that Mr. Putin met Xi Jinping in Beijing on September 15, 2022. ", length)),
        ("capital letters", length => Repeated("Ab ", length)),
        ("one Latin word", length => new string('a', length)),
        ("Arabic", length => Repeated("قال الرئيس الأمريكي جو بايدن يوم الثلاثاء. ", length)),
        ("Russian", length => Repeated("Президент России Владимир Путин заявил в четверг. ", length)),
        ("Japanese", length => Repeated("安倍晋三首相は15日、東京で記者会見した。", length)),
        ("Korean", length => Repeated("문재인 대통령은 15일 서울에서 말했다. ", length)),
        ("mixed scripts", length => Repeated("普京Путин说said“قال”習近平は15日", length)),
        ("emoji", length => Repeated("😀普京👨‍👩‍👧说🇨🇳", length)),
        ("halves of surrogates", length => Repeated("\ud83d普\ude00京说", length)),
        ("control characters", length => Repeated("\u0001普\u200f京\u202e说\u0000", length)),
        ("urls", length => Repeated("https://example.org/a/b?c=2020-09-15&d=普京 ", length)),
    ];

    private static string People(int length) => Built(length, (text, i) => text.Append(Surnames[i % 10]).Append(Given[i / 10 % Given.Length]).Append(Given[i / 300 % Given.Length]).Append("说，"));

    private static string Foreign(int i) => string.Create(4, i, (name, seed) =>
    {
        for (var at = 0; at < name.Length; at++)
        {
            name[at] = Sounds[seed % Sounds.Length];
            seed = (seed / Sounds.Length) + (at * 5) + 1;
        }
    });

    private static string Repeated(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        return text.ToString(0, length);
    }

    private static string Built(int length, Action<StringBuilder, int> add)
    {
        var text = new StringBuilder(length + 40);
        for (var i = 0; text.Length < length; i++)
        {
            add(text, i);
        }

        return text.ToString(0, length);
    }
}
