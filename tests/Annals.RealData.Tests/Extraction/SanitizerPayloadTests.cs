using System.Text.Json;
using Annals.Extraction.Sanitizer;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests.Extraction;

/// <summary>The development payloads of the threat model. A browser test executes them; here they are read.</summary>
public sealed class SanitizerPayloadTests
{
    private static readonly Uri Base = new("https://news.example/zh/2022/09/a.html");

    private static readonly string[] Forbidden =
    [
        "<script", "<style", "<svg", "<math", "<form", "<input", "<button", "<object", "<embed", "<base", "<meta", "<link", "<template", "<dialog",
        " on", " style=\"", " id=\"", " name=\"", "\"javascript", "\"vbscript", "\"data:text", " ping=", " formaction=", " srcdoc=",
    ];

    [Fact]
    public void No_hostile_fragment_keeps_anything_that_runs_loads_or_shadows()
    {
        foreach (var entry in Entries("security/xss-dev.json"))
        {
            var safe = HtmlSanitizer.Sanitize(entry.GetProperty("html").GetString()!, Base);
            foreach (var tag in Tags(safe))
                Assert.All(Forbidden, f => Assert.DoesNotContain(f, tag, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(safe, HtmlSanitizer.Sanitize(safe, Base));
        }
    }

    [Fact]
    public void Every_harmless_fragment_keeps_its_text_in_order()
    {
        foreach (var entry in Entries("security/benign-dev.json"))
        {
            var safe = HtmlSanitizer.Sanitize(entry.GetProperty("html").GetString()!, Base);
            var text = string.Concat(safe.Split('<').Select(static p => p[(p.IndexOf('>', StringComparison.Ordinal) + 1)..]));
            text = System.Net.WebUtility.HtmlDecode(text);
            var from = 0;
            foreach (var wanted in entry.GetProperty("text").EnumerateArray())
            {
                var at = text.IndexOf(wanted.GetString()!, from, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{entry.GetProperty("id")}: {wanted} is missing from {safe}");
                from = at;
            }

            Assert.Equal(safe, HtmlSanitizer.Sanitize(safe, Base));
        }
    }

    private static List<JsonElement> Entries(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require(path)));
        return [.. document.RootElement.EnumerateArray().Select(static e => e.Clone())];
    }

    /// <summary>The tags of the canonical form, in which every "&lt;" begins one and every "&gt;" outside of a tag is a reference.</summary>
    private static IEnumerable<string> Tags(string safe) =>
        safe.Split('<').Skip(1).Select(static p => "<" + WithoutValues(p[..p.IndexOf('>', StringComparison.Ordinal)]));

    /// <summary>What titles and alternative texts say does not matter; addresses do, so their beginning stays.</summary>
    private static string WithoutValues(string tag)
    {
        var parts = tag.Split('"');
        for (var i = 1; i < parts.Length; i += 2)
        {
            if (parts[i - 1].EndsWith(" title=", StringComparison.Ordinal) || parts[i - 1].EndsWith(" alt=", StringComparison.Ordinal))
                parts[i] = "";
            else
                parts[i] = parts[i].Replace(' ', '_');
        }

        return string.Join('"', parts);
    }
}
