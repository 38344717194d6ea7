using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Annals.Web.Accounts;
using Annals.Web.Api;
using Annals.Web.Serving;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Annals.Web.Assistants;

/// <summary>
/// <c>/mcp</c>: the Model Context Protocol over streamable HTTP, without sessions: each POST stands for itself. Nothing is
/// ever told unasked, so there is no stream to GET. The same may come in as to the API.
/// </summary>
internal sealed class McpEndpoint(ArchiveAssistant assistant)
{
    public const string Path = "/mcp";

    private const int LongestBody = 64 * 1024;

    private static readonly JsonTypeInfo<JsonRpcMessage> Message = (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    public void Map(IEndpointRouteBuilder routes)
    {
        // It changes nothing, but the protocol asks by POST.
        // Feeds' addresses, which it tells, may bear a reader's key: not even a public archive shows them to everybody.
        routes.MapPost(Path, AnswerAsync).WithMetadata(new ChangesSomething(), new ForKnownReaders());
        routes.MapGet(Path, context =>
        {
            context.Response.Headers.Allow = "POST";
            return ApiAnswer.ErrorAsync(context, StatusCodes.Status405MethodNotAllowed, "this is for programs that speak the Model Context Protocol: they POST here");
        });
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!IsOfNoPage(context.Request))
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status403Forbidden, "pages of other sites may not ask here");
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status415UnsupportedMediaType, "send application/json");
            return;
        }

        if (await ReadAsync(context) is not { } message)
        {
            await ApiAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "the body is no JSON-RPC message");
            return;
        }

        message.Context = new JsonRpcMessageContext { ProtocolVersion = context.Request.Headers["MCP-Protocol-Version"].ToString() is { Length: > 0 } version ? version : null };
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (!await assistant.AnswerAsync(message, context.Response.Body, context.RequestAborted))
        {
            context.Response.ContentType = null;
            context.Response.StatusCode = StatusCodes.Status202Accepted;
        }
    }

    // The protocol's own rule against pages that ask in their visitor's name (transports, "Security Warning").
    private static bool IsOfNoPage(HttpRequest request)
        => request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            && (request.Headers.Origin.ToString() is "" or "null" || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));

    private static async Task<JsonRpcMessage?> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LongestBody;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, Message, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
