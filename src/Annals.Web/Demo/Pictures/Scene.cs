using System.Collections.Concurrent;

namespace Annals.Web.Demo.Pictures;

/// <summary>The demo's illustrations, drawn in code so that nobody's photographs are needed.</summary>
internal static class Scene
{
    private const int Width = 720;
    private const int Height = 480;
    private static readonly ConcurrentDictionary<string, byte[]> Drawn = new();

    private static readonly Dictionary<string, Action<Canvas>> All = new()
    {
        ["bridge"] = Bridge,
        ["harbour"] = Harbour,
        ["terraces"] = Terraces,
        ["hall"] = Hall,
        ["storm"] = Storm,
        ["sky"] = NightSky,
        ["wetland"] = Wetland,
        ["books"] = Books,
    };

    /// <summary>A PNG; null when there is no scene of that name.</summary>
    public static byte[]? Find(string name)
        => All.TryGetValue(name, out var draw)
            ? Drawn.GetOrAdd(name, static (_, draw) =>
            {
                var canvas = new Canvas(Width, Height);
                draw(canvas);
                return PngFile.Write(canvas);
            }, draw)
            : null;

    private static void Bridge(Canvas canvas)
    {
        canvas.Gradient(0, 330, Ink.Of(0x27415E), Ink.Of(0xF1C9A0));
        canvas.Disc(505, 268, 34, Ink.Of(0xFBE9C9));
        canvas.Below(x => 300 - (34 * Math.Sin((x / 160) + 1)) - (14 * Math.Sin(x / 47)), Ink.Of(0x8C8593));
        canvas.Below(x => 322 - (18 * Math.Sin((x / 110) + 3)) - (6 * Math.Sin(x / 31)), Ink.Of(0x5D6478));
        canvas.Gradient(335, 480, Ink.Of(0xC79F88), Ink.Of(0x22364C));
        for (var i = 0; i < 26; i++)
        {
            var y = 345 + (i * 5);
            canvas.Line(505 - (10 + (i * 3)), y, 505 + (8 + (i * 2)), y, 1.4, Ink.Of(0xF4D9B4));
        }

        var steel = Ink.Of(0x1D2A38);
        foreach (var tower in new[] { 205.0, 520.0 })
        {
            canvas.Polygon(steel, (tower - 9, 372), (tower - 4, 96), (tower + 4, 96), (tower + 9, 372));
            for (var cable = 1; cable <= 11; cable++)
            {
                canvas.Line(tower, 100 + (cable * 3), tower - (cable * 14), 318, 1.3, steel);
                canvas.Line(tower, 100 + (cable * 3), tower + (cable * 14), 318, 1.3, steel);
            }
        }

        canvas.Polygon(steel, (0, 316), (720, 316), (720, 327), (0, 327));
        for (var lamp = 20; lamp < 720; lamp += 35)
        {
            canvas.Disc(lamp, 311, 2.2, Ink.Of(0xFFE7AE));
        }
    }

    private static void Harbour(Canvas canvas)
    {
        canvas.Gradient(0, 300, Ink.Of(0x9DB8C4), Ink.Of(0xEFE6D4));
        canvas.Below(x => 262 - (40 * Math.Exp(-Math.Pow((x - 560) / 150, 2))) - (8 * Math.Sin(x / 60)), Ink.Of(0x7E97A0));
        canvas.Gradient(288, 480, Ink.Of(0x6E97A2), Ink.Of(0x1F4350));
        foreach (var (x, height, ink) in new[] { (60.0, 150.0, 0xA4493A), (140, 170, 0xA4493A), (230, 140, 0xB9863F) })
        {
            canvas.Line(x, 300, x, 300 - height, 6, Ink.Of(ink));
            canvas.Line(x - 30, 300 - height, x + 80, 300 - height, 5, Ink.Of(ink));
            canvas.Line(x, 272 - height, x + 75, 300 - height, 2, Ink.Of(ink));
            canvas.Line(x + 60, 300 - height, x + 60, 345 - height, 1.5, Ink.Of(0x33302C));
        }

        canvas.Polygon(Ink.Of(0x2B3A42), (330, 300), (690, 300), (662, 356), (352, 356));
        canvas.Polygon(Ink.Of(0x9A3B2C), (344, 340), (670, 340), (662, 356), (352, 356));
        var boxes = new[] { 0xB9863F, 0x3F6F7D, 0xA4493A, 0x6B7F58, 0xD8CDB8 };
        for (var i = 0; i < 24; i++)
        {
            canvas.Box(360 + (i % 8 * 34), 284 - (i / 8 * 18), 32, 16, Ink.Of(boxes[(i * 7 / 3) % boxes.Length]));
        }

        canvas.Box(640, 232, 34, 68, Ink.Of(0xF1EADC));
        for (var i = 0; i < 14; i++)
        {
            canvas.Line(30 + (i * 53 % 690), 375 + (i * 37 % 95), 100 + (i * 53 % 690), 375 + (i * 37 % 95), 1.5, Ink.Of(0x86AAB2));
        }
    }

