using System.Text;
using Annals.Archive;
using Annals.Publish.Output;

namespace Annals.Publish.Site.Switching;

/// <summary>
/// Puts a staged site, or a staged change of one, in its place. A site made whole changes places with the old one by a
/// single rename. A change is a list of moves that is durable before the first of them: killed midway, the next run does
/// the rest. Whatever is found half made, without such a list, is thrown away.
/// </summary>
internal sealed class SiteSwitch(string root)
{
    private const string ListName = ".annals-switch";
    private const string DoneName = ".annals-complete";
    private const char End = '.';

    /// <summary>A whole site on its way.</summary>
    public string WholeStage => Beside("new");

    /// <summary>A change on its way.</summary>
    public string PartStage => Beside("next");

    /// <summary>Ends what a run that was killed had decided, and removes what it had not.</summary>
    public void Recover()
    {
        if (File.Exists(Path.Combine(WholeStage, DoneName)))
        {
            SwitchWhole();
        }

        FinishWhole();
        if (File.Exists(Path.Combine(PartStage, ListName)) && Directory.Exists(root))
        {
            ApplyList();
        }

        Remove(PartStage);
    }

    /// <summary>Puts the staged site in the place of the old one.</summary>
    public void Whole()
    {
        var done = Path.Combine(WholeStage, DoneName);
        File.WriteAllText(done, "");
        Disk.TrySync(done);
        SwitchWhole();
        FinishWhole();
    }

    /// <summary>Puts the staged files in their places and deletes others.</summary>
    /// <param name="moved">In the order in which they are to appear: what is linked to before what links.</param>
    public void Part(IEnumerable<string> moved, IEnumerable<string> deleted)
    {
        var list = new StringBuilder();
        foreach (var path in moved)
        {
            list.Append('+').Append(path).Append('\n');
        }

        foreach (var path in deleted)
        {
            list.Append('-').Append(path).Append('\n');
        }

        var file = Path.Combine(PartStage, ListName + ".tmp");
        File.WriteAllText(file, list.Append(End).Append('\n').ToString());
        Disk.TrySync(file);
        AtomicFile.Write(Path.Combine(PartStage, ListName), File.ReadAllBytes(file));
        ApplyList();
        Remove(PartStage);
    }

    /// <summary>Removes what was staged; nothing of it was seen by anybody.</summary>
    public void GiveUp()
    {
        Remove(WholeStage);
        Remove(PartStage);
    }

    private string Beside(string what) => Path.Combine(Path.GetDirectoryName(root) ?? root, $".{Path.GetFileName(root)}.annals-{what}");

    private void SwitchWhole()
    {
        if (!Directory.Exists(root))
        {
            Directory.Move(WholeStage, root);
        }
        else if (!Disk.TryExchange(WholeStage, root))
        {
            var old = Beside("old");
            Remove(old);
            Directory.Move(root, old);
            Directory.Move(WholeStage, root);
        }
    }

    // The site in its place says that it has just come: what stands aside is then the one before.
    private void FinishWhole()
    {
        var done = Path.Combine(root, DoneName);
        foreach (var old in (string[])[WholeStage, Beside("old")])
        {
            if (File.Exists(done) && Directory.Exists(old))
            {
                TakeOver(old);
            }

            Remove(old);
        }

        Delete(done);
    }

    // What is the owner's and not the site's: a repository, a host's file.
    private void TakeOver(string old)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(old).Where(OutputFolder.IsHarmless))
        {
            var target = Path.Combine(root, Path.GetFileName(entry));
            if (!Path.Exists(target))
            {
                Directory.Move(entry, target);
            }
        }
    }

    private void ApplyList()
    {
        var lines = File.ReadAllLines(Path.Combine(PartStage, ListName));
        foreach (var line in lines.Where(line => line.Length > 1))
        {
            var target = Path.Combine(root, line[1..]);
            if (line[0] == '-')
            {
                Delete(target);
            }
            else if (Path.Combine(PartStage, line[1..]) is var staged && File.Exists(staged))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(staged, target, overwrite: true);
            }
        }
    }

    private static void Delete(string file)
    {
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
