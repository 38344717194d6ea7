using Annals.Capture.Rechecks;

namespace Annals.Capture.Tests.Rechecks;

public class PageTitleChangeTests
{
    [Theory]
    [InlineData("Bridge opens", "Bridge opens", "Bridge closes", "Bridge closes")]
    [InlineData("Bridge opens", "Bridge opens - Outlet", "Bridge closes - Outlet", "Bridge closes")]
    [InlineData("Bridge opens", "Bridge opens", "Bridge  opens ", null)]
    [InlineData("Bridge opens", "Other words", "Quite others", null)]
    [InlineData("Bridge opens", "Bridge opens - Outlet", "Bridge opens | The Outlet", null)]
    [InlineData("Bridge opens", null, "Bridge closes", null)]
    [InlineData("Bridge opens", "Bridge opens", null, null)]
    public void Only_what_the_outlet_changed_is_a_change(string known, string? before, string? now, string? expected)
        => Assert.Equal(expected, PageTitleChange.Find(known, before, now));
}
