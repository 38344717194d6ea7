using System.Net;
using System.Text.RegularExpressions;

namespace Annals.Web.Tests.Findings;

public class Figures_over_HTTP(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_of_a_place_stand_in_their_order_each_with_its_sentence()
    {
        Assert.Contains("annals analyze", await reader.Client.GetStringAsync("/figures", Cancellation));

        reader.Keep("https://outlet.example/quake", "德国地震", "<p>德国今天发生地震，至少3人死亡。</p>");
        reader.Keep("https://other.example/quake", "德国地震死者增加", "<p>德国地震已造成12人死亡。</p>");
        reader.Analyse();

        var list = await reader.Client.GetStringAsync("/figures", Cancellation);
        var address = Regex.Match(list, "/figures/[^\"?]+").Value;
        var page = await reader.Client.GetStringAsync(address, Cancellation);
        Assert.Contains("死亡", page);
        Assert.Contains("≥ 3", page);
        Assert.Matches("href=\"/a/[^\"]*at=[0-9]+-[0-9]+#here\"[^>]*>德国地震已造成12人死亡", page);

        using var named = await reader.Client.GetAsync("/figures?place=" + Uri.EscapeDataString("德國"), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        Assert.Equal(address, named.Headers.Location?.OriginalString);
        Assert.Contains($"href=\"{address}\"", await reader.Client.GetStringAsync("/who/" + Uri.EscapeDataString("place:德国"), Cancellation));
        Assert.DoesNotContain("死亡</", await reader.Client.GetStringAsync(address + "?of=votes", Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/figures/place:nowhere", Cancellation)).StatusCode);
    }
}
