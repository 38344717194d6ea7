using System.Runtime.ExceptionServices;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Archive.Posts;
using Annals.Pages.Layout;
using Annals.Pages.Words;
using Annals.Publish.Output;
using Annals.Publish.Site.Findings;
using Annals.Publish.Site.Search;
using Annals.Publish.Site.Switching;

namespace Annals.Publish.Site;

/// <summary>
/// Makes an archive's static site, or brings it up to the archive. Every page has a fingerprint of all it shows; only
/// pages whose fingerprint changed are made. They wait in a folder beside the site until all are there.
/// </summary>
public sealed class SiteBuilder
{
    private const int Batch = 256;

    // Pages of an outlet's article run nothing and load nothing but what stands beside them. "file:" is for a site on a disk.
    private const string Policy = "default-src 'none'; img-src 'self' file: data:; style-src 'self' file:; script-src 'self' file:; media-src https: http:; form-action 'self' file:; base-uri 'none'";

    private readonly SiteOptions _options;
    private readonly SiteSwitch _switch;
    private readonly SiteState? _before;
    private readonly SiteState _state;
    private readonly SiteStage _stage;
    private readonly ArticleSource _source;
    private readonly SitePictures _pictures;
    private readonly SiteFindings? _findings;
    private readonly string? _whyWhole;

    private SiteBuilder(SiteOptions options, string root, SiteSwitch switching)
    {
        _options = options;
        Root = root;
        _switch = switching;
        var known = SiteState.Load(options.Folder, root);
        _whyWhole = WhyWhole(known);
        _before = _whyWhole is null ? known : null;
        _state = _before ?? new SiteState { Recipe = SiteState.RecipeOf(options), Position = default };
        _stage = new SiteStage(_before is null ? switching.WholeStage : switching.PartStage);
        _findings = SiteFindings.Of(options);
        _source = new ArticleSource(options.Folder, options.Index);
        _pictures = new SitePictures(_state.Pictures, options.OriginalOfPicture);
    }

    private string Root { get; }

