using Annals.Archive;
using Annals.Extraction.Pages.Evidence;

namespace Annals.Capture.Evidence;

/// <summary>The owner's rules for reading outlets' pages: <c>rules/*.rules</c> in the archive's folder, in the order of their names. Edited files are noticed.</summary>
public sealed class RuleFiles
{
    private readonly string _folder;
    private (string Path, DateTime ChangedAt, long Length)[] _files = [];
    private IReadOnlyList<SiteRules> _rules = [];

    private RuleFiles(string folder) => _folder = folder;

    /// <summary>Lines that could not be understood, and files that could not be read; the others hold.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public static RuleFiles Open(ArchiveFolder folder)
    {
        var rules = new RuleFiles(Path.Combine(folder.Root, "rules"));
        rules.Refresh();
        return rules;
    }

    /// <summary>The rules for pages of this address; null when there are none.</summary>
    public SiteRules? For(Uri url) => _rules.FirstOrDefault(rules => rules.AreFor(url));

    /// <summary>Reads them again when one was added, changed or removed.</summary>
    public void Refresh()
    {
        var files = Files();
        if (!files.SequenceEqual(_files))
        {
            (_files, var rules, var problems) = (files, new List<SiteRules>(), new List<string>());
            foreach (var (path, _, _) in files)
            {
                Read(path, rules, problems);
            }

            (_rules, Problems) = (rules, problems);
        }
    }

    private static void Read(string path, List<SiteRules> rules, List<string> problems)
    {
        try
        {
            var (read, errors) = SiteRulesFile.Parse(File.ReadAllText(path), Path.GetFileName(path));
            rules.Add(read);
            problems.AddRange(errors.Select(error => error.ToString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: {exception.Message}");
        }
    }

    private (string Path, DateTime ChangedAt, long Length)[] Files()
    {
        try
        {
            return Directory.Exists(_folder)
                ? [.. new DirectoryInfo(_folder).EnumerateFiles("*.rules").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => (file.FullName, file.LastWriteTimeUtc, file.Length))]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // As they were read last; a folder that cannot be listed is no reason to forget them.
            return _files;
        }
    }
}
