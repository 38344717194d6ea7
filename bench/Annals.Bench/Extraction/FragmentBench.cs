using Annals.Archive.Posts;
using Annals.Extraction.Fragments;
using Annals.Extraction.Text;

namespace Annals.Bench.Extraction;

/// <summary>What the reader leaves out of entries as feeds gave them: the seeds one by one, and 200 posts of the corpus counted.</summary>
internal static class FragmentBench
{
    private const int Sample = 200;

    public static int Run(string seeds, string corpus)
    {
        foreach (var file in Directory.EnumerateFiles(seeds, "*.txt").Order(StringComparer.Ordinal))
            Seed(file);
        var posts = Directory.EnumerateFiles(corpus, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var step = Math.Max(1, posts.Count / Sample);
        Corpus([.. posts.Where((_, at) => at % step == 0).Take(Sample)]);
        return 0;
    }

    private static void Seed(string file)
    {
        var (html, cleaned) = Clean(file);
        var (before, after) = (Lines(html), Lines(cleaned.Html));
        Console.WriteLine($"{Path.GetFileName(file)}: {before.Count} lines, {HtmlText.ImageUrls(html).Count} pictures before; {after.Count} lines, {HtmlText.ImageUrls(cleaned.Html).Count} pictures after");
        foreach (var step in cleaned.Explanation)
            Console.WriteLine($"    {(step.Kept ? "kept" : "dropped")}  {step.Rule}: {step.Snippet}");
        foreach (var line in before.Except(after, StringComparer.Ordinal))
            Console.WriteLine($"    gone     {line}");
    }

    private static void Corpus(List<string> posts)
    {
        int lines = 0, kept = 0, whole = 0;
        var rules = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in posts)
        {
            var (html, cleaned) = Clean(file);
            var after = Lines(cleaned.Html).ToHashSet(StringComparer.Ordinal);
            foreach (var line in Lines(html))
            {
                lines++;
                if (after.Contains(line))
                    kept++;
                else if (IsSentence(line))
                    Console.WriteLine($"    a sentence went: {line} ({Path.GetFileName(file)})");
            }

            whole += cleaned.Explanation.Count == 0 ? 1 : 0;
            foreach (var step in cleaned.Explanation)
                rules[step.Rule] = rules.GetValueOrDefault(step.Rule) + 1;
        }

        Console.WriteLine($"{posts.Count} posts: {kept} of {lines} lines kept; nothing dropped from {whole} posts");
        foreach (var (rule, count) in rules)
            Console.WriteLine($"    {count,5}  {rule}");
    }

    private static (string Html, CleanedFragment Cleaned) Clean(string file)
    {
        var post = PostFile.Parse(File.ReadAllBytes(file));
        var html = post.BodyText;
        return (html, FragmentCleaner.Clean(html, new FragmentContext { Title = post.Title, BaseUri = Uri.TryCreate(post.Link, UriKind.Absolute, out var link) ? link : null }));
    }

    private static bool IsSentence(string line) => line.Length >= 20 && line[^1] is '。' or '.' or '!' or '?' or '！' or '？' or '”' or '」';

    private static List<string> Lines(string html) => [.. HtmlText.ToPlainText(html).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
