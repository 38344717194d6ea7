namespace Annals.Archive.Readers;

/// <summary>Who reads: the name of a folder under <c>readers/</c>. Lower-case letters, digits, '-' and '_', up to 64 of them, so that it is one name on every system.</summary>
public readonly record struct ReaderName
{
    private const int Longest = 64;

    private readonly string? _value;

    private ReaderName(string value) => _value = value;

    /// <summary>The one reader of an archive without accounts.</summary>
    public static ReaderName Owner { get; } = new("owner");

    public string Value => _value ?? Owner.Value;

    public static bool TryParse(string? text, out ReaderName name)
    {
        var valid = text is { Length: > 0 and <= Longest } && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
        name = valid ? new ReaderName(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
