using System.Globalization;

namespace Annals.Stories.Grouping;

/// <summary>Ids of events and storylines: a letter and ten digits made from the first article's id, so that they live as long as it comes first.</summary>
internal static class GroupId
{
    public static string OfEvent(string firstArticle) => Of('e', firstArticle);

    public static string OfStory(string firstArticle) => Of('s', firstArticle);

    /// <summary>Of the storyline that begins with an event.</summary>
    public static string StoryOf(string firstEvent) => string.Concat("s", firstEvent.AsSpan(1));

    /// <summary>The number that an id is made of.</summary>
    public static long Number(string id) => long.Parse(id.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static string EventOf(long number) => string.Create(CultureInfo.InvariantCulture, $"e{number:x10}");

    private static string Of(char kind, string article)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in article)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        return string.Create(CultureInfo.InvariantCulture, $"{kind}{hash & 0xff_ffff_ffff:x10}");
    }
}
