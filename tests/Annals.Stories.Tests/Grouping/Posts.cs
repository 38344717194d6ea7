using Annals.Language.Analysis;
using Annals.Stories.Grouping;

namespace Annals.Stories.Tests.Grouping;

/// <summary>Small articles of our own.</summary>
internal static class Posts
{
    private static readonly Lock Reading = new();
    private static readonly Analyst Analyst = new();

    public static Report Post(string id, string published, string title, string body, string outlet = "甲报")
    {
        var time = DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);
        lock (Reading)
        {
            return new Report(id, outlet, time, title, Analyst.Read(title + "\n" + body, DateOnly.FromDateTime(time.UtcDateTime), outlet));
        }
    }

    public static Grouper Of(params IEnumerable<Report> reports)
    {
        var grouper = new Grouper();
        foreach (var report in reports)
        {
            grouper.Add(report);
        }

        return grouper;
    }

    public static Membership Member(this Grouper grouper, string id) => grouper.Memberships().Single(membership => membership.Article == id);
}
