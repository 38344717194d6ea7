namespace Annals.Web.Demo.Outlets;

/// <summary>A city's morning paper, simplified Chinese. Everything in it is invented.</summary>
internal static class YunjinDaily
{
    public static DemoOutlet Outlet { get; } = new()
    {
        Name = "云津日报",
        Language = "zh-CN",
        About = "云津市的早报",
        Manner = DemoManner.Rss,
        Articles =
        [
            new DemoArticle
            {
                Slug = "wangchuan-bridge-opens",
                Title = "望川大桥今晨通车，两岸车程缩至八分钟",
                Age = TimeSpan.FromHours(5.2),
                Author = "记者 贺知行",
                Picture = "bridge",
                Caption = "清晨的望川大桥，摄于北岸观景台。",
                Text = """
                    今晨六时整，横跨沅澜江的望川大桥正式通车。首辆公交车从北岸车站驶出，八分钟后抵达南岸，这段路过去乘渡轮要走四十分钟。

                    大桥全长3.2公里，双向六车道，两侧设有自行车道和步行道，总投资86亿元，历时五年建成。市交通局说，截至中午十二时，已有2.3万辆车驶过桥面，最拥挤的时段出现在上午九时前后。

                    “我父亲当了三十年渡工，他说总有一天江上会有桥。”家住南岸柳湾的船工后代陆怀舟一早带着女儿步行过桥，“今天我们替他走了一趟。”

                    市政府宣布，大桥通车后的头一个月不收通行费，此后小客车每次收费八元，公交车与救护车始终免费。两条渡轮线路将保留到年底，再根据客流决定去留。
                    """,
            },
            new DemoArticle
            {
                Slug = "water-meter-trial",
                Title = "老城区试装智能水表，漏水一小时内可知",
                Age = TimeSpan.FromHours(9.6),
                Author = "记者 温令仪",
                Text = """
                    市水务集团昨天起在老城区四个街道试装一万二千只智能水表，管网一旦渗漏，值班室一小时内即可收到提示。

                    水务集团工程师介绍，老城区部分水管铺设已逾四十年，去年全市因渗漏损失的自来水约占供水量的百分之十三。试点街道的目标是把这一比例降到百分之八以下。

                    有居民担心新表会多收钱。集团表示，新旧水表将并行三个月，读数不一时以较低者计费。
                    """,
            },
            new DemoArticle
            {
                Slug = "school-kitchens",
                Title = "全市小学食堂明年起公开每周菜谱与采购价",
                Age = TimeSpan.FromHours(27),
                Author = "记者 温令仪",
                Text = """
                    市教育局昨天公布办法：从明年春季学期起，全市一百四十一所小学的食堂须每周公开菜谱、主要食材的产地与采购价，由家长委员会抽查。

                    办法要求每餐至少有两种蔬菜，油炸食品每周不超过一次。山区学校可以采购本村食材，但要留样四十八小时。

                    “公开价格不是为了便宜，而是为了明白。”教育局副局长简素秋说。
                    """,
            },
            new DemoArticle
            {
                Slug = "night-market-moves",
                Title = "鼓楼夜市迁址满月，摊主说生意“比想的好”",
                Age = TimeSpan.FromHours(33.5),
                Author = "记者 贺知行",
                Text = """
                    鼓楼夜市搬到旧纺织厂院内整整一个月。管委会统计，周末每晚客流约一万八千人，与搬迁前大致相当；噪声投诉从每月六十七件降到九件。

                    卖米糕的摊主覃三妹说，头一个星期冷清得心慌，后来老主顾慢慢找来了。“房租便宜三成，下雨也不用收摊，生意比想的好。”

                    也有摊主抱怨厂区出口太窄，散场时推车要排队二十分钟。管委会答应在下月增开东门。
                    """,
            },
            new DemoArticle
            {
                Slug = "library-night",
                Title = "市图书馆延长开放至深夜，首夜座无虚席",
                Age = TimeSpan.FromHours(52),
                Author = "记者 范书隐",
                Picture = "books",
                Caption = "市图书馆的闭架书库，部分藏书首次开放借阅。",
                Text = """
                    云津市图书馆从本周起每天开放到夜里十一点半，首夜四百二十个座位在七点半前全部坐满。

                    馆长谈墨林说，延长开放的念头来自门卫：他发现每晚闭馆后总有十几个学生坐在台阶上借着路灯看书。夜间不提供人工借阅，读者用自助机还书。

                    与此同时，闭架书库中的六万册地方文献首次开放预约，其中包括八十年前的渡口账簿与戏单。
                    """,
            },
            new DemoArticle
            {
                Slug = "marathon-route",
                Title = "云津半程马拉松公布新路线，首次跨江",
                Age = TimeSpan.FromHours(58),
                Author = "记者 范书隐",
                Text = """
                    组委会公布今年云津半程马拉松路线：起点设在北岸体育场，经望川大桥过江，终点为南岸柳湾公园。这是赛事举办九年来首次跨江。

                    今年名额增至一万五千人，报名费不变。比赛当日大桥封闭四小时，救护通道保持畅通。
                    """,
            },
        ],
    };
}
