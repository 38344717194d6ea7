namespace Annals.Extraction.Text;

/// <summary>One candidate of a <c>srcset</c>: the address as written, and its descriptor (<c>2x</c>, <c>640w</c>) or an empty string.</summary>
internal readonly record struct SourceCandidate(string Url, string Descriptor);

/// <summary>Reads <c>srcset</c> (html.spec.whatwg.org/#parse-a-srcset-attribute); an address may contain commas, but not end with one.</summary>
internal static class SourceSet
{
    /// <summary>More candidates than any publisher gives; the rest is ignored.</summary>
    private const int Maximum = 64;

    public static List<SourceCandidate> Parse(string set)
    {
        var candidates = new List<SourceCandidate>();
        var rest = set.AsSpan();
        while (candidates.Count < Maximum)
        {
            rest = rest.TrimStart(" \t\n\f\r,");
            if (rest.IsEmpty)
                break;
            var end = rest.IndexOfAny(" \t\n\f\r");
            var url = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[end..];
            if (url[^1] == ',')
            {
                candidates.Add(new(url.TrimEnd(',').ToString(), ""));
                continue;
            }

            var comma = DescriptorEnd(rest);
            candidates.Add(new(url.ToString(), rest[..comma].Trim().ToString()));
            rest = rest[comma..];
        }

        return candidates;
    }

    private static int DescriptorEnd(ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ',' when depth <= 0:
                    return i;
            }
        }

        return rest.Length;
    }
}
