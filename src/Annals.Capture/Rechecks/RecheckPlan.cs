using System.Globalization;
using System.Text.Json;
using Annals.Archive;
using Annals.Archive.Reading;

namespace Annals.Capture.Rechecks;

/// <summary>
/// When the page of a known article is asked again: outlets change what they published mostly while it is young. Pure, but for
/// reading the setting.
/// </summary>
public sealed record RecheckPlan
{
    // A cron job comes a little early as often as a little late.
    private const double Tolerance = 0.9;

    // One answer is an accident, two with hours between are not.
    private static readonly TimeSpan Confirmation = TimeSpan.FromHours(3);
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(50);

    // Of a step missed for longer than this (or than itself) nothing is to be made up for: the machine was off, or its memory deleted.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] AfterGone = [TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    public static RecheckPlan Default { get; } = new();

    /// <summary>How long after the first capture; empty for never.</summary>
    public IReadOnlyList<TimeSpan> After { get; init; } = [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>Pages of one host in a round, and in <see cref="Window"/>.</summary>
    public int MostPerHost { get; init; } = 20;

    /// <summary>Rounds may follow each other in seconds: what one host is asked is spread over this.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The archive's own plan: <c>"recheck"</c> in <c>annals.json</c>, a list such as <c>["1h","6h","1d"]</c>, or <c>false</c> for never.
    /// Without it the default.
    /// </summary>
    /// <exception cref="ArchiveException">The setting is neither.</exception>
    public static RecheckPlan Of(ArchiveFolder folder)
    {
        var marker = Path.Combine(folder.Root, "annals.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(marker));
            return !document.RootElement.TryGetProperty("recheck", out var setting) || setting.ValueKind == JsonValueKind.True ? Default
                : setting.ValueKind == JsonValueKind.False ? Default with { After = [] }
                : Default with { After = [.. setting.EnumerateArray().Select(step => Parse(step.GetString() ?? "")).Order()] };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new ArchiveException($"{marker}: \"recheck\" should be a list such as [\"1h\",\"6h\",\"1d\",\"7d\"], or false", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {marker}: {exception.Message}", exception);
        }
    }

    /// <summary>True when an article's page should be asked now.</summary>
    public bool IsDue(ArticleState article, RecheckState memory, DateTimeOffset now)
    {
        if (After.Count == 0 || memory.NotBefore > now)
        {
            return false;
        }

        var seen = memory.CheckedAt is { } at && at > article.CapturedAt ? at : article.CapturedAt;
        if (article.Gone is { } gone)
        {
            // 410 is for good (RFC 9110, section 15.5.11): asked twice, never again.
            return gone.Status != "410" && IsStepDue(AfterGone, gone.Since, seen, now);
        }

        return memory.AbsentSince is { } absent ? now - absent >= Confirmation
            : memory.Doubt is not null ? now - seen >= SecondLook
            : IsStepDue(After, article.FirstCapturedAt, seen, now);
    }

    /// <summary>True when an article is past its last look, so that nothing need be remembered of it.</summary>
    public bool IsOver(ArticleState article, DateTimeOffset now)
        => article.Gone is null && (After.Count == 0 || now - article.FirstCapturedAt > After[^1] + Max(After[^1], Patience) + Patience);

    /// <summary>True when a source that does not have the article has said so for long enough to be believed.</summary>
    internal static bool IsConfirmed(DateTimeOffset absentSince, DateTimeOffset now) => now - absentSince >= Confirmation;

    private static bool IsStepDue(IReadOnlyList<TimeSpan> steps, DateTimeOffset start, DateTimeOffset seen, DateTimeOffset now)
    {
        foreach (var step in steps)
        {
            var due = start + (step * Tolerance);
            if (due <= now && due > seen && now - due <= Max(step, Patience))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a time such as <c>6h</c>.</summary>
    internal static bool IsStep(string step) => TryParse(step) is not null;

    private static TimeSpan Parse(string step) => TryParse(step) ?? throw new FormatException(step);

    private static TimeSpan? TryParse(string step)
        => step.Length > 1 && double.TryParse(step.AsSpan(0, step.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000
            ? step[^1] switch
            {
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => null,
            }
            : null;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
