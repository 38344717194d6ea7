using System.Security.Cryptography;
using System.Text;
using Annals.Archive;
using Annals.Archive.Copying;
using Annals.Capture.Filtering;
using Annals.Extraction.Pages.Evidence;
using Annals.Language.Variants;

namespace Annals.Capture.Rules;

/// <summary>
/// A text that the owner of an archive writes for Annals to follow: <c>filters.txt</c>, <c>variants.txt</c>, <c>rules/HOST.rules</c>.
/// It is checked by the parser that reads it in earnest, and saved whole or not at all.
/// </summary>
public sealed class OwnersText
{
    private const string VariantsName = "variants.txt";
    private const string RulesFolder = "rules/";
    private const string RulesEnding = ".rules";
    private const int LongestName = 100;

    /// <summary>What is longer is no list of rules.</summary>
    public const int MostBytes = 1 << 20;

    private readonly ArchiveFolder _folder;
    private readonly string _path;

    private OwnersText(ArchiveFolder folder, string name, OwnersTextKind kind)
    {
        (_folder, Name, Kind) = (folder, name, kind);
        _path = Path.Combine(folder.Root, name);
    }

    /// <summary>Relative to the archive, with '/'.</summary>
    public string Name { get; }

    public OwnersTextKind Kind { get; }

    /// <summary>False for one that nobody has written yet.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>UTC; null for one that nobody has written yet.</summary>
    public DateTimeOffset? ChangedAt => Exists ? new DateTimeOffset(File.GetLastWriteTimeUtc(_path), TimeSpan.Zero) : null;

    /// <summary>Null for a name that none of these texts has: nothing else in the archive can be read or written this way.</summary>
    public static OwnersText? Named(ArchiveFolder folder, string name) => name switch
    {
        FilterSet.FileName => new OwnersText(folder, name, OwnersTextKind.Filters),
        VariantsName => new OwnersText(folder, name, OwnersTextKind.Variants),
        _ when IsRulesName(name) => new OwnersText(folder, name, OwnersTextKind.PageRules),
        _ => null,
    };

    /// <summary>The filters and the names, whether or not anybody has written them, and the rules of each outlet that has some.</summary>
    public static IReadOnlyList<OwnersText> In(ArchiveFolder folder)
        => [.. OwnersFiles.In(folder).Prepend(VariantsName).Prepend(FilterSet.FileName).Distinct().Select(name => Named(folder, name)).OfType<OwnersText>()];

    /// <summary>The name under which an outlet's rules are kept; null when the text is no host name.</summary>
    public static string? RulesNameOf(string host)
        => RulesFolder + host.Trim().ToLowerInvariant() + RulesEnding is var name && IsRulesName(name) ? name : null;

    /// <summary>Empty for one that nobody has written yet.</summary>
    /// <exception cref="ArchiveException">It cannot be read.</exception>
    public string Read()
    {
        try
        {
            return !Exists ? ""
                : new FileInfo(_path).Length > MostBytes ? throw new ArchiveException($"{Name} is larger than 1 MB: that is no list of rules")
                : File.ReadAllText(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {_path}: {exception.Message}", exception);
        }
    }

    /// <summary>Tells one state of a text from another, so that nobody saves over what somebody else has written meanwhile.</summary>
    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>What cannot be understood, line by line; empty when all of it can.</summary>
    public IReadOnlyList<TextProblem> Check(string text) => Kind switch
    {
        _ when Encoding.UTF8.GetByteCount(text) > MostBytes => [new TextProblem(0, "larger than 1 MB: that is no list of rules")],
        _ when string.IsNullOrWhiteSpace(text) => [],
        OwnersTextKind.Filters => [.. FilterParser.Parse(text).Problems.Select(problem => new TextProblem(problem.Line, problem.Message))],
        OwnersTextKind.Variants => [.. VariantTable.Parse(text).Problems.Select(Numbered)],
        _ => [.. PageRules(text).Errors.Select(error => new TextProblem(error.Line, error.Message))],
    };

    /// <summary>Takes the place of what was there; an empty text removes the file.</summary>
    /// <param name="text">One that <see cref="Check"/> finds nothing wrong with.</param>
    /// <param name="mark">The mark of the text that was edited.</param>
    /// <returns>False when somebody else has changed the file since: nothing is written.</returns>
    /// <exception cref="IOException">The disk refused; the file is as before.</exception>
    public bool Save(string text, string mark)
    {
        if (Check(text).Count > 0)
        {
            throw new ArgumentException("a text that cannot be understood is not saved", nameof(text));
        }

        if (MarkOf(Read()) != mark)
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            File.Delete(_path);
            return true;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        AtomicFile.Write(_path, Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n"));
        return true;
    }

    /// <summary>The rules in a text, with what could not be understood.</summary>
    public (SiteRules Rules, IReadOnlyList<SiteRulesError> Errors) PageRules(string text) => SiteRulesFile.Parse(text, Path.GetFileName(Name));

    private static bool IsRulesName(string name)
        => OwnersFiles.Contains(name) && name.StartsWith(RulesFolder, StringComparison.Ordinal) && name.Length is > 12 and <= LongestName
            && name.AsSpan(RulesFolder.Length).IndexOfAnyExcept(HostCharacters) < 0;

    // A host in letters, digits, hyphens and dots is a file's name on every system.
    private static readonly System.Buffers.SearchValues<char> HostCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_");

    private static TextProblem Numbered(string problem)
    {
        var colon = problem.IndexOf(':', StringComparison.Ordinal);
        return problem.StartsWith("line ", StringComparison.Ordinal) && int.TryParse(problem.AsSpan(5, Math.Max(0, colon - 5)), System.Globalization.CultureInfo.InvariantCulture, out var line)
            ? new TextProblem(line, problem[(colon + 1)..].Trim())
            : new TextProblem(0, problem);
    }
}

public enum OwnersTextKind
{
    /// <summary>What is kept, skipped and tagged.</summary>
    Filters,

    /// <summary>Names that are spelled differently, for searches.</summary>
    Variants,

    /// <summary>How an outlet's pages are read.</summary>
    PageRules,
}

/// <param name="Line">From 1; 0 for the text as a whole.</param>
/// <param name="Message">What is wrong, and what to do.</param>
public sealed record TextProblem(int Line, string Message);
