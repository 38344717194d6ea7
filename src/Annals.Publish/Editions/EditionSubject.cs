using System.Globalization;
using Annals.Pages.Words;

namespace Annals.Publish.Editions;

/// <summary>What an edition is of: a span of days, an outlet, a search, or several of these at once. What is null does not restrict.</summary>
public sealed record EditionSubject
{
    /// <summary>The first day (UTC).</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day (UTC).</summary>
    public DateOnly? To { get; init; }

    public string? Outlet { get; init; }

    /// <summary>What was searched for.</summary>
    public string? Query { get; init; }

    public static EditionSubject OfDay(DateOnly day) => new() { From = day, To = day };

    /// <summary>A week as ISO 8601 counts it (<c>2026-W47</c>), Monday to Sunday; null for what is none.</summary>
    public static EditionSubject? OfWeek(string text)
    {
        if (text is not [_, _, _, _, '-', 'W' or 'w', _, _]
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            || year is < 1 or > 9998 || week < 1 || week > ISOWeek.GetWeeksInYear(year))
        {
            return null;
        }

        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return new EditionSubject { From = monday, To = monday.AddDays(6) };
    }

    /// <summary>True for seven days from a Monday on.</summary>
    public bool IsWeek => From is { DayOfWeek: DayOfWeek.Monday } from && To == from.AddDays(6);

    /// <summary>The name of an edition's file, without its ending: safe on every system, and different for different subjects.</summary>
    public string FileName
    {
        get
        {
            var days = From is not { } from ? null : from == To ? DateText.Machine(from)
                : IsWeek ? string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(from.ToDateTime(default)):0000}-W{ISOWeek.GetWeekOfYear(from.ToDateTime(default)):00}")
                : To is { } to ? $"{DateText.Machine(from)}_{DateText.Machine(to)}" : $"{DateText.Machine(from)}_";
            days ??= To is { } until ? $"_{DateText.Machine(until)}" : null;
            var words = string.Join('-', new[] { Outlet, Query }.OfType<string>().Select(Plain).Where(part => part.Length > 0));
            var name = string.Join('-', new[] { days, words }.Where(part => part is { Length: > 0 }));
            return name.Length > 0 ? name : "all";
        }
    }

    private static string Plain(string text)
        => string.Join('-', new string([.. text.Take(60).Select(character => char.IsLetterOrDigit(character) ? character : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