    private static void Terraces(Canvas canvas)
    {
        canvas.Gradient(0, 240, Ink.Of(0xE9D9B6), Ink.Of(0xF7EFDD));
        canvas.Disc(160, 92, 30, Ink.Of(0xF3B562));
        canvas.Below(x => 190 - (60 * Math.Sin((x / 220) + .6)), Ink.Of(0xB7BE9C));
        for (var step = 0; step < 11; step++)
        {
            var level = step;
            var ink = Ink.Of(0x97A468).Towards(Ink.Of(0x2F4A34), level / 11.0);
            canvas.Below(x => 200 + (level * 27) - ((46 - (level * 2)) * Math.Sin((x / (150 + (level * 9))) + (level * .55))), ink);
            var edge = Ink.Of(0xD9CF96).Towards(Ink.Of(0x5C7A52), level / 11.0);
            for (var x = 0.0; x < 720; x += 6)
            {
                var curve = (double at) => 200 + (level * 27) - ((46 - (level * 2)) * Math.Sin((at / (150 + (level * 9))) + (level * .55)));
                canvas.Line(x, curve(x), x + 6.5, curve(x + 6.5), 2.2, edge);
            }
        }
    }

    private static void Hall(Canvas canvas)
    {
        canvas.Gradient(0, 400, Ink.Of(0xC9D3D8), Ink.Of(0xF2EEE5));
        canvas.Gradient(395, 480, Ink.Of(0xB5AB9A), Ink.Of(0x94897A));
        var stone = Ink.Of(0xE3D9C6);
        var shade = Ink.Of(0xA8998A);
        canvas.Polygon(Ink.Of(0x8A7B70), (120, 170), (360, 78), (600, 170));
        canvas.Polygon(stone, (150, 164), (360, 88), (570, 164));
        canvas.Disc(360, 134, 16, shade);
        canvas.Box(132, 170, 456, 22, shade);
        canvas.Box(150, 192, 420, 190, Ink.Of(0x6F645C));
        for (var column = 0; column < 7; column++)
        {
            canvas.Box(158 + (column * 64), 192, 24, 190, stone);
            canvas.Box(178 + (column * 64), 192, 5, 190, shade);
        }

        for (var step = 0; step < 4; step++)
        {
            canvas.Box(120 - (step * 14), 382 + (step * 8), 480 + (step * 28), 8, step % 2 == 0 ? stone : shade);
        }

        canvas.Line(360, 78, 360, 28, 2, Ink.Of(0x4C443F));
        canvas.Polygon(Ink.Of(0x96291C), (360, 30), (404, 38), (360, 52));
    }

    private static void Storm(Canvas canvas)
    {
        canvas.Gradient(0, 300, Ink.Of(0x2C3742), Ink.Of(0x8A97A0));
        for (var cloud = 0; cloud < 16; cloud++)
        {
            canvas.Disc((cloud * 97) % 760, 40 + ((cloud * 41) % 90), 44 + (cloud * 13 % 34), Ink.Of(0x3A4652).Towards(Ink.Of(0x596672), cloud % 4 / 4.0));
        }

        for (var wave = 0; wave < 7; wave++)
        {
            var level = wave;
            canvas.Below(x => 275 + (level * 30) - ((20 - level) * Math.Abs(Math.Sin((x / (64 + (level * 7))) + (level * 1.3)))), Ink.Of(0x6C8791).Towards(Ink.Of(0x132B36), level / 7.0));
        }

        canvas.Polygon(Ink.Of(0xE9E2D4), (566, 300), (574, 150), (598, 150), (606, 300));
        canvas.Box(570, 196, 32, 22, Ink.Of(0xA4372A));
        canvas.Box(572, 250, 30, 24, Ink.Of(0xA4372A));
        canvas.Box(572, 130, 28, 20, Ink.Of(0x2B2B2B));
        canvas.Polygon(Ink.Of(0xF6E7B4), (574, 136), (330, 100), (330, 158), (574, 146));
        canvas.Polygon(Ink.Of(0x2A2F33), (520, 320), (550, 292), (630, 296), (668, 322));
        for (var drop = 0; drop < 90; drop++)
        {
            var (x, y) = (drop * 61 % 720, drop * 37 % 440);
            canvas.Line(x, y, x - 7, y + 20, 1, Ink.Of(0xA9B7BF));
        }
    }

