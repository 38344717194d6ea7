using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Annals.Feeds.Html;

namespace Annals.Feeds.Json;

/// <summary>
/// Writes what <c>annals feed parse</c> prints (design.md, "Plumbing"): stable keys, dates in ISO 8601 UTC, a key left out when
/// nothing is known. HTML is sanitised and its addresses resolved, by <see cref="FeedHtml"/> unless another sanitiser is given.
/// </summary>
public static class FeedJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one JSON object to a stream, without a line break behind it.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="feed">What.</param>
    /// <param name="sanitize">From HTML and the address its references are relative to (null when unknown) to safe HTML.</param>
    public static void Write(Stream target, Feed feed, Func<string, string?, string>? sanitize = null)
    {
        using var writer = new Utf8JsonWriter(target, Options);
        Write(writer, feed, sanitize);
    }

    /// <inheritdoc cref="Write(Stream, Feed, Func{string, string?, string}?)"/>
    public static void Write(Utf8JsonWriter writer, Feed feed, Func<string, string?, string>? sanitize = null) =>
        new FeedJsonWriter(writer, sanitize ?? FeedHtml.Sanitize).Write(feed);

    /// <summary>An instant as the contract writes it.</summary>
    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
