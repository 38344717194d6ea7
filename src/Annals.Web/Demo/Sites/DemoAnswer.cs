namespace Annals.Web.Demo.Sites;

/// <summary>What a demo outlet answers to one address.</summary>
internal sealed record DemoAnswer(string ContentType, byte[] Body)
{
    /// <summary>Quoted, as in the header; null when the outlet sends none.</summary>
    public string? ETag { get; init; }

    public DateTimeOffset? LastModified { get; init; }
}
