using System.Security.Cryptography;
using System.Text;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Pages.Words;

namespace Annals.Publish.Site;

/// <summary>
/// What a site was made of when it was made last, kept under the archive's <c>.annals/sites</c>. Derived: without it the
/// next run makes every page. The site bears the stamp of the state it belongs to, so that neither is ever taken for another's.
/// </summary>
internal sealed class SiteState
{
    /// <summary>The file in the site that bears the stamp.</summary>
    public const string StampFile = ".annals-site";

    private const int Magic = 0x53_4e_41_32;

    public required string Recipe { get; init; }

    public required JournalPosition Position { get; set; }

    public SiteRows Rows { get; init; } = new();

    public Slugs Outlets { get; init; } = new();

    public Slugs Tags { get; init; } = new();

    /// <summary>What the archive has of pictures, by <see cref="SitePictures.KeyOf"/>.</summary>
    public Dictionary<ulong, string> Pictures { get; init; } = [];

    /// <summary>The fingerprints of all files but the articles' pages.</summary>
    public Dictionary<string, ulong> Files { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How far the search data made at once go: the highest row in them; what came later is in the smaller set beside them.</summary>
    public int SearchedTo { get; set; }

    /// <summary>Where in them which keys are, as the search page reads it.</summary>
    public string Directory { get; set; } = "[],[]";

    /// <summary>Rows that changed since the search data were made at once.</summary>
    public HashSet<int> SearchedAnew { get; init; } = [];

    /// <summary>Everything but the archive that decides what the pages look like: another recipe, another site.</summary>
    public static string RecipeOf(SiteOptions options)
        => $"{typeof(SiteState).Assembly.ManifestModule.ModuleVersionId:N} {typeof(Vocabulary).Assembly.ManifestModule.ModuleVersionId:N} {typeof(Extraction.Text.HtmlText).Assembly.ManifestModule.ModuleVersionId:N} {typeof(Stories.Comparing.EventComparison).Assembly.ManifestModule.ModuleVersionId:N} {typeof(Language.Analysis.Analyst).Assembly.ManifestModule.ModuleVersionId:N} {UiLanguageChoice.ToParameter(options.Language)} {options.Address} {(options.Knowledge is { ArticleCount: > 0 } ? "names" : "")}{(options.Stories is not null ? " events" : "")}";

    /// <summary>Null when the site bears no stamp, or none that belongs to this archive.</summary>
    public static SiteState? Load(ArchiveFolder folder, string root)
    {
        var stampFile = Path.Combine(root, StampFile);
        if (!File.Exists(stampFile) || File.ReadAllText(stampFile).Trim() is not { Length: 32 } stamp || !stamp.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var path = PathOf(folder, root, stamp);
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllBytes(path), stamp) : null;
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Writes the state under its stamp, beside those of before.</summary>
    /// <returns>The stamp: a hash of all that the state says.</returns>
    public string Save(ArchiveFolder folder, string root)
    {
        var bytes = ToBytes();
        var stamp = Stamp(bytes);
        var path = PathOf(folder, root, stamp);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, bytes);
        return stamp;
    }

    /// <summary>Removes the states that the site no longer bears.</summary>
    public static void Forget(ArchiveFolder folder, string root, string stamp)
    {
        var kept = PathOf(folder, root, stamp);
        foreach (var other in System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(kept)!, Prefix(root) + "*").Where(other => other != kept))
        {
            File.Delete(other);
        }
    }

    /// <summary>Where runs for one and the same folder wait for each other.</summary>
    public static string LockPath(ArchiveFolder folder, string root) => Path.Combine(folder.LocalFolder, "sites", "lock-" + Prefix(root));

    private static string PathOf(ArchiveFolder folder, string root, string stamp) => Path.Combine(folder.LocalFolder, "sites", Prefix(root) + stamp);

    private static string Prefix(string root) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..16] + "-";

    private static string Stamp(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];

    private byte[] ToBytes()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Recipe);
        writer.Write(Position.ToString());
        Rows.WriteTo(writer);
        Write(writer, Outlets);
        Write(writer, Tags);
        writer.Write(Pictures.Count);
        foreach (var (key, name) in Pictures)
        {
            writer.Write(key);
            writer.Write(name);
        }

        writer.Write(Files.Count);
        foreach (var (path, fingerprint) in Files)
        {
            writer.Write(path);
            writer.Write(fingerprint);
        }

        writer.Write(SearchedTo);
        writer.Write(Directory);
        writer.Write(SearchedAnew.Count);
        foreach (var row in SearchedAnew)
        {
            writer.Write(row);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static SiteState? Parse(byte[] bytes, string stamp)
    {
        if (Stamp(bytes) != stamp)
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        if (reader.ReadInt32() != Magic)
        {
            return null;
        }

        var state = new SiteState
        {
            Recipe = reader.ReadString(),
            Position = JournalPosition.Parse(reader.ReadString()),
            Rows = SiteRows.Read(reader),
            Outlets = ReadSlugs(reader),
            Tags = ReadSlugs(reader),
        };
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var key = reader.ReadUInt64();
            state.Pictures[key] = reader.ReadString();
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var path = reader.ReadString();
            state.Files[path] = reader.ReadUInt64();
        }

        state.SearchedTo = reader.ReadInt32();
        state.Directory = reader.ReadString();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            state.SearchedAnew.Add(reader.ReadInt32());
        }

        return state;
    }

    private static void Write(BinaryWriter writer, Slugs slugs)
    {
        writer.Write(slugs.Names.Count);
        foreach (var name in slugs.Names)
        {
            writer.Write(name);
        }
    }

    private static Slugs ReadSlugs(BinaryReader reader)
    {
        var slugs = new Slugs();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            slugs.NumberOf(reader.ReadString());
        }

        return slugs;
    }
}
