namespace Annals.Index.Storage;

/// <summary>SQLite refused.</summary>
/// <param name="code">The primary result code (https://sqlite.org/rescode.html).</param>
internal sealed class DatabaseException(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    private const int Error = 1;
    private const int Full = 13;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    public int Code => code;

    /// <summary>The file itself is at fault, so that only building it anew helps. A plain error is one of these too: our SQL is fixed, so a table must be missing.</summary>
    public bool IsDamage => code is Corrupt or NotADatabase or Error;

    public bool IsDiskFull => code is Full;

    /// <summary>The disk took nothing: it is full, or may not be written to. What is on it can still be read.</summary>
    public bool IsOfWriting => code is Full or ReadOnly or InputOutput or CannotOpen;
}
