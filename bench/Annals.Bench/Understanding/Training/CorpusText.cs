using System.Text;
using System.Text.RegularExpressions;
using Annals.Language.Scripts;

namespace Annals.Bench.Understanding.Training;

/// <summary>The posts of a folder as folded plain text, in the order of their paths. Markup is taken away roughly: this is for counting.</summary>
public static partial class CorpusText
{
    public static IEnumerable<string> Read(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            yield return ChineseFold.Fold(Plain(File.ReadAllText(path, Encoding.UTF8)));
        }
    }

    public static string Plain(string post)
    {
        var body = post.IndexOf("\n------", StringComparison.Ordinal);
        var text = body < 0 ? post : post[(body + 7)..];
        text = Hidden().Replace(text, " ");
        text = Breaks().Replace(text, "\n");
        return System.Net.WebUtility.HtmlDecode(Tags().Replace(text, ""));
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</(script|style)>", RegexOptions.Singleline)]
    private static partial Regex Hidden();

    [GeneratedRegex("<(/p|br|/div|/h[1-6]|/li)[^>]*>")]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
