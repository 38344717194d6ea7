using System.Text.Json;
using System.Text.Json.Serialization;

namespace Annals.Archive.Copying;

/// <summary>What the side that receives says first, as one line of JSON: how far its copy is, and which files of it are gone or short.</summary>
/// <param name="Format">The newest archive format it reads.</param>
/// <param name="Lines">Lines of its journal; 0 for no archive yet.</param>
/// <param name="Head">The hash of its last line; 64 zeros when it has none.</param>
/// <param name="Missing">SHA-256 of files that its journal names and it has not.</param>
internal sealed record SyncGreeting(int Format, long Lines, string Head, IReadOnlyList<string> Missing);

/// <summary>What the side that receives says last.</summary>
/// <param name="Files">Files received and found to be what their names say.</param>
/// <param name="Lines">Lines of its journal now.</param>
/// <param name="Problem">Null when its copy is now the archive.</param>
internal sealed record SyncResult(int Files, long Bytes, long Lines, string? Problem);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SyncGreeting))]
[JsonSerializable(typeof(SyncResult))]
internal sealed partial class SyncJson : JsonSerializerContext
{
    private const int MostBytes = 64 << 20;

    public static async Task WriteLineAsync<T>(Stream stream, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        await stream.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'], cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <exception cref="ArchiveException">The other side said nothing, or nothing of the kind.</exception>
    public static async Task<T> ReadLineAsync<T>(Stream stream, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var line = new List<byte>();
        var buffer = new byte[1];
        while (await stream.ReadAsync(buffer, cancellation) == 1 && buffer[0] != (byte)'\n')
        {
            line.Add(buffer[0]);
            if (line.Count > MostBytes)
            {
                break;
            }
        }

        try
        {
            return JsonSerializer.Deserialize(line.ToArray(), type) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new ArchiveException("the other side did not answer as Annals does: is it installed there, and does a login there print nothing of its own?", exception);
        }
    }
}
