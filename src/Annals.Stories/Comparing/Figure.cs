using Annals.Language.Claims;
using Annals.Stories.Following;
using Annals.Stories.Passages;

namespace Annals.Stories.Comparing;

/// <summary>A number of an article with what stands around it.</summary>
/// <param name="Unit">As units are compared.</param>
/// <param name="Around">The clause without the number, folded.</param>
/// <param name="Pairs">Neighbouring characters of it that mean something.</param>
/// <param name="Names">Whom and what its sentence names.</param>
/// <param name="Day">The first date of its sentence; null without one.</param>
internal sealed record Figure(Reading Reading, Claim Claim, Quantity? Quantity, string Unit, string Around, HashSet<(char, char)> Pairs, HashSet<string> Names, string? Day)
{
    public string Written => Claim.Value + (Claim.Unit is null ? "" : " " + Claim.Unit);

    public bool Agrees(Figure other) => Claim.Value == other.Claim.Value || (Quantity is { } mine && other.Quantity is { } theirs && mine.Agrees(theirs));

    public static Figure Of(Matter matter, Reading reading, Claim claim)
    {
        var (start, end) = Context.Clause(reading, claim.Start, claim.End);
        var around = reading.Folded[start..claim.Start] + "\n" + reading.Folded[Math.Min(claim.Start + 1, claim.End)..end];
        var (from, to) = reading.SentenceAt(claim.Start);
        var day = reading.Report.Analysis.Times.Where(time => time.Start >= from && time.End <= to && DayRange.Of(time.Value) is not null).Select(time => time.Value).FirstOrDefault();
        return new Figure(reading, claim, Comparing.Quantity.Of(claim.Value), Comparing.Quantity.UnitOf(claim.Unit), around, Context.Pairs(around), Context.Names(reading, matter.Keys, claim.Start), day);
    }
}
