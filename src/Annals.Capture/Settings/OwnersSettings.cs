namespace Annals.Capture.Settings;

/// <summary>What the owner of an archive may wish in <c>annals.json</c>, as text in fields: how it is written there is <see cref="SettingsFile"/>'s business.</summary>
public sealed record OwnersSettings
{
    /// <summary>True keeps the pages that texts are taken from.</summary>
    public required bool Pages { get; init; }

    /// <summary><c>all</c>, <c>none</c>, or an amount such as <c>5GB</c> that pictures may take.</summary>
    public required string Images { get; init; }

    /// <summary>When pages of young articles are asked again: steps such as <c>1h 6h 1d 7d</c>, <c>never</c>, or empty for as usual.</summary>
    public required string Recheck { get; init; }

    /// <summary>The RSSHub instance that is trusted; empty for none.</summary>
    public required string RssHub { get; init; }

    /// <summary>Where others reach the reader; empty when nobody does.</summary>
    public required string Address { get; init; }

    /// <summary><c>day</c>, <c>week</c>, or empty for no editions.</summary>
    public required string Edition { get; init; }

    /// <summary>Where editions go, relative to the archive; empty for the usual place.</summary>
    public required string EditionFolder { get; init; }
}

/// <param name="Setting">The field, by its name in <see cref="OwnersSettings"/>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record SettingProblem(string Setting, string Message);