    /// <summary>Makes what is missing. The old site stays whole until the new one is.</summary>
    /// <exception cref="PublishException">The folder holds something else, or the disk refuses; the old site is as it was.</exception>
    /// <exception cref="OperationCanceledException">The old site is as it was.</exception>
    public static SiteResult Build(SiteOptions options, CancellationToken cancellation)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.To));
        var switching = new SiteSwitch(root);
        using var alone = Lock(options.Folder, root);
        try
        {
            switching.Recover();
            OutputFolder.Claim(root, "site");
            return new SiteBuilder(options, root, switching).Build(cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            GiveUp(switching);
            throw new PublishException($"cannot write the site {root}: {exception.Message}; what stood there before is as it was", exception);
        }
        catch (OperationCanceledException)
        {
            GiveUp(switching);
            throw;
        }
    }

    private SiteResult Build(CancellationToken cancellation)
    {
        var position = _options.Index.Position;
        var changed = _before is null ? TakeAll() : TakeChanges(position);
        _state.Position = position;
        var lists = SiteLists.Of(_state.Rows, _state.Outlets.Names.Count);
        var articles = new ArticlePages(_options, _source, lists, _state.Rows, _pictures, _state.Tags, _findings, Context("../../"));
        WriteArticles(lists, articles, changed, cancellation);
        var findings = _findings is null ? null : new FindingPlan(_findings, articles, _state.Pictures.Count, path => Context(SitePlan.UpFrom(path)));
        var files = WriteFiles(new SitePlan(_options, _state, lists, _source, articles, findings, path => Context(SitePlan.UpFrom(path))), findings, changed.Count > 0, cancellation);
        CopyPictures(files);
        var deleted = _before is null ? [] : _before.Files.Keys.Where(path => !files.ContainsKey(path)).ToList();
        _state.Files = files;
        return Finish(deleted);
    }

    private SiteResult Finish(List<string> deleted)
    {
        var articles = _state.Rows.Outlets.Length - _state.Rows.Outlets.Count(-1);
        if (_before is not null && _stage.Written == 0 && deleted.Count == 0)
        {
            return new SiteResult(Root, articles, 0, 0, null);
        }

        var stamp = _state.Save(_options.Folder, Root);
        var written = _stage.Written;
        _stage.Write(SiteState.StampFile, stamp + "\n");
        if (_before is null)
        {
            _switch.Whole();
        }
        else
        {
            _switch.Part(Staged(), deleted);
        }

        SiteState.Forget(_options.Folder, Root, stamp);
        return new SiteResult(Root, articles, written, deleted.Count, _whyWhole);
    }

    // What is linked to comes before what links, the front page and the stamp last.
    private IEnumerable<string> Staged()
        => Directory.EnumerateFiles(_stage.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_stage.Root, file).Replace('\\', '/'))
            .OrderBy(path => path switch
            {
                SiteState.StampFile => 4,
                SitePaths.Front or "search/meta.js" => 3,
                _ when path.StartsWith("a/", StringComparison.Ordinal) || path.StartsWith("img/", StringComparison.Ordinal) => 1,
                _ => 2,
            })
            .ThenBy(path => path, StringComparer.Ordinal);

    private string? WhyWhole(SiteState? known)
        => known is null ? "there was none that this archive knows of"
            : _options.IsWhole ? "you asked for it"
            : known.Recipe != SiteState.RecipeOf(_options) ? "it was made with other options or by another version"
            : !JournalReader.Holds(_options.Folder, known.Position) ? "it was made of another journal"
            : null;

    /// <summary>Reads every article's row; all of them are new.</summary>
    private HashSet<int> TakeAll()
    {
        var rows = new HashSet<int>();
        _source.LoadAll((row, article) =>
        {
            _state.Rows.Set(row, article.Published.ToUnixTimeMilliseconds(), _state.Outlets.NumberOf(article.Outlet), 0);
            rows.Add(row);
        });
        _pictures.ApplyAll(_options.Folder);
        return rows;
    }

    /// <summary>Reads the journal's lines since the last time.</summary>
    /// <returns>The rows of the articles that they concern.</returns>
    private HashSet<int> TakeChanges(JournalPosition to)
    {
        var ids = new HashSet<string>();
        var pictures = new HashSet<ulong>();
        foreach (var line in JournalReader.Read(_options.Folder, _state.Position).TakeWhile(line => line.Next.Sequence <= to.Sequence))
        {
            if ((line.Entry switch { RevisionKept kept => kept.Article, ArticleGone gone => gone.Article, _ => null }) is { } id)
            {
                ids.Add(id);
            }
            else if (line.Entry is not null)
            {
                pictures.UnionWith(_pictures.Apply(line.Entry));
            }
        }

        var rows = ids.Select(id => ArticleId.TryParse(id, out var article) ? _options.Index.RowOf(article) : null).OfType<int>().ToHashSet();
        _source.Load(rows);
        foreach (var row in rows.Order())
        {
            _state.Rows.Set(row, _source[row].Published.ToUnixTimeMilliseconds(), _state.Outlets.NumberOf(_source[row].Outlet), to.Sequence);
            _state.SearchedAnew.Add(row);
        }

        foreach (var row in _state.Rows.Pictures.Where(shown => pictures.Overlaps(shown.Value)).Select(shown => shown.Key).ToList())
        {
            _state.Rows.Touch(row, to.Sequence);
        }

        return rows;
    }

    private void WriteArticles(SiteLists lists, ArticlePages articles, HashSet<int> changed, CancellationToken cancellation)
    {
        var rows = new List<int>();
        var found = Found();
        for (var row = 1; row <= _state.Rows.Count; row++)
        {
            if (_state.Rows.Outlets[row] >= 0 && FingerprintOf(row, lists, found) is var seen && (_before is null || seen != _state.Rows.Pages[row]))
            {
                _state.Rows.Pages[row] = seen;
                rows.Add(row);
            }
        }

        _source.Load(rows.SelectMany(row => (int[])[row, lists.Previous[row], lists.Next[row]]));
        var posts = new PostFile?[Batch];
        var pictures = new ulong[]?[Batch];
        for (var start = 0; start < rows.Count; start += Batch)
        {
            var count = Math.Min(Batch, rows.Count - start);
            var first = start;
            InParallel(count, i => posts[i] = _source.Post(_source[rows[first + i]].Path), cancellation);
            for (var i = 0; i < count; i++)
            {
                TakeTags(rows[start + i]);
            }

            InParallel(count, i => pictures[i] = articles.Write(rows[first + i], posts[i], _stage.Write), cancellation);
            for (var i = 0; i < count; i++)
            {
                TakePictures(rows[start + i], pictures[i]);
            }

            _options.Progress?.Report((start + count, rows.Count));
        }
    }

    // What one of many threads meets is what the caller should hear of.
    private static void InParallel(int count, Action<int> work, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, work);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>By row, what was concluded of the article; 0 for nothing.</summary>
    private ulong[] Found()
    {
        var found = new ulong[_state.Rows.Count + 1];
        if (_findings is not null)
        {
            var prints = _findings.Fingerprints();
            var roll = _options.Index.Roll();
            for (var place = 0; place < roll.Count; place++)
            {
                if (roll[place] is var article && article.Row < found.Length)
                {
                    found[article.Row] = prints.GetValueOrDefault(article.Id);
                }
            }
        }

        return found;
    }

    private ulong FingerprintOf(int row, SiteLists lists, ulong[] found)
    {
        var seen = default(Fingerprint);
        foreach (var shown in (ReadOnlySpan<int>)[row, lists.Previous[row], lists.Next[row]])
        {
            seen.Add(shown);
            seen.Add(_state.Rows.Versions[shown]);
        }

        seen.Add((long)found[row]);
        return seen.Value;
    }

    // Numbers are given in the order of rows, so that the same archive gives the same site.
    private void TakeTags(int row)
    {
        if (_source[row].Tags is { Count: > 0 } tags)
        {
            _state.Rows.Tags[row] = [.. tags.Where(tag => tag.Length > 0).Distinct().Select(_state.Tags.NumberOf)];
        }
        else
        {
            _state.Rows.Tags.Remove(row);
        }
    }

    private void TakePictures(int row, ulong[]? pictures)
    {
        if (pictures is null)
        {
            _state.Rows.Pictures.Remove(row);
        }
        else
        {
            _state.Rows.Pictures[row] = pictures;
        }
    }

    private Dictionary<string, ulong> WriteFiles(SitePlan plan, FindingPlan? findings, bool isChanged, CancellationToken cancellation)
    {
        var search = new SearchData(_options, _state, _source, _stage);
        var before = _before?.Files ?? [];
        var now = new Dictionary<string, ulong>(StringComparer.Ordinal);
        var due = new List<PlannedFile>();
        foreach (var file in plan.Files().Concat(findings?.Files() ?? []).Concat(search.Files()))
        {
            now[file.Path] = file.Fingerprint;
            if (!before.TryGetValue(file.Path, out var fingerprint) || fingerprint != file.Fingerprint)
            {
                due.Add(file);
            }
        }

        _source.Load(due.SelectMany(file => file.Rows).Concat(search.IsWholeDue ? [] : _state.SearchedAnew));
        InParallel(due.Count, i => due[i].Write(_stage), cancellation);
        search.Write(before, now, _before is null || search.IsWholeDue, isChanged);
        return now;
    }

    private void CopyPictures(Dictionary<string, ulong> files)
    {
        foreach (var picture in _state.Rows.Pictures.Values.SelectMany(keys => keys).Select(_pictures.FileOf).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            var path = SitePictures.PathOf(picture);
            var source = _options.Folder.Resolve(picture);
            if (File.Exists(source) && files.TryAdd(path, 1) && _before?.Files.ContainsKey(path) != true)
            {
                _stage.Copy(source, path);
            }
        }
    }

    private PageContext Context(string up) => new()
    {
        Words = Vocabulary.For(_options.Language),
        Links = new SiteLinks(up, _state.Outlets, _state.Tags) { Findings = _findings },
        Now = _options.Now,
        IsOfToday = false,
        IsPublic = true,
        Policy = Policy,
    };

    private static FileStream Lock(ArchiveFolder folder, string root)
    {
        var path = SiteState.LockPath(folder, root);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishException($"cannot begin the site {root}: {exception.Message} (is another run making it just now?)", exception);
        }
    }

    // The disk that refused may refuse this as well; the next run cleans up then.
    private static void GiveUp(SiteSwitch switching)
    {
        try
        {
            switching.GiveUp();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
