namespace Annals.Web.Demo.Outlets;

/// <summary>A port town's paper, English. It corrects itself after the first poll. Everything in it is invented.</summary>
internal static class LanmouthCourier
{
    public static DemoOutlet Outlet { get; } = new()
    {
        Name = "The Lanmouth Courier",
        Language = "en",
        About = "News from Lanmouth and the estuary",
        Manner = DemoManner.Atom,
        Articles =
        [
            new DemoArticle
            {
                Slug = "night-bus-vote",
                Title = "Council backs night buses by eight votes to five",
                Age = TimeSpan.FromHours(2.1),
                Author = "Imogen Tarrant",
                Picture = "hall",
                Caption = "Lanmouth town hall, where the vote was taken on Tuesday evening.",
                Text = """
                    Lanmouth council has voted by eight to five to run buses through the night on three routes, ending an argument that has lasted two winters.

                    The service will begin in the spring and cost 410,000 a year, of which the harbour company has agreed to pay a third. Buses will leave every forty minutes between midnight and five.

                    “People who clean the hospital at four in the morning pay the same taxes as people who sleep,” said councillor Della Moyle, who brought the motion. Opponents said the money would be better spent on the footbridge at Carrick Lane, which has been closed since March.
                    """,
                Edited = new DemoArticle
                {
                    Slug = "night-bus-vote",
                    Title = "Council backs night buses by nine votes to four",
                    Age = TimeSpan.FromHours(2.1),
                    Author = "Imogen Tarrant",
                    Picture = "hall",
                    Caption = "Lanmouth town hall, where the vote was taken on Tuesday evening.",
                    Text = """
                        Lanmouth council has voted by nine to four to run buses through the night on three routes, ending an argument that has lasted two winters.

                        The service will begin in the spring and cost 410,000 a year, of which the harbour company has agreed to pay a third. Buses will leave every forty minutes between midnight and five.

                        “People who clean the hospital at four in the morning pay the same taxes as people who sleep,” said councillor Della Moyle, who brought the motion. Opponents said the money would be better spent on the footbridge at Carrick Lane, which has been closed since March.

                        Correction: an earlier version of this article gave the vote as eight to five. One member’s vote had been recorded on the wrong side.
                        """,
                },
            },
            new DemoArticle
            {
                Slug = "wangchuan-bridge",
                Title = "Yunjin opens its first bridge across the Yuanlan",
                Age = TimeSpan.FromHours(4.3),
                Author = "Courier staff",
                Text = """
                    The Wangchuan bridge, the first road crossing of the lower Yuanlan river, opened to traffic at dawn, cutting the journey between the two halves of Yunjin from forty minutes by ferry to about ten.

                    The bridge is 3.2 kilometres long and cost about 8.6 billion, according to the city. More than 40,000 vehicles crossed on the first day, the Tonglian news agency reported, citing the provincial transport office.

                    Tolls are waived for the first month. Lanmouth’s harbour company said it expected lorries bound for its container quay to save ninety minutes a trip.
                    """,
            },
            new DemoArticle
            {
                Slug = "quay-extension",
                Title = "Harbour to lengthen container quay by 300 metres",
                Age = TimeSpan.FromHours(13),
                Author = "Owen Pascoe",
                Picture = "harbour",
                Caption = "The container quay at Lanmouth. Work on the extension starts in January.",
                Text = """
                    Lanmouth harbour company will lengthen its container quay by 300 metres, enough for a third ship to unload at once, its directors said on Monday.

                    Work starts in January and is expected to take two years. Dredging will stop each spring from March to May so that smelt can reach the upper estuary, a condition asked for by the river trust.

                    Two of the four cranes will be electric. The company put the cost at 96 million and said no public money was involved.
                    """,
            },
            new DemoArticle
            {
                Slug = "storm-heron-misses",
                Title = "Storm Heron turns away; island ferries to resume",
                Age = TimeSpan.FromHours(10.5),
                Author = "Owen Pascoe",
                Text = """
                    Storm Heron turned north-east overnight and will not reach the coast, forecasters said, after a day in which ferries to the outer islands were cancelled and some 400 travellers spent the night in a sports hall.

                    The first boat leaves at five tomorrow morning. No one was reported hurt.
                    """,
            },
            new DemoArticle
            {
                Slug = "bakery-prize",
                Title = "Village bakery wins regional prize with a loaf made of peas",
                Age = TimeSpan.FromHours(31),
                Author = "Imogen Tarrant",
                Text = """
                    A bakery in the village of Saltreath has won the regional bread prize with a loaf that is one-third pea flour.

                    “We had a bad wheat year and a good pea year, that is the whole secret,” said the baker, Tamsin Rowe, who now sells 200 of them each Saturday.
                    """,
            },
            new DemoArticle
            {
                Slug = "observatory",
                Title = "Hilltop observatory opens its dome to schools",
                Age = TimeSpan.FromHours(55),
                Author = "Courier staff",
                Picture = "sky",
                Caption = "The dome on Beacon Hill on a clear night.",
                Text = """
                    The observatory on Beacon Hill, used by the university since 1931, will open to schools on every clear Thursday night this winter.

                    Its largest telescope is no longer good enough for research since the town’s lights crept up the hill, said its keeper, Dr Anselm Quick, “but it is still good enough to make a ten-year-old stop talking”.
                    """,
            },
        ],
    };
}
