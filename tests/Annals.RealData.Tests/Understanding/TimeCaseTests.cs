using System.Globalization;
using System.Text.Json;
using Annals.Language.Times;
using Annals.RealData.Tests.Support;

namespace Annals.RealData.Tests.Understanding;

/// <summary>Floors under the figures of docs/benchmarks.md, so that a change that loses some is seen.</summary>
public class TimeCaseTests(ITestOutputHelper output)
{
    [Fact]
    public void News_style_times_are_found_with_their_values()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("language/time-news-dev.json")));
        int gold = 0, right = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var published = DateOnly.ParseExact(one.GetProperty("reference").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var found = TimeFinder.Find(one.GetProperty("text").GetString()!, published);
            foreach (var expected in one.GetProperty("expressions").EnumerateArray())
            {
                gold++;
                right += found.Any(time => time.Start == expected.GetProperty("start").GetInt32() && time.Text == expected.GetProperty("surface").GetString() && time.Value == expected.GetProperty("value").GetString()) ? 1 : 0;
            }
        }

        output.WriteLine($"{right} of {gold}");
        Assert.True(right >= 0.95 * gold, $"{right} of {gold}");
    }
}
