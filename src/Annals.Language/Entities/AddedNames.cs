namespace Annals.Language.Entities;

/// <summary>Names that come to those already found, and which places of the text they took.</summary>
internal sealed class AddedNames(int length)
{
    private bool[] _taken = [];

    public List<NameSpan> Spans { get; } = [];

    public bool IsTaken(int start, int end) => _taken.Length > 0 && _taken.AsSpan(start, end - start).Contains(true);

    public void Add(NameSpan span)
    {
        if (_taken.Length == 0)
        {
            _taken = new bool[length];
        }

        Spans.Add(span);
        _taken.AsSpan(span.Start, span.Length).Fill(true);
    }
}
