using System.IO.Compression;
using Annals.Language.Analysis;
using Annals.Language.Attributions;
using Annals.Language.Claims;
using Annals.Language.Entities;
using Annals.Language.Events;
using Annals.Language.Times;

namespace Annals.Index.Knowledge;

/// <summary>
/// An analysis in some hundreds of bytes. What stands in the text is a span; what does not (names of the authority file, values) stands once
/// in a list in front. All of it is packed with DEFLATE (RFC 1951).
/// </summary>
internal static class AnalysisCode
{
    public static byte[] Pack(ArticleAnalysis analysis)
    {
        var body = new PackWriter(analysis.Text);
        body.Each(analysis.Entities, entity =>
        {
            body.Text(entity.Name);
            body.Number(((long)entity.Type * 2) + (entity.IsKnown ? 1 : 0));
            body.Text(entity.Latin);
            body.Each(entity.Mentions, mention => body.Span(mention.Start, mention.End));
            body.Each(entity.Roles, role => body.Span(role.Start, role.End, role.Text));
            body.Each(entity.Glosses, gloss =>
            {
                body.Span(gloss.Start, gloss.End, gloss.Text);
                body.Number(gloss.IsDoubtful ? 1 : 0);
            });
        });
        body.Each(analysis.Times, time =>
        {
            body.Span(time.Start, time.End, time.Text);
            body.Text(time.Value);
            body.Number((long)time.Granularity);
            body.Number((long)time.Anchor);
        });
        body.Each(analysis.Events, one =>
        {
            body.Text(one.Type);
            body.Each(one.Participants, body.Text);
            body.Text(one.Place);
            body.Text(one.Date);
            body.Text(one.Status);
            body.Each(one.Evidence, span => body.Span(span.Start, span.End));
        });
        body.Each(analysis.Attributions, one =>
        {
            body.Text(one.Speaker);
            body.Text(one.SpeakerText);
            body.Text(one.Role);
            body.Each(one.Via, body.Text);
            body.Text(one.Verb);
            body.Number((long)one.Kind);
            body.Span(one.CueStart, one.CueEnd);
            body.Span(one.Start, one.End);
        });
        body.Each(analysis.Claims, one =>
        {
            body.Text(one.Kind);
            body.Text(one.Value);
            body.Text(one.Unit);
            body.Text(one.About);
            body.Text(one.Subject);
            body.Text(one.Topic);
            body.Span(one.Start, one.End);
        });
        return Deflated(body.ToArray());
    }

    /// <param name="text">The text that was analysed.</param>
    /// <exception cref="FormatException">The bytes are no packed analysis of this text.</exception>
    public static ArticleAnalysis Unpack(ReadOnlySpan<byte> packed, string text)
    {
        try
        {
            var body = new PackReader(Inflated(packed), text);
            return new ArticleAnalysis(text, body.List(Entity), body.List(Time), body.List(Event), body.List(Attribution), body.List(Claim));
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or InvalidDataException)
        {
            throw new FormatException("this is no analysis of this text", exception);
        }
    }

    private static Entity Entity(PackReader body)
    {
        var name = body.Text()!;
        var type = body.Number();
        return new Entity(
            name,
            (EntityType)(type >> 1),
            (type & 1) == 1,
            body.Text(),
            body.List(static body => body.Span(static (start, end, text) => new Mention(start, end, text))),
            body.List(static body => body.SpanWithText(static (start, end, text) => new Role(text, start, end))),
            body.List(static body => body.SpanWithText((start, end, text) => new Gloss(text, start, end, body.Number() == 1))));
    }

    private static TimeExpression Time(PackReader body)
        => body.SpanWithText((start, end, text) => new TimeExpression(start, end, text, body.Text()!, (TimeGranularity)body.Number(), (TimeAnchor)body.Number()));

    private static ReportedEvent Event(PackReader body)
        => new(body.Text()!, body.List(static body => body.Text()!), body.Text(), body.Text(), body.Text()!, body.List(static body => body.Span(static (start, end, _) => (start, end))));

    private static Attribution Attribution(PackReader body)
    {
        var (speaker, speakerText, role, via, verb, kind) = (body.Text(), body.Text(), body.Text(), body.List(static body => body.Text()!), body.Text(), (SpeechKind)body.Number());
        var (cueStart, cueEnd) = body.Span(static (start, end, _) => (start, end));
        var (start, end) = body.Span(static (start, end, _) => (start, end));
        return new Attribution(speaker, speakerText, role, via, verb, kind, cueStart, cueEnd, start, end);
    }

    private static Claim Claim(PackReader body)
    {
        var (kind, value, unit, about, subject, topic) = (body.Text()!, body.Text()!, body.Text(), body.Text()!, body.Text(), body.Text());
        return body.Span((start, end, _) => new Claim(kind, value, unit, about, subject, start, end) { Topic = topic });
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Inflated(ReadOnlySpan<byte> packed)
    {
        using var source = new MemoryStream(packed.ToArray());
        using var inflate = new DeflateStream(source, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        inflate.CopyTo(bytes);
        return bytes.ToArray();
    }
}
