using System.Globalization;

namespace Annals.Browser.Tests;

/// <summary><c>annals serve</c> over a few articles of ours, to which another process adds more.</summary>
public sealed class SmallReader : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-browser-small-").FullName;
    private AnnalsProcess? _annals;
    private int _articles;

    public Uri Address => _annals!.Address;

    private string Archive => Path.Combine(_root, "archive");

    public async ValueTask InitializeAsync()
    {
        await KeepAsync("افتتاح مكتبة الميناء الجديدة", "صحيفة الساحل", "ar", "<p>افتتحت المدينة صباح اليوم مكتبة الميناء الجديدة، وتضم نحو 120 ألف كتاب (Harbour Library).</p><blockquote>القراءة ليست ترفا.</blockquote>");
        await KeepAsync("海嶼燈塔今晚重新點燈", "海嶼時報", "zh-TW", "<p>【本報訊】海嶼燈塔今晚七時重新點燈。「點燈的一刻，碼頭上有人哭了。」</p>");
        await KeepAsync("Harbour to lengthen its quay", "The Lanmouth Courier", "en", "<p>The harbour board voted seven to two on Thursday to lengthen the container quay by 240 metres.</p>");
        _annals = await AnnalsProcess.ServeAsync(["serve", "--port", "0", "--archive", Archive], TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _annals?.Dispose();
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>One more article, by <c>annals import</c>; the reader notices by itself.</summary>
    public async Task KeepAsync(string title, string outlet, string language, string body)
    {
        _articles++;
        var at = new DateTimeOffset(2026, 5, 4, 6, _articles, 0, TimeSpan.Zero);
        var url = $"https://outlet.example/{_articles}";
        var post = Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"2026-05-04-{_articles}.md"));
        await File.WriteAllTextAsync(
            post,
            $"""
            ---
            layout: post
            title: "{title}"
            date: {at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture)}
            author: {outlet}
            from: {url}
            tags: [ {outlet} ]
            comments: True
            categories: [ {outlet} ]
            lang: {language}
            ---
            <!--{at.ToUnixTimeMilliseconds()}-->
            [{title}]({url})
            ------

            <div>
            {body}
            </div>

            """,
            TestContext.Current.CancellationToken);
        await AnnalsProcess.RunAsync(["import", post, "--archive", Archive], TestContext.Current.CancellationToken);
    }
}
