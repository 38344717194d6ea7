using System.Globalization;
using System.Text.Json;
using Annals.Archive;

namespace Annals.Publish.Git.Publishing;

/// <summary>
/// What its owner wrote into <c>annals.json</c>: <c>"publish":{"git":{"remote":"…","branch":"main","every":"1h","blobs":false}}</c>.
/// All of it may be left out but the remote.
/// </summary>
/// <param name="Every">How often while <c>annals up</c> runs; null for only when asked.</param>
public sealed record PublishPlan(string Remote, string Branch, TimeSpan? Every, bool WithBlobs)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Null when nobody wants it published.</summary>
    /// <exception cref="ArchiveException">The setting is not understood.</exception>
    public static PublishPlan? Of(ArchiveFolder folder)
    {
        var marker = Path.Combine(folder.Root, "annals.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(marker));
            if (!document.RootElement.TryGetProperty("publish", out var publish) || !publish.TryGetProperty("git", out var git))
            {
                return null;
            }

            return new PublishPlan(
                git.GetProperty("remote").GetString() is { Length: > 0 } remote ? remote : throw new FormatException(),
                git.TryGetProperty("branch", out var branch) ? branch.GetString() ?? throw new FormatException() : new GitPublishSettings().Branch,
                git.TryGetProperty("every", out var every) ? Period(every.GetString() ?? "") : null,
                !git.TryGetProperty("blobs", out var blobs) || blobs.GetBoolean());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new ArchiveException($"{marker}: \"publish\" should be such as {{\"git\":{{\"remote\":\"git@example.org:news.git\",\"every\":\"1h\"}}}}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {marker}: {exception.Message}", exception);
        }
    }

    public GitPublishSettings ToSettings() => new() { Remote = Remote, Branch = Branch, WithBlobs = WithBlobs };

    private static TimeSpan Period(string text)
    {
        var period = text.Length > 1 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 10_000
            ? text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => TimeSpan.Zero,
            }
            : TimeSpan.Zero;
        return period >= Shortest ? period : throw new FormatException(text);
    }
}
