namespace Annals.Publish.Git.Publishing;

/// <summary>Where an archive is published to, and how much of it at a time.</summary>
public sealed record GitPublishSettings
{
    /// <summary>The repository to commit to, made when it is not there; null for one inside the archive's <c>.annals</c>, which may be deleted at any time.</summary>
    public string? Folder { get; init; }

    /// <summary>Where to push to, as git understands it; null to push nowhere.</summary>
    public string? Remote { get; init; }

    /// <summary>The branch with the whole journal and the list of months; the months have branches of their own.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>False to leave pictures and raw pages out; else they go into branches of their own.</summary>
    public bool WithBlobs { get; init; } = true;

    /// <summary>More bytes than this are not pushed at once. Hosts advise against repositories beyond 1 to 5 GB, and refuse pushes beyond 2.</summary>
    public long MostBytes { get; init; } = 500_000_000;

    /// <summary>No larger file is committed: GitHub and others refuse those of more than 100 MiB.</summary>
    public long MostFileBytes { get; init; } = 100_000_000;

    /// <summary>The journal on the main branch is cut into parts of so many bytes: an hour's lines then change the last one only. The same for ever, or all parts are written anew.</summary>
    public long JournalPartBytes { get; init; } = 4_000_000;

    /// <summary>Say what would be done, and do nothing.</summary>
    public bool IsDryRun { get; init; }
}
