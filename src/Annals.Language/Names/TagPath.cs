using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Annals.Language.Names;

/// <summary>
/// The best sequence of labels so far, for each label it may end with (Viterbi's algorithm), all labels of a step at once: 45 vector
/// instructions a character where a loop over the labels took three times as long (2026-11-21).
/// </summary>
/// <remarks>
/// Lanes of the closed vector are the labels 0 to 6; those of the open one the labels 8 to 12, and 7 in the last lane, so that the two halves of a
/// vector of scores fit them. Lanes that stand for no label hold rubbish that nobody reads.
/// </remarks>
internal sealed class TagPath
{
    private const int Lanes = 8;
    private const int Closed = 7;
    private const int Never = -10_000_000;
    private const int BytesAStep = 16;

    private static readonly Vector256<int> LastLane = Vector256.Create(0, 0, 0, 0, 0, 0, 0, -1);

    // In the closed vector, the labels that begin something (or nothing); in the open one likewise.
    private static readonly Vector256<int> ClosedStarts = Vector256.Create(-1, 0, 0, 0, -1, -1, -1, 0);
    private static readonly Vector256<int> OpenStarts = Vector256.Create(0, -1, 0, -1, 0, 0, 0, -1);

    // For each lane that goes on with a kind, where the open vector holds the kind's first and further characters.
    private static readonly Vector256<int> BeginsOfClosed = Vector256.Create(0, 7, 1, 3, 0, 0, 0, 0);
    private static readonly Vector256<int> InsidesOfClosed = Vector256.Create(0, 0, 2, 4, 0, 0, 0, 0);
    private static readonly Vector256<int> BeginsOfOpen = Vector256.Create(7, 0, 1, 0, 3, 0, 0, 0);
    private static readonly Vector256<int> InsidesOfOpen = Vector256.Create(0, 0, 2, 0, 4, 0, 0, 0);

    private readonly Vector256<int>[] _starts = new Vector256<int>[Closed];
    private readonly Vector256<int> _beginToClosed;
    private readonly Vector256<int> _insideToClosed;
    private readonly Vector256<int> _beginToOpen;
    private readonly Vector256<int> _insideToOpen;
    private readonly byte[] _from;
    private Vector256<int> _closed;
    private Vector256<int> _open;

    /// <param name="transitions">From a label (row) to the next one.</param>
    public TagPath(ReadOnlySpan<short> transitions, int longest)
    {
        _from = new byte[longest * BytesAStep];
        for (var before = 0; before < Closed; before++)
        {
            _starts[before] = Row(transitions, lane => StartOf(lane) is { } label ? (before, label) : null);
        }

        _beginToClosed = Row(transitions, lane => lane is >= 1 and <= 3 ? (Begin(lane - 1), lane) : null);
        _insideToClosed = Row(transitions, lane => lane is >= 1 and <= 3 ? (Inside(lane - 1), lane) : null);
        _beginToOpen = Row(transitions, lane => lane is 0 or 2 or 4 ? (Begin(lane / 2), 8 + lane) : null);
        _insideToOpen = Row(transitions, lane => lane is 0 or 2 or 4 ? (Inside(lane / 2), 8 + lane) : null);
    }

    /// <summary>Nothing is open before the first character.</summary>
    public void Start()
    {
        _open = Vector256.Create(Never);
        _closed = Vector256.Create(0, Never, Never, Never, Never, Never, Never, Never);
    }

    /// <param name="scores">A lane a label.</param>
    public void Step(int at, Vector256<short> scores)
    {
        var (starts, startsFrom) = Starts();
        var (closed, closedFrom) = GoOn(BeginsOfClosed, _beginToClosed, InsidesOfClosed, _insideToClosed);
        var (open, openFrom) = GoOn(BeginsOfOpen, _beginToOpen, InsidesOfOpen, _insideToOpen);
        var (low, high) = Vector256.Widen(scores);
        _closed = Vector256.ConditionalSelect(ClosedStarts, starts, closed) + low;
        _open = Vector256.ConditionalSelect(OpenStarts, starts, open) + Vector256.ConditionalSelect(LastLane, low, high);
        Keep(at, Vector256.ConditionalSelect(ClosedStarts, startsFrom, closedFrom), Vector256.ConditionalSelect(OpenStarts, startsFrom, openFrom));
    }

    /// <summary>A character that no name holds is outside, whatever is around it.</summary>
    public void StepOutside(int at)
    {
        var (starts, from) = Starts();
        _closed = Vector256.Create(starts[Tags.Outside], Never, Never, Never, Never, Never, Never, Never);
        _open = Vector256.Create(Never);
        Keep(at, from, from);
    }

    /// <summary>The label of the last character, at which nothing may be open.</summary>
    public int End()
    {
        var tag = Tags.Outside;
        for (var label = 1; label < Closed; label++)
        {
            tag = _closed[label] > _closed[tag] ? label : tag;
        }

        return tag;
    }

    /// <summary>The label before the one of a character.</summary>
    public int Before(int at, int tag) => _from[(at * BytesAStep) + tag];

    // What begins may follow every closed label; of equal ones the first.
    private (Vector256<int> Scores, Vector256<int> From) Starts()
    {
        var starts = _starts;
        var most = Vector256.Shuffle(_closed, Vector256<int>.Zero) + starts[0];
        var from = Vector256<int>.Zero;
        for (var before = 1; before < starts.Length; before++)
        {
            var label = Vector256.Create(before);
            var score = Vector256.Shuffle(_closed, label) + starts[before];
            from = Vector256.ConditionalSelect(Vector256.GreaterThan(score, most), label, from);
            most = Vector256.Max(score, most);
        }

        return (most, from);
    }

    private (Vector256<int> Scores, Vector256<int> From) GoOn(Vector256<int> begins, Vector256<int> fromBegin, Vector256<int> insides, Vector256<int> fromInside)
    {
        var begin = Vector256.Shuffle(_open, begins) + fromBegin;
        var inside = Vector256.Shuffle(_open, insides) + fromInside;
        return (Vector256.Max(begin, inside), Labels(Vector256.ConditionalSelect(Vector256.GreaterThan(inside, begin), insides, begins)));
    }

    // Of lanes of the open vector.
    private static Vector256<int> Labels(Vector256<int> lanes) => Vector256.ConditionalSelect(Vector256.Equals(lanes, Vector256.Create(Lanes - 1)), lanes, lanes + Vector256.Create(Lanes));

    private void Keep(int at, Vector256<int> closed, Vector256<int> open)
    {
        var words = Vector256.Narrow(Vector256.ConditionalSelect(LastLane, open, closed), open);
        Vector128.Narrow(words.GetLower(), words.GetUpper()).AsByte().StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_from), (nuint)(at * BytesAStep));
    }

    private static int Begin(int kind) => Tags.Begin((NameKind)kind);

    private static int Inside(int kind) => Tags.Inside((NameKind)kind);

    // The labels that begin something, each in the lane it has in its vector: no two want the same.
    private static int? StartOf(int lane) => lane switch { 0 or 4 or 5 or 6 or 7 => lane, 1 or 3 => 8 + lane, _ => null };

    private static Vector256<int> Row(ReadOnlySpan<short> transitions, Func<int, (int Before, int Label)?> labels)
    {
        Span<int> row = stackalloc int[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            row[lane] = labels(lane) is var (before, label) ? transitions[(before * Tags.Count) + label] : 0;
        }

        return Vector256.Create<int>(row);
    }
}
