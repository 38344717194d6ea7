using System.Net;
using Annals.Archive;
using Annals.Index;
using Annals.Pages.Notices;
using Annals.Web.Accounts;
using Annals.Web.Marks;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Annals.Web.Tests.Serving;

/// <summary>The door for changes, in front of one change that this test makes.</summary>
public sealed class Changes_through_forms : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("annals-changes-").FullName;
    private readonly List<string> _changes = [];
    private WebApplication? _application;
    private ArchiveIndex? _index;
    private ChangeDoor? _door;
    private ReadingDesks? _desks;
    private HttpClient? _client;

    public async ValueTask InitializeAsync()
    {
        var folder = ArchiveFolder.OpenOrCreate(_root);
        _index = ArchiveIndex.Open(folder);
        var options = new ReaderOptions { Folder = folder, Index = _index };
        _desks = new ReadingDesks(options);
        _door = new ChangeDoor(options, ChangeSeal.Open(folder));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Use((context, next) =>
        {
            context.Features.Set(Visitor.AtHome);
            return next(context);
        });
        _application.Use(_desks.SeatAsync);
        _application.Use(new FrontDoor(options, _door).InvokeAsync);
        _application.UseRouting();
        _application.Use(new MethodGate(options).InvokeAsync);
        _door.Map(_application, "/note", (_, form) => Task.FromResult(Note(form["text"].ToString())), longest: 4096);
        _application.Map("/{**path}", context => context.Response.WriteAsync("a page"));
        await _application.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_application.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await (_application?.DisposeAsync() ?? default);
        _desks?.Dispose();
        _index?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task A_form_of_ours_changes_and_leads_back_to_its_page()
    {
        using var answer = await PostAsync([("text", "好"), ("back", "/a/1?x=2")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/a/1?x=2", answer.Headers.Location?.OriginalString);
        Assert.Equal(["好"], _changes);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    [InlineData("")]
    public async Task The_way_back_never_leads_elsewhere(string back)
    {
        using var answer = await PostAsync([("text", "好"), ("back", back)]);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_script_gets_no_page()
    {
        using var answer = await PostAsync([("text", "好")], ("Accept", "application/json"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://localhost:1")]
    public async Task Another_sites_form_changes_nothing_even_with_the_token(string header, string value)
    {
        using var answer = await PostAsync([("text", "坏")], (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_changes);
    }

    [Fact]
    public async Task A_form_without_the_token_changes_nothing()
    {
        using var answer = await _client!.PostAsync(new Uri("/note", UriKind.Relative), Form([("text", "坏"), ("token", "guessed")]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("什么也没有更改", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(_changes);
    }

    [Fact]
    public async Task A_form_that_is_too_long_changes_nothing()
    {
        using var answer = await PostAsync([("text", new string('x', 10_000))]);

        Assert.True((int)answer.StatusCode is 400 or 413);
        Assert.Empty(_changes);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_is_nobodys_fault()
    {
        using var answer = await PostAsync([("text", "disk")]);

        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Contains("No space left on device", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_is_refused_says_why()
    {
        using var answer = await PostAsync([("text", "refused")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/page")]
    [InlineData("DELETE", "/note")]
    [InlineData("PUT", "/note")]
    public async Task What_takes_no_form_is_only_read(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await _client!.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private ChangeOutcome Note(string text)
    {
        switch (text)
        {
            case "disk":
                throw new IOException("No space left on device");
            case "refused":
                return ChangeOutcome.Refuse(NoticeView.Refused);
            default:
                _changes.Add(text);
                return ChangeOutcome.Done;
        }
    }

    private async Task<HttpResponseMessage> PostAsync((string, string)[] fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/note") { Content = Form([.. fields, (ChangeDoor.TokenField, _door!.TokenFor(Visitor.AtHome)!)]) };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await _client!.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields)
        => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
