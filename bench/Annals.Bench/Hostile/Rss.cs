using System.Text;

namespace Annals.Bench.Hostile;

/// <summary>Writes the feeds of the bench, sound and otherwise.</summary>
internal static class Rss
{
    private const string Head = """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Invented Gazette</title><link>http://gazette.invalid/</link>
        """;

    public const string End = "</channel></rss>";

    private static readonly string LongEnough = string.Concat(Enumerable.Repeat("<p>The river rose two metres overnight, and the mill bridge was closed to carts, the council said. Nobody was hurt.</p>", 5));

    /// <summary>Two sound entries with whatever stands between them.</summary>
    public static string Around(string between, string prolog = "<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        => Start(prolog) + Item("Sound before", "before") + between + Item("Sound after", "after") + End;

    public static string Start(string prolog = "<?xml version=\"1.0\" encoding=\"utf-8\"?>") => prolog + Head;

    public static string Item(string title, string id, string? html = null, string fields = "")
        => $"<item><title>{title}</title><link>http://gazette.invalid/{id}</link><guid>{id}</guid><pubDate>Tue, 06 Jan 2026 08:00:00 GMT</pubDate>{fields}<content:encoded><![CDATA[{html ?? LongEnough}]]></content:encoded></item>\n";

    public static string Many(int count, Func<int, string> piece)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(piece(i));
        }

        return text.ToString();
    }

    public static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
