using System.Text.Json;

namespace Annals.Browser.Tests.Axe;

/// <summary>axe-core over the page that is open: what keeps people from reading it.</summary>
internal static class AxeRun
{
    private static readonly string Script = Read();

    /// <summary>The serious and critical findings, a line each.</summary>
    public static IReadOnlyList<string> Findings(Browser browser)
    {
        // The browser's own tools may run in a page whose policy forbids scripts of others.
        browser.Execute(Script);
        var found = (string)browser.Run("""
            const result = await axe.run(document, { resultTypes: ["violations"] });
            return JSON.stringify(result.violations.filter(one => one.impact === "serious" || one.impact === "critical")
              .flatMap(one => one.nodes.map(node => `${one.impact} ${one.id}: ${node.html.slice(0, 200)} ${node.any.concat(node.all, node.none).map(check => check.message).join("; ")}`)));
            """)!;
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    private static string Read()
    {
        using var stream = typeof(AxeRun).Assembly.GetManifestResourceStream("axe.min.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
