using System.Text;

namespace Annals.Web.Demo.Outlets;

/// <summary>An island city's paper, traditional Chinese, published in Big5 to this day. Everything in it is invented.</summary>
internal static class HaiyuTimes
{
    public static DemoOutlet Outlet { get; } = new()
    {
        Name = "海嶼時報",
        Language = "zh-TW",
        About = "海嶼市與群島的消息",
        Manner = DemoManner.Rss,
        Encoding = CodePagesEncodingProvider.Instance.GetEncoding("big5") ?? throw new InvalidOperationException("the runtime has no Big5"),
        Articles =
        [
            new DemoArticle
            {
                Slug = "bridge-across",
                Title = "對岸望川大橋通車　首日三萬五千車次過橋",
                Age = TimeSpan.FromHours(3.4),
                Author = "特派員 沈渡／雲津報導",
                Text = """
                    橫跨沅瀾江的望川大橋今天清晨通車。通聯社引述交通部門數字，截至傍晚六時共三萬五千車次過橋。

                    大橋主橋長二點九公里，加上兩岸引道工程費共九十一億元，比原先公布的預算多出約五億元。官員解釋，差額主要來自鋼材漲價與南岸軟土處理。

                    雲津市宣布首月免收通行費。本地旅行業者估計，大橋通車後由雲津轉往海嶼的遊客，渡輪接駁時間可省下一個多小時。
                    """,
            },
            new DemoArticle
            {
                Slug = "storm-heron",
                Title = "颱風「白鷺」轉向　外島渡輪明日恢復",
                Age = TimeSpan.FromHours(7.8),
                Author = "記者 連靜",
                Picture = "storm",
                Caption = "昨晚的海嶼燈塔，陣風達到十一級。",
                Text = """
                    氣象台今天上午解除颱風「白鷺」警報。颱風在距離海嶼東南一百八十公里處轉向，並未登陸。

                    昨晚外島測得最大陣風十一級，三條渡輪航線停航，四百二十名旅客滯留。港務局表示，明天清晨五時起渡輪恢復行駛，滯留旅客優先登船。

                    農業局初步統計，蕉園倒伏約六十公頃，無人傷亡。
                    """,
            },
            new DemoArticle
            {
                Slug = "old-tram",
                Title = "停駛四十年　海嶼老電車週末重回街頭",
                Age = TimeSpan.FromHours(21),
                Author = "記者 杜若蘭",
                Text = """
                    停駛四十年的海嶼老電車，本週末起在碼頭至舊街之間恢復行駛，全長一點四公里，每二十分鐘一班。

                    修復團隊找回兩輛原車，一輛原本放在果園裡當工具間。七十八歲的退休司機馬信義受邀開出第一班，他說：「煞車的聲音和以前一模一樣。」

                    車票十五元，六十五歲以上長者免費。市府評估一年後再決定是否延長路線。
                    """,
            },
            new DemoArticle
            {
                Slug = "oyster-season",
                Title = "水溫偏高　今年蚵季延後三週",
                Age = TimeSpan.FromHours(29.5),
                Author = "記者 連靜",
                Text = """
                    海嶼水產試驗所表示，今年秋季海水溫度較常年高出一點六度，牡蠣成熟較慢，蚵季將延後約三週。

                    蚵農洪阿添說，往年中秋前就能收成，今年只能等。試驗所建議養殖戶降低密度，並延後下苗。
                    """,
            },
            new DemoArticle
            {
                Slug = "dialect-archive",
                Title = "群島方言錄音庫開放　收錄一千兩百小時",
                Age = TimeSpan.FromHours(47),
                Author = "記者 杜若蘭",
                Text = """
                    海嶼大學與文化局合作的群島方言錄音庫今天開放，收錄十四個島、兩百三十位長者，共一千兩百小時的談話、歌謠與叫賣聲。

                    主持人殷素貞教授說，其中三種口音如今只剩不到十人會講。錄音可供研究與教學使用，商業使用須另行申請。
                    """,
            },
        ],
    };
}
