using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Annals.Web.Tests;

/// <summary>The document of the API against the API: neither has an address, a method or a key that the other has not.</summary>
public class OpenApi_holds(ReaderFixture reader) : IClassFixture<ReaderFixture>
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_of_the_API_stands_in_its_document_and_no_other()
    {
        using var document = await DocumentAsync();
        var documented = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(operation => Methods.Contains(operation.Name)).Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));

        Assert.Equal(reader.Server.Routes.OfType<RouteEndpoint>().SelectMany(Operations).Distinct().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/search", "?q=%E5%A4%A7%E6%A1%A5")]
    [InlineData("/api/v1/search", "?from=2000-01-01&limit=1")]
    [InlineData("/api/v1/articles", "?limit=2")]
    [InlineData("/api/v1/articles/{id}", "")]
    [InlineData("/api/v1/articles/{id}/state", "")]
    [InlineData("/api/v1/unread", "?limit=1")]
    [InlineData("/api/v1/starred", "")]
    [InlineData("/api/v1/token", "")]
    [InlineData("/api/v1/feeds", "")]
    [InlineData("/api/v1/picture", "?url=https://pictures.example/bridge.png&w=320")]
    public async Task What_is_answered_has_the_keys_and_types_of_the_document(string path, string query)
    {
        using var document = await DocumentAsync();
        using var answer = JsonDocument.Parse(await reader.Client.GetStringAsync(path.Replace("{id}", reader.Bridge, StringComparison.Ordinal) + query, Cancellation));
        var schema = document.RootElement.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

        Assert.Empty(Faults(document.RootElement, schema, answer.RootElement, "$"));
    }

    [Theory]
    [InlineData("/api/v1/entities", "")]
    [InlineData("/api/v1/entities", "?q=%E6%9C%9B%E5%B7%9D")]
    [InlineData("/api/v1/entities/{key}", "")]
    [InlineData("/api/v1/quotes", "")]
    [InlineData("/api/v1/sources", "")]
    [InlineData("/api/v1/figures", "?place=%E5%BE%B7%E5%9B%BD")]
    [InlineData("/api/v1/figures", "")]
    [InlineData("/api/v1/articles/{id}/analysis", "")]
    [InlineData("/api/v1/events", "?sort=widest&least=1")]
    [InlineData("/api/v1/events/{event}", "")]
    [InlineData("/api/v1/stories", "?from=2020-01-01")]
    public async Task What_was_concluded_has_the_keys_and_types_of_the_document(string path, string query)
    {
        reader.Keep("https://outlet.example/speech", "总理谈大桥", "<p>据法新社报道，德国总理朔尔茨（Olaf Scholz）说：“我们要在明年春天以前修好这座大桥，一天也不能拖。”至少3人死亡。</p>");
        reader.Analyse();
        using var document = await DocumentAsync();
        var address = path.Replace("{id}", ReaderFixture.IdOf("https://outlet.example/speech"), StringComparison.Ordinal).Replace("{key}", Uri.EscapeDataString("person:奥拉夫·朔尔茨"), StringComparison.Ordinal);
        if (path.EndsWith("{event}", StringComparison.Ordinal))
        {
            using var events = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/events", Cancellation));
            (address, path) = ("/api/v1/events/" + events.RootElement.GetProperty("events")[0].GetProperty("id").GetString(), "/api/v1/events/{id}");
        }

        using var answer = JsonDocument.Parse(await reader.Client.GetStringAsync(address + query, Cancellation));
        var schema = document.RootElement.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");

        Assert.Empty(Faults(document.RootElement, schema, answer.RootElement, "$"));
    }

    [Fact]
    public async Task A_search_knows_whom_articles_name()
    {
        reader.Keep("https://outlet.example/speech", "总理谈大桥", "<p>德国总理朔尔茨说，大桥必须修好。</p>");
        reader.Analyse();

        Assert.Contains(ReaderFixture.IdOf("https://outlet.example/speech"), await reader.Client.GetStringAsync("/api/v1/search?q=who:" + Uri.EscapeDataString("朔爾茨"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Client.GetAsync("/api/v1/entities/person:nobody", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Nothing_that_the_document_points_to_is_missing()
    {
        using var document = await DocumentAsync();
        var pointers = Pointers(document.RootElement).Distinct().ToList();

        Assert.NotEmpty(pointers);
        Assert.All(pointers, pointer => Resolve(document.RootElement, pointer));
    }

    [Theory]
    [InlineData("GET", "/api/v1/articles/0123456789ab", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/articles?day=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/articles?cursor=x", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/events?day=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/events?cursor=!", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/entities?cursor=x", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v1/stories/s0", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/v1/search?q=x", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/v1/feeds", HttpStatusCode.MethodNotAllowed)]
    public async Task Every_error_is_one_object_with_one_sentence(string method, string address, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await reader.Client.SendAsync(request, Cancellation);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(["error"], body.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/api/v1/articles")]
    [InlineData("/api/v1/feeds")]
    [InlineData("/api/v1/search?q=%E5%A4%A7%E6%A1%A5")]
    public async Task What_is_known_already_is_not_sent_again(string address)
    {
        using var first = await reader.Client.GetAsync(address, Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };
        using var second = await reader.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/entities", "entities", "key")]
    [InlineData("/api/v1/entities?q=%E5%9B%BD", "entities", "key")]
    [InlineData("/api/v1/quotes", "quotations", "id")]
    [InlineData("/api/v1/events", "events", "id")]
    [InlineData("/api/v1/events?sort=widest", "events", "id")]
    [InlineData("/api/v1/stories", "stories", "id")]
    public async Task A_cursor_leads_through_what_was_concluded_once(string path, string list, string id)
    {
        reader.Keep("https://outlet.example/speech", "总理谈大桥", "<p>据法新社报道，德国总理朔尔茨（Olaf Scholz）说：“我们要在明年春天以前修好这座大桥，一天也不能拖。”</p>");
        reader.Keep("https://outlet.example/un", "秘书长谈渡轮", "<p>联合国秘书长古特雷斯说：“渡轮的票价不应当一年涨三次，住在岛上的人付不起。”</p>");
        reader.Analyse();
        var whole = await PageAsync("limit=1000");
        var ids = new List<string?>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await PageAsync($"limit=1&cursor={cursor}");
            ids.AddRange(page.Ids);
            cursor = page.Cursor;
        }

        Assert.Null(whole.Cursor);
        Assert.True(whole.Ids.Count > 1);
        Assert.Equal(whole.Ids, ids);

        async Task<(List<string?> Ids, string? Cursor)> PageAsync(string query)
        {
            using var page = JsonDocument.Parse(await reader.Client.GetStringAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}", Cancellation));
            return ([.. page.RootElement.GetProperty(list).EnumerateArray().Select(one => one.GetProperty(id).GetString())], page.RootElement.GetProperty("cursor").GetString());
        }
    }

    [Fact]
    public async Task A_cursor_leads_through_all_articles_once_while_more_come_in()
    {
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            using var page = JsonDocument.Parse(await reader.Client.GetStringAsync($"/api/v1/articles?to=2024-07-02&limit=1&cursor={cursor}", Cancellation));
            Assert.Equal(2, page.RootElement.GetProperty("total").GetInt32());
            ids.AddRange(page.RootElement.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetString()));
            cursor = page.RootElement.GetProperty("cursor").GetString();
            reader.Keep($"https://outlet.example/meanwhile-{ids.Count}", "又一篇");
        }
        while (cursor is not null);

        Assert.Equal([ReaderFixture.IdOf("https://harbour.example/quay"), ReaderFixture.IdOf("https://hostile.example/x")], ids);
    }

    [Theory]
    [InlineData("outlet=%E5%8D%97%E6%B1%80%E5%B9%BF%E6%92%AD", 1)]
    [InlineData("tag=%E6%A1%A5%E6%A2%81%2F%E9%81%93%E8%B7%AF", 1)]
    [InlineData("day=2024-07-02", 1)]
    [InlineData("from=2024-07-01&to=2024-07-02", 2)]
    [InlineData("outlet=nobody", 0)]
    public async Task A_list_is_of_what_was_asked_for(string query, int count)
    {
        using var page = JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/articles?" + query, Cancellation));

        Assert.Equal(count, page.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(count, page.RootElement.GetProperty("articles").GetArrayLength());
    }

    private async Task<JsonDocument> DocumentAsync() => JsonDocument.Parse(await reader.Client.GetStringAsync("/api/v1/openapi.json", Cancellation));

    private static IEnumerable<string> Operations(RouteEndpoint route)
    {
        var path = "/" + route.RoutePattern.RawText!.TrimStart('/');
        return path.StartsWith("/api/v1/", StringComparison.Ordinal)
            ? (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(method => method != "HEAD").Select(method => $"{method} {path}")
            : [];
    }

    private static JsonElement Resolve(JsonElement root, string pointer)
        => pointer.Split('/')[1..].Aggregate(root, static (at, name) => at.GetProperty(name));

    private static IEnumerable<string> Pointers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : Pointers(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Pointers),
        _ => [],
    };

    // As much of JSON Schema as the document uses.
    private static IEnumerable<string> Faults(JsonElement root, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var pointer))
        {
            return Faults(root, Resolve(root, pointer.GetString()!), value, at);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return choices.EnumerateArray().Any(choice => !Faults(root, choice, value, at).Any()) ? [] : [$"{at}: none of the choices"];
        }

        var types = schema.GetProperty("type") is { ValueKind: JsonValueKind.Array } several ? several.EnumerateArray().Select(type => type.GetString()).ToList() : [schema.GetProperty("type").GetString()];
        if (!types.Contains(TypeOf(value)) && !(types.Contains("number") && TypeOf(value) == "integer"))
        {
            return [$"{at}: {TypeOf(value)} where {string.Join(" or ", types)} stands"];
        }

        if (schema.TryGetProperty("enum", out var known) && !known.EnumerateArray().Any(one => one.GetString() == value.GetString()))
        {
            return [$"{at}: {value} is none of the words"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object when !schema.TryGetProperty("additionalProperties", out _) => schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name}: missing")
                .Concat(value.EnumerateObject().SelectMany(property => schema.GetProperty("properties").TryGetProperty(property.Name, out var inner) ? Faults(root, inner, property.Value, $"{at}.{property.Name}") : [])),
            JsonValueKind.Object => schema.GetProperty("required").EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name}: missing")
                .Concat(value.EnumerateObject().SelectMany(property => schema.GetProperty("properties").TryGetProperty(property.Name, out var inner) ? Faults(root, inner, property.Value, $"{at}.{property.Name}") : [$"{at}.{property.Name}: not in the document"])),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Faults(root, schema.GetProperty("items"), item, at + "[]")),
            _ => [],
        };
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