    private static void NightSky(Canvas canvas)
    {
        canvas.Gradient(0, 480, Ink.Of(0x0C1530), Ink.Of(0x47506E));
        for (var star = 0; star < 170; star++)
        {
            canvas.Disc(star * 271 % 719, star * star * 13 % 350, .7 + (star * 7 % 5 * .28), Ink.Of(0xF5F0DC).Towards(Ink.Of(0x8E98C0), star % 3 / 3.0));
        }

        canvas.Disc(560, 110, 36, Ink.Of(0xF2E8C9));
        canvas.Disc(574, 102, 33, Ink.Of(0x192445));
        canvas.Below(x => 400 - (52 * Math.Exp(-Math.Pow((x - 240) / 170, 2))) - (8 * Math.Sin(x / 70)), Ink.Of(0x0B0F1C));
        canvas.Disc(240, 318, 46, Ink.Of(0xC9CDD6));
        canvas.Box(194, 318, 92, 44, Ink.Of(0xA6ABB8));
        canvas.Polygon(Ink.Of(0x0C1530), (240, 318), (262, 268), (284, 286));
        canvas.Line(246, 316, 292, 262, 8, Ink.Of(0x4A5064));
    }

    private static void Wetland(Canvas canvas)
    {
        canvas.Gradient(0, 260, Ink.Of(0xF3DCC2), Ink.Of(0xF9F1E3));
        canvas.Below(x => 236 - (16 * Math.Sin((x / 130) + 2)), Ink.Of(0xC3C7AE));
        canvas.Gradient(262, 480, Ink.Of(0xC9D4C6), Ink.Of(0x5F7D79));
        for (var reed = 0; reed < 70; reed++)
        {
            var x = reed * 83 % 730;
            var foot = 300 + (reed * 29 % 180);
            canvas.Line(x, foot, x + (reed % 5) - 2, foot - 46 - (reed * 11 % 40), 1.8, Ink.Of(0x6B7148).Towards(Ink.Of(0x333D2A), reed % 7 / 7.0));
        }

        foreach (var (x, y, size) in new[] { (250.0, 330.0, 1.0), (340, 352, .8), (480, 322, .9) })
        {
            var white = Ink.Of(0xFBF8F0);
            canvas.Polygon(white, (x - (46 * size), y), (x - (10 * size), y - (26 * size)), (x + (26 * size), y - (12 * size)), (x + (8 * size), y + (14 * size)));
            canvas.Line(x + (18 * size), y - (12 * size), x + (34 * size), y - (58 * size), 7 * size, white);
            canvas.Disc(x + (36 * size), y - (60 * size), 7 * size, white);
            canvas.Polygon(Ink.Of(0x2B2723), (x + (40 * size), y - (63 * size)), (x + (68 * size), y - (55 * size)), (x + (40 * size), y - (57 * size)));
            canvas.Line(x - (4 * size), y + (8 * size), x - (6 * size), y + (52 * size), 2.4 * size, Ink.Of(0x3A332C));
            canvas.Line(x + (6 * size), y + (8 * size), x + (8 * size), y + (52 * size), 2.4 * size, Ink.Of(0x3A332C));
        }
    }

    private static void Books(Canvas canvas)
    {
        canvas.Gradient(0, 480, Ink.Of(0xE8DDCB), Ink.Of(0xD2C2A8));
        int[] inks = [0x7C2F25, 0x2F4A5B, 0x6B6A3C, 0xB07C3A, 0x40352E, 0x8C5B4A, 0x4F6B60, 0x9A8B70];
        for (var shelf = 0; shelf < 3; shelf++)
        {
            var floor = 152 + (shelf * 150);
            var x = 24.0;
            for (var book = 0; x < 680; book++)
            {
                var thickness = 13 + ((book * 7) + (shelf * 5)) % 19;
                var height = 84 + ((book * 23) + (shelf * 31)) % 40;
                var ink = Ink.Of(inks[((book * 3) + shelf) % inks.Length]);
                canvas.Box(x, floor - height, thickness - 1.5, height, ink);
                canvas.Box(x, floor - height + 14, thickness - 1.5, 3, ink.Towards(Ink.Of(0xF0E2C0), .6));
                canvas.Box(x, floor - 22, thickness - 1.5, 2, ink.Towards(Ink.Of(0xF0E2C0), .6));
                x += thickness;
            }

            canvas.Box(0, floor, 720, 11, Ink.Of(0x6E4F37));
            canvas.Box(0, floor + 11, 720, 5, Ink.Of(0x4A3424));
        }
    }
}
