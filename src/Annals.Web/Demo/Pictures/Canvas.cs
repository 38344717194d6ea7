namespace Annals.Web.Demo.Pictures;

/// <summary>A colour, each part from 0 to 255.</summary>
internal readonly record struct Ink(byte R, byte G, byte B)
{
    /// <summary>As in CSS: 0x96291C.</summary>
    public static Ink Of(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    public Ink Towards(Ink other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Clamp(from + ((to - from) * share) + .5, 0, 255);
}

/// <summary>
/// Just enough drawing for the demo's pictures. Coordinates go from 0 to <see cref="Width"/> and <see cref="Height"/>;
/// everything is drawn at twice the size and halved at the end, which smooths the edges.
/// </summary>
internal sealed class Canvas(int width, int height)
{
    private const int Scale = 2;
    private readonly Ink[] _pixels = new Ink[width * Scale * height * Scale];

    public int Width => width;

    public int Height => height;

    /// <summary>A band of colour over the whole width, changing from top to bottom.</summary>
    public void Gradient(double top, double bottom, Ink from, Ink to)
    {
        var (first, last) = (Row(top), Row(bottom));
        for (var y = Math.Max(0, first); y < Math.Min(last, height * Scale); y++)
        {
            var ink = from.Towards(to, (double)(y - first) / Math.Max(1, last - first));
            Array.Fill(_pixels, ink, y * width * Scale, width * Scale);
        }
    }

    public void Disc(double x, double y, double radius, Ink ink)
        => Polygon(ink, [.. Enumerable.Range(0, 64).Select(step => (x + (radius * Math.Cos(step * Math.Tau / 64)), y + (radius * Math.Sin(step * Math.Tau / 64))))]);

    public void Box(double x, double y, double boxWidth, double boxHeight, Ink ink)
        => Polygon(ink, (x, y), (x + boxWidth, y), (x + boxWidth, y + boxHeight), (x, y + boxHeight));

    public void Line(double x1, double y1, double x2, double y2, double thickness, Ink ink)
    {
        var length = Math.Max(1e-6, Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1))));
        var (dx, dy) = ((y2 - y1) / length * thickness / 2, (x1 - x2) / length * thickness / 2);
        Polygon(ink, (x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy));
    }

    /// <summary>Everything below a curve.</summary>
    public void Below(Func<double, double> curve, Ink ink)
    {
        for (var x = 0; x < width * Scale; x++)
        {
            for (var y = Math.Clamp((int)(curve((double)x / Scale) * Scale), 0, height * Scale); y < height * Scale; y++)
            {
                _pixels[(y * width * Scale) + x] = ink;
            }
        }
    }

    /// <summary>Filled by the even-odd rule, line by line.</summary>
    public void Polygon(Ink ink, params ReadOnlySpan<(double X, double Y)> corners)
    {
        Span<double> crossings = stackalloc double[corners.Length];
        for (var row = 0; row < height * Scale; row++)
        {
            var y = (row + .5) / Scale;
            var count = 0;
            for (var i = 0; i < corners.Length; i++)
            {
                var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
                if (a.Y <= y != b.Y <= y)
                {
                    crossings[count++] = a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
                }
            }

            crossings[..count].Sort();
            for (var i = 0; i + 1 < count; i += 2)
            {
                Fill(row, crossings[i], crossings[i + 1], ink);
            }
        }
    }

    /// <summary>Three bytes a pixel, row by row, at the final size.</summary>
    public byte[] ToRgb()
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = (y * Scale * width * Scale) + (x * Scale);
                var (a, b, c, d) = (_pixels[at], _pixels[at + 1], _pixels[at + (width * Scale)], _pixels[at + (width * Scale) + 1]);
                var target = ((y * width) + x) * 3;
                rgb[target] = (byte)((a.R + b.R + c.R + d.R) / 4);
                rgb[target + 1] = (byte)((a.G + b.G + c.G + d.G) / 4);
                rgb[target + 2] = (byte)((a.B + b.B + c.B + d.B) / 4);
            }
        }

        return rgb;
    }

    private void Fill(int row, double from, double to, Ink ink)
    {
        var first = Math.Clamp((int)Math.Round(from * Scale), 0, width * Scale);
        var last = Math.Clamp((int)Math.Round(to * Scale), first, width * Scale);
        Array.Fill(_pixels, ink, (row * width * Scale) + first, last - first);
    }

    private static int Row(double y) => (int)Math.Round(y * Scale);
}
