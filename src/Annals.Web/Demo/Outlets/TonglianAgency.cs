namespace Annals.Web.Demo.Outlets;

/// <summary>A news agency that others quote; JSON Feed, short items. Everything in it is invented.</summary>
internal static class TonglianAgency
{
    public static DemoOutlet Outlet { get; } = new()
    {
        Name = "通联社",
        Language = "zh-Hans",
        About = "岚州省通讯社联合供稿",
        Manner = DemoManner.Json,
        Articles =
        [
            new DemoArticle
            {
                Slug = "bridge-traffic",
                Title = "望川大桥首日车流逾四万辆次",
                Age = TimeSpan.FromHours(.6),
                Text = """
                    通联社云津电　岚州省交通厅最新数据显示，望川大桥通车首日截至22时，过桥车辆达4.1万辆次；此前公布的18时数字为3.5万辆次。

                    交通厅说，全天未发生伤人事故，三起剐蹭均在十分钟内处理完毕。
                    """,
            },
            new DemoArticle
            {
                Slug = "grid-wind",
                Title = "岚州风电占比首次过三成",
                Age = TimeSpan.FromHours(8.7),
                Text = """
                    通联社岚州电　省电网公司通报，上月全省风力发电占用电量的百分之三十一，首次超过三成；同期煤电占比降至百分之三十八。

                    公司同时提醒，十二月至次年一月风力通常较弱，已与邻省签订互济协议，最多可调入一百二十万千瓦。
                    """,
            },
            new DemoArticle
            {
                Slug = "chess-final",
                Title = "十五岁棋手闻人澈夺得全省围棋冠军",
                Age = TimeSpan.FromHours(19.5),
                Text = """
                    通联社云津电　全省围棋锦标赛决赛昨天结束，十五岁的云津棋手闻人澈执白中盘获胜，成为该赛事三十四届以来最年轻的冠军。

                    对手、四届冠军得主居延年赛后说：“第七十三手我看了二十分钟，没有看懂。”
                    """,
            },
            new DemoArticle
            {
                Slug = "rail-survey",
                Title = "云津至海屿铁路完成初步勘测",
                Age = TimeSpan.FromHours(30),
                Text = """
                    通联社云津电　规划中的云津至海屿铁路日前完成初步勘测。线路全长约218公里，其中跨海段11公里，桥隧方案比选将于明年夏天公布。

                    勘测单位说，跨海段海底软土厚度超出预期，工期与造价都须重新估算。
                    """,
            },
            new DemoArticle
            {
                Slug = "price-index",
                Title = "上月岚州居民消费价格同比上涨百分之一点二",
                Age = TimeSpan.FromHours(42.5),
                Text = """
                    通联社岚州电　省统计局公布，上月全省居民消费价格同比上涨百分之一点二，涨幅比前一个月回落零点三个百分点。鲜菜价格下降百分之四点六，房租与上年持平。
                    """,
            },
        ],
    };
}
