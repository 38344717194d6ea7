using System.ComponentModel;
using System.Diagnostics;
using Annals.Publish.Forms;
using Annals.Publish.Output;
using Annals.Publish.Selecting;
using Annals.Publish.Tests.Support;

namespace Annals.Publish.Tests.Forms;

/// <summary>The programs themselves build what is exported for them; without them these tests prove nothing, and say so.</summary>
public sealed class Real_site_generators : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("jekyll", "build", "--quiet", "--trace")]
    [InlineData("hugo", "--printPathWarnings")]
    public void Every_odd_article_becomes_a_page_with_its_own_words(string program, params string[] arguments)
    {
        var archive = SmallArchive.Make(_folder);
        var tree = ((ITreeForm)FormList.Forms.Single(form => form.Name == program));
        var run = SmallArchive.Run(archive);
        tree.Write(run, OutputFolder.Claim(_folder["tree"], program));

        var (exit, said) = Build(program, arguments);

        Assert.True(exit == 0, said);
        Assert.DoesNotContain("warn", said, StringComparison.OrdinalIgnoreCase);
        var site = _folder[program == "hugo" ? "tree/public" : "tree/_site"];
        Assert.All(run.Selection.Articles, article => Assert.True(File.Exists(Path.Combine(site, "a", article.Id.Value, "index.html")), article.Title));
        var bridge = Page(site, run.Selection, SmallArchive.Bridge.Title);
        Assert.Contains("首日车流两万", bridge, StringComparison.Ordinal);
        Assert.Contains("{% endraw %}", Page(site, run.Selection, "braces"), StringComparison.Ordinal);
        Assert.Contains("/a/", File.ReadAllText(Path.Combine(site, "index.html")), StringComparison.Ordinal);
    }

    private static string Page(string site, Selection selection, string title)
        => File.ReadAllText(Path.Combine(site, "a", selection.Articles.Single(article => article.Title.Contains(title, StringComparison.Ordinal)).Id.Value, "index.html"));

    private (int Exit, string Said) Build(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder["tree"], RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, said);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"NOT TESTED: {program} is not installed, so nobody knows whether it builds what is exported for it; apt-get install {program}");
            throw;
        }
    }
}
