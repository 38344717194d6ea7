using Annals.Extraction.Dom;

namespace Annals.Extraction.Pages.Body;

/// <summary>
/// Classes that many elements share and that together hold much of the page's text: whatever such a class is called
/// (some sites name every paragraph after the advertisements that may follow it), its elements are not what the name says.
/// </summary>
internal sealed class SharedNames
{
    private readonly Dictionary<string, (int Chars, int Count)> _shares = new(StringComparer.Ordinal);
    private readonly int _enough;

    public SharedNames(Node body)
    {
        _enough = body.Weight.OwnChars / 4;
        foreach (var node in body.Descendants())
        {
            if (node.IsText || node.Attribute("class") is not { } name || !node.Suggests(Hint.Noise) || node.Suggests(Hint.Comments))
                continue;
            var (chars, count) = _shares.GetValueOrDefault(name);
            _shares[name] = (chars + node.Weight.OwnChars, count + 1);
        }
    }

    public bool AreTextual(Node node) =>
        node.Attribute("class") is { } name && _shares.TryGetValue(name, out var share) && share.Count > 1 && share.Chars > _enough;
}
