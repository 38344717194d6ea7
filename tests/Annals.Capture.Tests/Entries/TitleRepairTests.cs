using Annals.Capture.Entries;

namespace Annals.Capture.Tests.Entries;

public class TitleRepairTests
{
    [Theory]
    [InlineData("A&B Bridge opens", "Bridge opens", "Bridge opens")]
    [InlineData("Bridge opens …", "Bridge opens", "Bridge opens")]
    [InlineData("Bri\uFFFD\uFFFDe opens", "Bridge opens", "Bridge opens")]
    [InlineData("Bridge opens", "Bridge opens - The Outlet", "Bridge opens")]
    [InlineData("Bridge opens", "Subscribe now", "Bridge opens")]
    [InlineData("Bridge  opens", "Bridge opens", "Bridge  opens")]
    [InlineData("Bridge opens", null, "Bridge opens")]
    [InlineData("", "Bridge opens", "Bridge opens")]
    public void The_page_is_believed_only_where_the_damage_shows(string damaged, string? page, string repaired)
        => Assert.Equal(repaired, TitleRepair.Repair(damaged, page));
}
