using System.Text.Json;
using Annals.Archive;

namespace Annals.Publish.Editions;

/// <summary>What its owner wrote into <c>annals.json</c>: <c>"edition":{"every":"day","to":"editions"}</c>. All of it may be left out.</summary>
/// <param name="IsWeekly">True for <c>"every":"week"</c>.</param>
/// <param name="Folder">Absolute; <c>to</c> is relative to the archive.</param>
public sealed record EditionPlan(bool IsWeekly, string Folder)
{
    // Outlets date articles back, and their feeds are read some time after midnight.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    // A machine that was off for longer is asked for what it missed with 'annals edition'.
    private const int MostDaysBack = 7;

    /// <summary>Null when nobody wants editions.</summary>
    /// <exception cref="ArchiveException">The setting is not understood.</exception>
    public static EditionPlan? Of(ArchiveFolder folder)
    {
        var marker = Path.Combine(folder.Root, "annals.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(marker));
            if (!document.RootElement.TryGetProperty("edition", out var wish))
            {
                return null;
            }

            var every = wish.TryGetProperty("every", out var text) ? text.GetString() : "day";
            var to = wish.TryGetProperty("to", out var place) ? place.GetString() : "editions";
            return every is "day" or "week" && !string.IsNullOrWhiteSpace(to) ? new EditionPlan(every == "week", Path.GetFullPath(Path.Combine(folder.Root, to))) : throw new FormatException();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new ArchiveException($"{marker}: \"edition\" should be such as {{\"every\":\"day\",\"to\":\"editions\"}}; every is day or week", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {marker}: {exception.Message}", exception);
        }
    }

    /// <summary>What could be printed by now, oldest first: days, or the week, that are over for some time.</summary>
    public IReadOnlyList<EditionSubject> Due(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime((now - Patience).UtcDateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return IsWeekly
            ? [new EditionSubject { From = monday.AddDays(-7), To = monday.AddDays(-1) }]
            : [.. Enumerable.Range(1, MostDaysBack).Select(back => EditionSubject.OfDay(today.AddDays(-back))).Reverse()];
    }
}
