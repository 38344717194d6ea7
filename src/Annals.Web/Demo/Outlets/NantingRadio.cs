namespace Annals.Web.Demo.Outlets;

/// <summary>A radio station whose feed is put together by hand and breaks every rule of XML. Everything in it is invented.</summary>
internal static class NantingRadio
{
    public static DemoOutlet Outlet { get; } = new()
    {
        Name = "南汀广播",
        Language = "zh-CN",
        About = "南汀县的声音",
        Manner = DemoManner.Broken,
        Articles =
        [
            new DemoArticle
            {
                Slug = "market-road",
                Title = "县道206线塌方抢通，单向放行",
                Age = TimeSpan.FromHours(6.4),
                Text = """
                    本台消息：县道206线石门坳段昨夜塌方，养护工人连夜清出一条车道，今天上午十时起单向放行。

                    县交通局提醒，三轴以上货车请绕行省道，预计后天傍晚恢复双向通行。
                    """,
            },
            new DemoArticle
            {
                Slug = "song-and-tea",
                Title = "“茶&歌”晚会周六在老戏台举行",
                Age = TimeSpan.FromHours(16),
                Text = """
                    一年一度的“茶&歌”晚会周六晚七时在老戏台举行，十一支村里的歌队报了名，最年长的歌手八十四岁。

                    入场不要票，自带杯子可以喝到今年的秋茶。
                    """,
            },
            new DemoArticle
            {
                Slug = "clinic-hours",
                Title = "县医院儿科周末照常门诊",
                Age = TimeSpan.FromHours(36),
                HasBrokenDate = true,
                Text = """
                    从本月起，县医院儿科星期六、星期日照常门诊，挂号截至下午四时半。

                    医院说，调整是因为近来感冒的孩子多，周末急诊平均要等两个半小时。
                    """,
            },
            new DemoArticle
            {
                Slug = "tangerine",
                Title = "早熟蜜橘开采，田头价每斤一元八角",
                Age = TimeSpan.FromHours(50),
                Text = """
                    南汀早熟蜜橘昨天开采，田头收购价每斤一元八角，比去年同期高两角。

                    农技站说，今年雨水匀，橘子糖度多在十二度以上；建议果农分批采摘，不要赶在同一周上市。
                    """,
            },
        ],
    };
}
