namespace Annals.Language.Comparing;

/// <summary>How alike two texts are, whatever their script: the share of neighbouring character pairs they have in common (Dice).</summary>
internal sealed class Bigrams
{
    private readonly Dictionary<int, int> _counts = [];
    private int _total;

    public static Bigrams Of(string text)
    {
        var bigrams = new Bigrams();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var pair = (text[i] << 16) | text[i + 1];
            bigrams._counts[pair] = bigrams._counts.GetValueOrDefault(pair) + 1;
            bigrams._total++;
        }

        return bigrams;
    }

    public double Likeness(Bigrams other)
    {
        if (_total + other._total == 0)
        {
            return 0;
        }

        var common = 0;
        foreach (var (pair, count) in _counts)
        {
            common += Math.Min(count, other._counts.GetValueOrDefault(pair));
        }

        return 2.0 * common / (_total + other._total);
    }
}
