using System.Globalization;

namespace Annals.Web.Images;

/// <summary>
/// How a picture is wanted, in the words of images.weserv.nl: <c>w</c>, <c>h</c> in pixels, <c>fit</c> and <c>output</c>. None of them is
/// the picture as it is.
/// </summary>
internal sealed record PictureShape(int? Width, int? Height, PictureFit Fit, PictureOutput Output)
{
    private const int MostPixels = 2000;

    public static PictureShape AsItIs { get; } = new(null, null, PictureFit.Inside, PictureOutput.WebP);

    /// <summary>True when only a width is asked for, as our own pages do.</summary>
    public bool IsWidthAlone => this is { Width: not null, Height: null, Fit: PictureFit.Inside, Output: PictureOutput.WebP };

    /// <summary>One spelling for each shape, in an address and to be signed; empty for the picture as it is.</summary>
    public string Words
    {
        get
        {
            var words = new List<string>();
            if (Width is { } width)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"w={width}"));
            }

            if (Height is { } height)
            {
                words.Add(string.Create(CultureInfo.InvariantCulture, $"h={height}"));
            }

            if (Fit != PictureFit.Inside)
            {
                words.Add(Fit == PictureFit.Cover ? "fit=cover" : "fit=fill");
            }

            if (Output != PictureOutput.WebP)
            {
                words.Add(Output == PictureOutput.Jpeg ? "output=jpg" : "output=png");
            }

            return string.Join('&', words);
        }
    }

    /// <summary>The folder of the small copies of this shape.</summary>
    public string FolderName => IsWidthAlone ? Width!.Value.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Width ?? 0}x{Height ?? 0}{(Fit == PictureFit.Inside ? "" : Fit == PictureFit.Cover ? "c" : "f")}");

    /// <summary>With its full stop.</summary>
    public string Ending => Output switch { PictureOutput.Jpeg => ".jpg", PictureOutput.Png => ".png", _ => ".webp" };

    public string MediaType => Output switch { PictureOutput.Jpeg => "image/jpeg", PictureOutput.Png => "image/png", _ => "image/webp" };

    public static PictureShape OfWidth(int width) => AsItIs with { Width = width };

    /// <returns>Null for what cannot be made.</returns>
    public static PictureShape? Read(IQueryCollection query)
    {
        var fit = query["fit"].ToString() switch { "" or "inside" or "contain" => PictureFit.Inside, "cover" => PictureFit.Cover, "fill" => PictureFit.Fill, _ => (PictureFit?)null };
        var output = query["output"].ToString() switch { "" or "webp" => PictureOutput.WebP, "jpg" or "jpeg" => PictureOutput.Jpeg, "png" => PictureOutput.Png, _ => (PictureOutput?)null };
        return TryPixels(query["w"], out var width) && TryPixels(query["h"], out var height) && fit is { } known && output is { } form ? new PictureShape(width, height, known, form) : null;
    }

    private static bool TryPixels(string? text, out int? pixels)
    {
        pixels = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return string.IsNullOrEmpty(text) || pixels is > 0 and <= MostPixels;
    }
}

/// <summary>What to do where the picture's proportions are others than those asked for.</summary>
internal enum PictureFit
{
    /// <summary>All of it, within the frame.</summary>
    Inside,

    /// <summary>The frame filled, what sticks out cut off.</summary>
    Cover,

    /// <summary>Stretched.</summary>
    Fill,
}

/// <summary>The kinds of small copies.</summary>
internal enum PictureOutput
{
    WebP,
    Jpeg,
    Png,
}
