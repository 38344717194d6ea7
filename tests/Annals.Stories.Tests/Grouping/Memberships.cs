using Annals.Stories.Grouping;

namespace Annals.Stories.Tests.Grouping;

public class Memberships
{
    [Fact]
    public void Two_memberships_of_the_same_article_in_the_same_event_are_equal()
        => Assert.Equal(new Membership("a", "e1", "s1", null, null), new Membership("a", "e1", "s1", null, null));
}
