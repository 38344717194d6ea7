using System.Text.RegularExpressions;
using Annals.Archive.Posts;
using Annals.Extraction.Fragments;
using Annals.Extraction.Sanitizer;
using Annals.Extraction.Text;
using Annals.Language.Sentences;
using Annals.Pages.Articles;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests;

/// <summary>Real articles, shown as the reader shows them: what bears a number is the sentence that has it in the file.</summary>
public partial class SentenceMarksTests(ITestOutputHelper output)
{
    private const int Every = 15;

    [Fact]
    public void What_bears_a_number_is_that_sentence_and_nearly_everything_shown_bears_one()
    {
        var posts = Directory.GetFiles(SharedData.RequireCorpus(), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, place) => place % Every == 0).ToList();

        var results = posts.AsParallel().Select(Check).ToList();

        var (shown, numbered, wrong) = (results.Sum(result => result.Shown), results.Sum(result => result.Numbered), results.Sum(result => result.Wrong));
        output.WriteLine($"{posts.Count} articles, {shown} sentences shown, {numbered} numbered, {wrong} wrongly");
        Assert.Equal(0, wrong);
        Assert.True(numbered >= shown * 0.99, $"only {numbered} of {shown} sentences bear a number");
    }

    private static (int Shown, int Numbered, int Wrong) Check(string path)
    {
        var post = PostFile.Parse(File.ReadAllBytes(path));
        var kept = HtmlText.ToPlainText(post.BodyText);
        var sentences = NumberedSentences.Of(kept).Select(range => Bare(kept[range])).ToList();
        var shown = FragmentCleaner.Clean(post.BodyText, new FragmentContext { Title = post.Title, Sanitizer = new SanitizerOptions { IdPrefix = "text-" } }).Html;

        var marked = SentenceMarks.In(shown, kept, "/a/x@1");

        var text = HtmlText.ToPlainText(shown);
        var spans = Numbered().Matches(marked);
        var wrong = spans.Count(span => !sentences[int.Parse(span.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1].Contains(Bare(HtmlText.ToPlainText(span.Groups[2].Value)), StringComparison.Ordinal));
        return (NumberedSentences.Of(text).Count, spans.Count, wrong);
    }

    private static string Bare(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    // A span within a sentence (a piece of one) holds no other, so the first end tag is its own.
    [GeneratedRegex("<span id=\"s([0-9]+)\">(.*?)</span>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
