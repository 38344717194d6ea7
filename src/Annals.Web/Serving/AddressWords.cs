namespace Annals.Web.Serving;

/// <summary>What may be searched for when an address leads nowhere.</summary>
internal static class AddressWords
{
    private const int Most = 8;
    private const int LongestWord = 24;

    // Parts of addresses that say how something is served, not what it is about; ours among them.
    private static readonly HashSet<string> Empty = ["a", "at", "day", "outlet", "tag", "search", "feeds", "api", "html", "htm", "php", "asp", "aspx", "amp", "index", "article", "articles", "news", "story", "www", "com", "org", "net", "http", "https", "md"];

    /// <summary>The words of a path, between blanks; numbers, and what mixes letters with figures as ids do, are none.</summary>
    public static string Of(PathString path)
    {
        var words = new List<string>();
        foreach (var word in (path.Value ?? "").Split([.. Separators()], StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count < Most && word.Length <= LongestWord && word.All(char.IsLetter) && !Empty.Contains(word.ToLowerInvariant()))
            {
                words.Add(word);
            }
        }

        return string.Join(' ', words);
    }

    private static string Separators() => "/-_.,+:;!?=&%~@()[]{}|'\"<>*#$^` \t\n";
}
