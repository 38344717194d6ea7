using Annals.Archive.Reading;

namespace Annals.Cli.Verbs;

/// <summary>Finds the outlet somebody means.</summary>
internal static class OutletName
{
    private const int MostNamed = 5;

    /// <exception cref="UsageException">There is no such outlet; the message lists the nearest names.</exception>
    public static string Find(string named, Catalog catalog)
    {
        var outlets = new HashSet<string>();
        catalog.Where(article => outlets.Add(article.Outlet) && false);
        if (outlets.Contains(named))
        {
            return named;
        }

        if (outlets.Where(outlet => string.Equals(outlet, named, StringComparison.OrdinalIgnoreCase)).ToList() is [var only])
        {
            return only;
        }

        var nearest = outlets.OrderBy(outlet => Distance(outlet.ToLowerInvariant(), named.ToLowerInvariant())).ThenBy(outlet => outlet, StringComparer.Ordinal).Take(MostNamed);
        throw new UsageException(outlets.Count == 0
            ? "the archive has no articles yet"
            : $"there is no outlet '{named}'; the nearest of {outlets.Count}: {string.Join(", ", nearest)}");
    }

    // A part of the name is nearer than any other name; else Levenshtein's distance.
    internal static int Distance(string name, string typed)
    {
        if (name.Contains(typed, StringComparison.Ordinal) || typed.Contains(name, StringComparison.Ordinal))
        {
            return 0;
        }

        var row = Enumerable.Range(0, typed.Length + 1).ToArray();
        for (var i = 1; i <= name.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= typed.Length; j++)
            {
                var replaced = diagonal + (name[i - 1] == typed[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[typed.Length];
    }
}
