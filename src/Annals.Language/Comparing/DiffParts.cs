using System.Text;

namespace Annals.Language.Comparing;

/// <summary>Gathers the parts of one paragraph and joins changes that a reader would take for one.</summary>
internal sealed class DiffParts
{
    private readonly List<DiffPart> _parts = [];

    public void Add(DiffKind kind, string text)
    {
        if (text.Length > 0)
        {
            _parts.Add(new DiffPart(kind, text));
        }
    }

    /// <summary>A removal before its addition, and no lonely character or blank between two changes.</summary>
    public List<DiffPart> Joined()
    {
        var joined = new List<DiffPart>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            if (part.Kind == DiffKind.Removed)
            {
                removed.Append(part.Text);
            }
            else if (part.Kind == DiffKind.Added)
            {
                added.Append(part.Text);
            }
            else if (removed.Length > 0 && added.Length > 0 && i + 1 < _parts.Count && IsTooShort(part.Text))
            {
                removed.Append(part.Text);
                added.Append(part.Text);
            }
            else
            {
                Flush(joined, removed, added);
                joined.Add(part);
            }
        }

        Flush(joined, removed, added);
        return joined;
    }

    private static bool IsTooShort(string text) => text.Length == 1 && (char.IsLetter(text[0]) || char.IsWhiteSpace(text[0]) || Figures.IsChineseDigit(text[0]));

    private static void Flush(List<DiffPart> joined, StringBuilder removed, StringBuilder added)
    {
        if (removed.Length > 0)
        {
            joined.Add(new DiffPart(DiffKind.Removed, removed.ToString()));
            removed.Clear();
        }

        if (added.Length > 0)
        {
            joined.Add(new DiffPart(DiffKind.Added, added.ToString()));
            added.Clear();
        }
    }
}
