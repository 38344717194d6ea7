using Annals.Archive;
using Annals.Capture.Fetching;

namespace Annals.Web.Hooks;

/// <summary>
/// The owner's <c>hooks.txt</c> in the archive's folder: a line a hook, the address first, then <c>secret:…</c> and words of a search as one
/// likes. An edited file is noticed; a line that makes no sense is said and left out.
/// </summary>
internal sealed class HookFile(ArchiveFolder folder, Action<string> report)
{
    private const string Name = "hooks.txt";

    private const string SecretMark = "secret:";
    private const int MostHooks = 100;
    private const long MostBytes = 256 * 1024;

    private readonly string _path = folder.HooksFile;
    private (DateTime ChangedAt, long Length)? _read;

    public IReadOnlyList<Hook> Hooks { get; private set; } = [];

    /// <summary>Reads it again when it was made, changed or removed. What cannot be read now is as it was.</summary>
    public void Refresh()
    {
        try
        {
            var info = new FileInfo(_path);
            if (!info.Exists)
            {
                (_read, Hooks) = (null, []);
            }
            else if (_read != (info.LastWriteTimeUtc, info.Length))
            {
                _read = (info.LastWriteTimeUtc, info.Length);
                Hooks = info.Length > MostBytes ? Nothing() : Parse(File.ReadAllText(_path), problem => report($"{Name}, {problem}"));
                PrivateFiles.IgnoreInGit(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report($"{Name} cannot be read: {exception.Message}");
        }
    }

    public static IReadOnlyList<Hook> Parse(string text, Action<string> problem)
    {
        var hooks = new Dictionary<string, Hook>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.Trim() is not { Length: > 0 } said || said[0] == '#')
            {
                continue;
            }

            var words = said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (WebAddress.Parse(words[0]) is not { } address)
            {
                problem($"line {number}: it begins with no http or https address; it is left out");
                continue;
            }

            var secret = words.Skip(1).FirstOrDefault(static word => word.StartsWith(SecretMark, StringComparison.Ordinal))?[SecretMark.Length..];
            var hook = new Hook(address.AbsoluteUri, string.Join(' ', words.Skip(1).Where(static word => !word.StartsWith(SecretMark, StringComparison.Ordinal))), string.IsNullOrEmpty(secret) ? null : secret);
            if (hooks.Count == MostHooks)
            {
                problem($"line {number}: more than {MostHooks} hooks; it and what follows is left out");
                break;
            }

            hooks[hook.Key] = hook;
        }

        return [.. hooks.Values];
    }

    private IReadOnlyList<Hook> Nothing()
    {
        report($"{Name} is larger than {MostBytes / 1024} KB: that is no list of hooks; none is called");
        return [];
    }
}
