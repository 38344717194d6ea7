namespace Annals.Publish.Warc;

/// <summary>One record as read (WARC 1.1, section 4).</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Fields">Its header.</param>
/// <param name="Block">Its content; empty for a record whose block was passed over because nobody wanted it.</param>
public sealed record WarcRecord(WarcPlace Place, WarcFields Fields, ReadOnlyMemory<byte> Block)
{
    /// <summary>In lower case; empty when the record does not say.</summary>
    public string Type => (Fields["WARC-Type"] ?? "").ToLowerInvariant();

    /// <summary>Without the angle brackets; empty when the record has none.</summary>
    public string Id => Bare(Fields["WARC-Record-ID"]) ?? "";

    /// <summary>Null when the record has none. WARC 1.0 files, those of wget among them, put angle brackets around it.</summary>
    public string? TargetUri => Bare(Fields["WARC-Target-URI"]);

    /// <summary>Null when absent or no time (UTC).</summary>
    public DateTimeOffset? Date => WarcTime.Parse(Fields["WARC-Date"]);

    /// <summary>The id of the record this one is about; null for none.</summary>
    public string? RefersTo => Bare(Fields["WARC-Refers-To"]);

    /// <summary>The Content-Type without parameters, in lower case; empty when there is none.</summary>
    public string MediaType => MediaTypeOf(Fields["Content-Type"]);

    internal static string MediaTypeOf(string? type)
    {
        var end = type?.IndexOf(';', StringComparison.Ordinal) ?? -1;
        return (end < 0 ? type ?? "" : type![..end]).Trim().ToLowerInvariant();
    }

    private static string? Bare(string? value) => value is ['<', .. var inner, '>'] ? inner : value;
}

/// <summary>Where a record stands in a file.</summary>
/// <param name="Offset">Bytes into the file: of the gzip member that holds it, or of the record itself.</param>
/// <param name="Inside">Bytes into that member when it is unpacked; 0 where every record is a member of its own.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct WarcPlace(long Offset, long Inside)
{
    public override string ToString() => Inside == 0 ? $"byte {Offset}" : $"byte {Offset}, {Inside} into what is packed there";
}

/// <summary>What is wrong with a file, and where.</summary>
/// <param name="Message">One line in plain words, without the place.</param>
public sealed record WarcProblem(WarcPlace Place, string Message)
{
    public override string ToString() => $"{Place}: {Message}";
}
