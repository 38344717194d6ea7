namespace Annals.Capture.Filtering;

/// <summary>What the filters would have done with the articles that are kept.</summary>
public sealed record FilterPreviewReport
{
    public required int Articles { get; init; }

    /// <summary>How many would not have been kept.</summary>
    public required int Skipped { get; init; }

    /// <summary>Articles whose post could not be read; nothing is said of them.</summary>
    public required int Unreadable { get; init; }

    /// <summary>In the order of the lines.</summary>
    public required IReadOnlyList<FilterPreviewLine> Rules { get; init; }

    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>What one line would have done.</summary>
public sealed record FilterPreviewLine
{
    public required int Line { get; init; }

    public required string Rule { get; init; }

    /// <summary>See <see cref="FilterRule.IsOff"/>.</summary>
    public required bool IsOff { get; init; }

    /// <summary>The articles that this line decides or tags.</summary>
    public required int Articles { get; init; }

    /// <summary>The newest of them.</summary>
    public required IReadOnlyList<FilterExample> Examples { get; init; }
}

/// <param name="Article">Its id.</param>
public sealed record FilterExample(string Article, string Outlet, string Title);
