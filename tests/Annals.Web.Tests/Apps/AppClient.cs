using System.Net;
using System.Text;
using System.Text.Json;

namespace Annals.Web.Tests.Apps;

/// <summary>Asks as an app does, with its header on every request.</summary>
internal sealed class AppClient(HttpClient http, string header, string value)
{
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, content: null);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, content: null);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    public async Task<(HttpStatusCode Status, string Body)> FormAsync(string path, string form)
        => await ReadAsync(await SendAsync(HttpMethod.Post, path, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded")));

    public async Task<(HttpStatusCode Status, string Body)> JsonAsync(HttpMethod method, string path, string body)
        => await ReadAsync(await SendAsync(method, path, new StringContent(body, Encoding.UTF8, "application/json")));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation(header, value);
        return await http.SendAsync(request, Cancellation);
    }

    public static string Basic(string name, string password) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));

    private static async Task<(HttpStatusCode Status, string Body)> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
