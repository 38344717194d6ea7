using Annals.Index.Storage;

namespace Annals.Index.Tests.Storage;

public class RecentTests
{
    [Fact]
    public void What_was_forgotten_is_read_again()
    {
        var readings = 0;
        var recent = new Recent<int>(() => ++readings);

        Assert.Equal(1, recent.Value);
        recent.Forget();
        Assert.Equal(2, recent.Value);
    }
}
