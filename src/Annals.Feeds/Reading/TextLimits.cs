namespace Annals.Feeds.Reading;

/// <summary>How long, in bytes of UTF-8, one field may be. Beyond that it is dropped and said to be, never cut: half a text would pass for a whole one.</summary>
internal static class TextLimits
{
    /// <summary>A title, an address, a name, a date, show notes.</summary>
    public const int Line = 256 * 1024;

    /// <summary>The text of an entry. Feeds that carry their pictures as data: addresses reach some megabytes.</summary>
    public const int Text = 24 * 1024 * 1024;
}
