using System.Collections.Concurrent;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Journal;
using Annals.Capture.State;

namespace Annals.Capture.Images;

/// <summary>
/// What this machine remembers of pictures, in <c>.annals/images.json</c>: which could not be had, and which articles have
/// not been looked at yet. Without the file everything is asked for once more, and nothing else is lost.
/// </summary>
public sealed class ImageMemory
{
    private const int FailuresUntilHostIsDown = 3;
    private static readonly TimeSpan HostStaysDown = TimeSpan.FromMinutes(10);

    // After these a picture is given up: eleven days and a half.
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 4, 12, 24, 72, 168 }.Select(static hours => TimeSpan.FromHours(hours))];

    private readonly ConcurrentDictionary<string, MissingPicture> _missing;
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset At)> _hosts = new();
    private readonly Lock _saving = new();
    private readonly string _path;
    private readonly DateTime _savedAt;

    private ImageMemory(string path, ImageState state)
    {
        _path = path;
        _savedAt = File.GetLastWriteTimeUtc(path);
        _missing = new(state.Missing);
        Waiting = new(state.Waiting.Select(id => new KeyValuePair<string, byte>(id, 0)));
        Position = JournalPosition.Parse(state.Position);
    }

    internal ConcurrentDictionary<string, Lazy<Task<KeptImage>>> Running { get; } = new();

    /// <summary>Articles whose pictures have not all been asked for.</summary>
    internal ConcurrentDictionary<string, byte> Waiting { get; }

    /// <summary>How far the journal has been followed.</summary>
    internal JournalPosition Position { get; set; }

    public static ImageMemory Load(ArchiveFolder folder)
    {
        var path = Path.Combine(folder.LocalFolder, "images.json");
        return new ImageMemory(path, Read(path));
    }

    /// <summary>The memory as another process has saved it meanwhile; this one when it has not.</summary>
    public ImageMemory Newer(ArchiveFolder folder) => File.GetLastWriteTimeUtc(_path) == _savedAt ? this : Load(folder);

    /// <summary>How many will be asked for again, and how many are given up.</summary>
    public (int Missing, int GivenUp) Counts()
    {
        var all = _missing.Values.ToList();
        var givenUp = all.Count(static missing => missing.NextAt is null);
        return (all.Count - givenUp, givenUp);
    }

    /// <summary>Null for a picture that is kept, or was never asked for.</summary>
    public MissingPicture? Find(string url) => _missing.GetValueOrDefault(url);

    /// <summary>Why a picture is not asked for again yet; null when it may be.</summary>
    internal string? Failure(string url, DateTimeOffset now) => Find(url) is { } missing && !(missing.NextAt <= now) ? missing.Reason : null;

    /// <summary>The pictures to be asked for again, those first that were missed last.</summary>
    internal IReadOnlyList<string> Due(DateTimeOffset now)
        => [.. _missing.Where(missing => missing.Value.NextAt <= now).OrderByDescending(missing => missing.Value.Since).ThenBy(missing => missing.Key, StringComparer.Ordinal).Select(missing => missing.Key)];

    internal void Forget(string url) => _missing.TryRemove(url, out _);

    /// <param name="isForGood">True when asking again is in vain.</param>
    /// <param name="counts">False when nobody was really asked.</param>
    internal void Remember(string url, string reason, DateTimeOffset now, bool isForGood, bool counts)
        => _missing.AddOrUpdate(
            url,
            _ => new MissingPicture(reason, now, 1, isForGood ? null : now + Pauses[0]),
            (_, known) =>
            {
                var tries = known.Tries + (counts ? 1 : 0);
                return known with { Reason = reason, Tries = tries, NextAt = isForGood || tries > Pauses.Length ? null : now + Pauses[Math.Max(0, tries - 1)] };
            });

    /// <summary>A host that cannot be reached costs three pictures their patience, not three hundred.</summary>
    internal bool IsDown(string authority, DateTimeOffset now)
        => _hosts.TryGetValue(authority, out var host) && host.Failures >= FailuresUntilHostIsDown && now - host.At < HostStaysDown;

    internal void Reached(string authority, bool wasReached, DateTimeOffset now)
    {
        if (wasReached)
        {
            _hosts.TryRemove(authority, out _);
        }
        else
        {
            _hosts.AddOrUpdate(authority, (1, now), (_, known) => (known.Failures + 1, now));
        }
    }

    /// <exception cref="ArchiveException">The disk refused.</exception>
    internal void Save()
    {
        lock (_saving)
        {
            var state = new ImageState
            {
                Position = Position.ToString(),
                Waiting = [.. Waiting.Keys.Order(StringComparer.Ordinal)],
                Missing = _missing.OrderBy(missing => missing.Key, StringComparer.Ordinal).ToDictionary(missing => missing.Key, missing => missing.Value),
            };
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(state, LocalStateJson.Default.ImageState));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new ArchiveException($"cannot write {_path}: {exception.Message}", exception);
            }
        }
    }

    private static ImageState Read(string path)
    {
        try
        {
            var state = JsonSerializer.Deserialize(File.ReadAllBytes(path), LocalStateJson.Default.ImageState);
            return state is { Missing: not null, Waiting: not null } ? state : new ImageState();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new ImageState();
        }
    }
}
