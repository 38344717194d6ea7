using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Annals.Web.Serving;

namespace Annals.Web.Apps;

/// <summary>Writes answers to apps; nothing of them is kept on the way.</summary>
internal static class AppAnswer
{
    public static Task JsonAsync<T>(HttpContext context, JsonTypeInfo<T> type, T value, int status = StatusCodes.Status200OK)
    {
        Prepare(context, status);
        return PageAnswer.WriteAsync(context, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));
    }

    public static Task TextAsync(HttpContext context, string text, int status = StatusCodes.Status200OK)
    {
        Prepare(context, status);
        return PageAnswer.WriteAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));
    }

    public static Task BytesAsync(HttpContext context, string type, ReadOnlyMemory<byte> bytes)
    {
        Prepare(context, StatusCodes.Status200OK);
        return PageAnswer.WriteAsync(context, type, bytes);
    }

    public static void Nothing(HttpContext context, int status = StatusCodes.Status204NoContent) => Prepare(context, status);

    /// <summary>Says when the next try may be made (RFC 9110, section 10.2.3).</summary>
    public static void SayWait(HttpContext context, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static void Prepare(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
    }
}
