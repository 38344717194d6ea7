namespace Annals.Language.Names;

/// <summary>
/// The labels of single characters: outside, or at the beginning, inside, at the end of a name of a kind, or all of one. Those after which
/// nothing is open come first, so that what may stand before a label is a range.
/// </summary>
internal static class Tags
{
    public const int Count = 13;
    public const int Outside = 0;

    private const int LastClosed = 6;

    public static int Last(NameKind kind) => 1 + (int)kind;

    public static int Single(NameKind kind) => 4 + (int)kind;

    public static int Begin(NameKind kind) => 7 + (2 * (int)kind);

    public static int Inside(NameKind kind) => 8 + (2 * (int)kind);

    public static NameKind KindOf(int tag) => (NameKind)(tag > LastClosed ? (tag - LastClosed - 1) / 2 : (tag - 1) % 3);

    /// <summary>A name goes on behind it.</summary>
    public static bool IsOpen(int tag) => tag > LastClosed;

    /// <summary>A name begins with it.</summary>
    public static bool Begins(int tag) => tag is >= 4 and <= LastClosed or 7 or 9 or 11;

    /// <summary>The labels that may stand before one, first and last.</summary>
    public static (int First, int Last) Before(int tag)
        => tag == Outside || Begins(tag) ? (Outside, LastClosed) : (Begin(KindOf(tag)), Inside(KindOf(tag)));

    public static bool MayFollow(int tag, int before) => Before(tag) is var (first, last) && before >= first && before <= last;
}
