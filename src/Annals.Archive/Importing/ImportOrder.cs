using System.Text;

namespace Annals.Archive.Importing;

/// <summary>
/// The order in which files are kept, so that the versions of an article come in the order in which they were seen:
/// by capture time where it is known, else by the date in the file's head, else by path.
/// </summary>
internal static class ImportOrder
{
    private const int HeadLength = 1024;

    public static IReadOnlyList<FoundFile> Sort(IReadOnlyList<FoundFile> files, CaptureTimes times)
    {
        var keys = new DateTimeOffset[files.Count];
        Parallel.For(0, files.Count, i => keys[i] = times.Of(files[i].Source) ?? DateIn(files[i].FullPath));
        var order = Enumerable.Range(0, files.Count).ToArray();
        Array.Sort(order, (left, right) => keys[left].CompareTo(keys[right]) is not 0 and var byTime ? byTime : left.CompareTo(right));
        return [.. order.Select(i => files[i])];
    }

    private static DateTimeOffset DateIn(string path)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        try
        {
            using var file = File.OpenHandle(path);
            head = head[..RandomAccess.Read(file, head, 0)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The import itself will say why it cannot be read.
            return DateTimeOffset.MinValue;
        }

        return Field(head, "\ndate: "u8, (byte)'\n') is { } date && UtcTime.FromIso(date.Trim('"', '\'', ' ')) is { } time ? time
            : Field(head, "<!--"u8, (byte)'-') is { } epoch && long.TryParse(epoch, System.Globalization.CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and < 250_000_000_000_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.MinValue;
    }

    private static string? Field(ReadOnlySpan<byte> head, ReadOnlySpan<byte> before, byte end)
    {
        var start = head.IndexOf(before);
        if (start < 0)
        {
            return null;
        }

        var value = head[(start + before.Length)..];
        var length = value.IndexOf(end);
        return length < 0 ? null : Encoding.UTF8.GetString(value[..length]);
    }
}
