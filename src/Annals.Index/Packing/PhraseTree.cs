using System.Runtime.InteropServices;

namespace Annals.Index.Packing;

/// <summary>Finds the longest of many phrases that a text goes on with. Fixed once built; for any number of threads.</summary>
internal sealed class PhraseTree
{
    private const int Root = 0;

    private readonly Dictionary<Step, int> _next = [];
    private readonly List<int> _symbols = [-1];

    /// <param name="phrases">Not empty ones; a phrase's number is its place in the list.</param>
    public PhraseTree(IReadOnlyList<string> phrases)
    {
        for (var number = 0; number < phrases.Count; number++)
        {
            var node = Root;
            foreach (var unit in phrases[number])
            {
                ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_next, new Step(node, unit), out var isKnown);
                if (!isKnown)
                {
                    next = _symbols.Count;
                    _symbols.Add(-1);
                }

                node = next;
            }

            _symbols[node] = number;
        }
    }

    /// <returns>The number of the longest phrase that <paramref name="text"/> begins with, and its length; -1 and 1 when there is none.</returns>
    public (int Number, int Length) Longest(ReadOnlySpan<char> text)
    {
        var (number, length) = (-1, 1);
        var node = Root;
        for (var i = 0; i < text.Length && _next.TryGetValue(new Step(node, text[i]), out node); i++)
        {
            if (_symbols[node] >= 0)
            {
                (number, length) = (_symbols[node], i + 1);
            }
        }

        return (number, length);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(int Node, char Unit)
    {
        public override int GetHashCode() => (Node * 31) ^ (Unit * 0x9e3779b);
    }
}
