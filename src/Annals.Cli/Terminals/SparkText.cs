namespace Annals.Cli.Terminals;

/// <summary>A row of numbers as a row of block characters, three numbers each, so that a month takes ten columns.</summary>
internal static class SparkText
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const int Together = 3;

    /// <summary>Empty for no numbers; nothing at all is a dot.</summary>
    public static string Of(IReadOnlyList<int> numbers) => OfEach([.. numbers.Chunk(Together).Select(static some => some.Sum())]);

    /// <summary>A character a number.</summary>
    public static string OfEach(IReadOnlyList<int> sums)
    {
        var most = sums.Count == 0 ? 0 : sums.Max();
        return string.Concat(sums.Select(sum => sum == 0 ? '·' : Blocks[Math.Min(Blocks.Length - 1, (sum * Blocks.Length - 1) / most)]));
    }
}
