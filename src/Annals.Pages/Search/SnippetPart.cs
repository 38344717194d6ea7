namespace Annals.Pages.Search;

/// <summary>A piece of a text that was searched.</summary>
/// <param name="IsMatch">True for what the question asked for.</param>
public sealed record SnippetPart(string Text, bool IsMatch)
{
    /// <summary>Cuts a text at its marks. Marks that overlap or lie outside are ignored.</summary>
    /// <param name="marks">In UTF-16 units, in order.</param>
    public static IReadOnlyList<SnippetPart> Split(string text, IReadOnlyList<(int Start, int Length)> marks)
    {
        var parts = new List<SnippetPart>((marks.Count * 2) + 1);
        var at = 0;
        foreach (var (start, length) in marks)
        {
            if (start < at || length <= 0 || start + length > text.Length)
            {
                continue;
            }

            Add(text[at..start], isMatch: false);
            Add(text.Substring(start, length), isMatch: true);
            at = start + length;
        }

        Add(text[at..], isMatch: false);
        return parts;

        void Add(string piece, bool isMatch)
        {
            if (piece.Length > 0)
            {
                parts.Add(new SnippetPart(piece, isMatch));
            }
        }
    }
}
