using Annals.Feeds.Encodings;
using Annals.Feeds.Json;
using Annals.Feeds.Reading;

namespace Annals.Feeds;

/// <summary>Reads any feed document: RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, CDF.</summary>
public static class FeedParser
{
    /// <summary>Never throws on input: what is wrong with it is in the result.</summary>
    /// <param name="document">The body as received, decoded from its transfer encoding; gzip left in by mistake is undone.</param>
    /// <param name="baseUri">Where the document was found; relative addresses are resolved against it.</param>
    /// <param name="contentType">The Content-Type header; only a hint, and only for the encoding.</param>
    public static Feed Parse(ReadOnlyMemory<byte> document, Uri? baseUri = null, string? contentType = null)
    {
        var body = ForgottenGzip.Undo(document);
        var text = TextDecoder.DecodeToUtf8(body, contentType, DocumentKind.Xml);
        var address = baseUri is { IsAbsoluteUri: true } ? baseUri.AbsoluteUri : null;
        return JsonFeedReader.IsJson(text.Bytes.Span)
            ? new JsonFeedReader(text, address).Read()
            : new FeedReader(text, address).Read();
    }
}
