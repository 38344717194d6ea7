using Annals.Web.Demo.Pictures;

namespace Annals.Web.Apps;

/// <summary>
/// The sign of a feed in apps that want one: a tile in a colour of its own. An outlet's own icon would have to be fetched, and would
/// tell it nothing that it should know.
/// </summary>
internal static class FeedTile
{
    public const string MediaType = "image/png";

    private const int Side = 32;
    private const int Paper = 0xF4EFE4;

    /// <summary>Always the same for the same number.</summary>
    public static byte[] Png(int id)
    {
        var canvas = new Canvas(Side, Side);
        var ink = new Ink((byte)(64 + (id & 0x7f)), (byte)(64 + ((id >> 8) & 0x7f)), (byte)(64 + ((id >> 16) & 0x7f)));
        canvas.Gradient(0, Side, ink, ink.Towards(Ink.Of(Paper), .25));
        canvas.Disc(Side / 2d, Side / 2d, Side / 4d, Ink.Of(Paper));
        return PngFile.Write(canvas);
    }
}
