using System.Globalization;
using System.Text.Json;

namespace Annals.Bench.Understanding;

/// <summary>An annotated article: its blocks as one text, a line a block, and where each block begins in it.</summary>
public sealed record GoldArticle(string Id, string Text, DateOnly Published, string? Outlet, IReadOnlyDictionary<string, int> Starts, IReadOnlyList<(int Start, int End, string Id, string Kind)> Blocks)
{
    private static readonly string[] Annotated = ["title", "caption", "lead", "paragraph", "heading"];

    public static GoldArticle Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = document.RootElement;
        var published = root.TryGetProperty("published", out var own) ? own : root.GetProperty("article").GetProperty("published");
        var text = new System.Text.StringBuilder();
        var blocks = new List<(int, int, string, string)>();
        foreach (var block in root.GetProperty("blocks").EnumerateArray())
        {
            var start = text.Length;
            text.Append(block.GetProperty("text").GetString());
            blocks.Add((start, text.Length, block.GetProperty("id").GetString()!, block.GetProperty("kind").GetString()!));
            text.Append('\n');
        }

        return new GoldArticle(
            Path.GetFileNameWithoutExtension(file),
            text.ToString(),
            DateOnly.ParseExact(published.GetString()![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            (root.TryGetProperty("outlet", out var outlet) || root.GetProperty("article").TryGetProperty("outlet", out outlet)) ? outlet.GetString() : null,
            blocks.ToDictionary(block => block.Item3, block => block.Item1),
            blocks);
    }

    /// <summary>Annotations are made in titles, captions, leads, paragraphs and headings only.</summary>
    public bool IsAnnotated(int at) => Blocks.Any(block => block.Start <= at && at < block.End && Annotated.Contains(block.Kind));
}
