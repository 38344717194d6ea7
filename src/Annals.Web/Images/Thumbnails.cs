using System.Collections.Concurrent;
using Annals.Archive;
using Annals.Capture.Images;

namespace Annals.Web.Images;

/// <summary>
/// Small copies of pictures, kept in <c>.annals/thumbs</c> and made anew when they are gone. Decoding is not done in this
/// process: <see cref="ThumbnailProgram"/>. Whatever goes wrong, the picture itself is served.
/// </summary>
internal sealed class Thumbnails(ArchiveFolder folder, ThumbnailProgram? program, Action<string> report)
{
    private const long MostBytes = 512 << 20;
    private const int BetweenLooks = 256;

    // Of this process, however many readers it has.
    private static readonly SemaphoreSlim Places = new(2);

    private readonly ConcurrentDictionary<string, byte> _failed = new();
    private int _made;
    private int _isSaid;

    /// <summary>Pixels of our own pages' pictures; other widths alone are not made, so that nobody fills the disk with all of them.</summary>
    public static IReadOnlyList<int> Widths { get; } = [160, 320, 640, 1280];

    /// <summary>A copy that was made before; null when it must be made.</summary>
    public async Task<byte[]?> FindAsync(string path, PictureShape shape, CancellationToken cancellation)
        => Path.Combine(folder.ThumbsFolder, NameOf(path, shape)) is var file && shape != PictureShape.AsItIs && File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellation) : null;

    /// <summary>Null when there is none: then the picture itself will do.</summary>
    /// <param name="path">The picture's file, relative to the archive.</param>
    /// <param name="picture">Its bytes, whose kind has been looked at.</param>
    /// <param name="shape">Other shapes than widths alone only as they were signed: their number is the callers' to bound.</param>
    public async Task<byte[]?> GetAsync(string path, ReadOnlyMemory<byte> picture, PictureShape shape, CancellationToken cancellation)
    {
        var name = NameOf(path, shape);
        if ((shape.IsWidthAlone && !Widths.Contains(shape.Width!.Value)) || shape == PictureShape.AsItIs || _failed.ContainsKey(name) || PictureSize.IsBomb(picture.Span)
            || (shape.IsWidthAlone && PictureSize.Of(picture.Span) is var (own, _) && own <= shape.Width))
        {
            return null;
        }

        if (program is null)
        {
            if (Interlocked.Exchange(ref _isSaid, 1) == 0)
            {
                report("vipsthumbnail is not installed (Debian: libvips-tools), so that lists show pictures in their full size");
            }

            return null;
        }

        try
        {
            var target = Path.Combine(folder.ThumbsFolder, name);
            return File.Exists(target) ? await File.ReadAllBytesAsync(target, cancellation) : await MakeAsync(program, folder.Resolve(path), target, name, shape, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }

    private static string NameOf(string path, PictureShape shape) => Path.Combine(shape.FolderName, Path.GetFileNameWithoutExtension(path) + shape.Ending);

    private async Task<byte[]?> MakeAsync(ThumbnailProgram maker, string picture, string target, string name, PictureShape shape, CancellationToken cancellation)
    {
        await Places.WaitAsync(cancellation);
        try
        {
            if (File.Exists(target))
            {
                return await File.ReadAllBytesAsync(target, cancellation);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);

            // Not the caller's cancellation: who asks again should find it.
            if (await maker.RunAsync(picture, shape) is { } bytes && PictureType.Of(bytes) == shape.MediaType)
            {
                AtomicFile.Write(target, bytes);
                StayWithinBounds();
                return bytes;
            }

            _failed.TryAdd(name, 0);
            return null;
        }
        finally
        {
            Places.Release();
        }
    }

    private void StayWithinBounds()
    {
        if (Interlocked.Increment(ref _made) % BetweenLooks != 1)
        {
            return;
        }

        var files = new DirectoryInfo(folder.ThumbsFolder).EnumerateFiles("*", SearchOption.AllDirectories).OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        var bytes = 0L;
        foreach (var file in files)
        {
            bytes += file.Length;
            if (bytes > MostBytes)
            {
                file.Delete();
            }
        }
    }
}
