using Annals.Extraction.Dom;
using Annals.Extraction.Text;

namespace Annals.Extraction.Sanitizer;

/// <summary>Which attributes of an allowed element stay, and with which values.</summary>
internal sealed class AttributePolicy(Uri? baseUri, SanitizerOptions options, IReadOnlySet<string> targets)
{
    private const int MaximumValue = 4096;

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789.");

    /// <summary>The attributes to write, in the order in which they came; null when the element shows nothing without what was refused.</summary>
    public List<KeyValuePair<string, string>>? Admit(Node element)
    {
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in element.Attributes ?? [])
            AdmitOne(element.Tag, name, value, kept);
        return element.Tag switch
        {
            "img" => Picture(element, kept),
            "a" => Link(kept),
            "video" or "audio" => Player(kept),
            "source" or "track" => kept.Exists(static a => a.Key is "src" or "srcset") ? kept : null,
            _ => kept,
        };
    }

    /// <summary>A number of pixels or a percentage, of a size that fits on a page.</summary>
    public static bool IsSize(string value)
    {
        var digits = value.EndsWith('%') ? value.AsSpan(0, value.Length - 1) : value;
        return digits.Length is > 0 and <= 4 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    private void AdmitOne(string tag, string name, string value, List<KeyValuePair<string, string>> kept)
    {
        if (name is "id" or "name" && options.IdPrefix is not null && targets.Contains(value) && !kept.Exists(static a => a.Key is "id"))
        {
            kept.Add(new("id", Prefixed(value)));
            return;
        }

        if (name is "class" && tag is "code" or "pre" && CodeLanguage(value) is { } language)
        {
            kept.Add(new("class", language));
            return;
        }

        if (name is "class" && tag is "a" && value is FramePolicy.LinkClass)
        {
            kept.Add(new(name, value));
            return;
        }

        if (!AllowList.Allows(tag, name) || (tag, name) is ("img", "src" or "srcset"))
            return;
        var admitted = Value(tag, name, value);
        if (admitted is not null)
            kept.Add(new(name, admitted));
    }

    private string? Value(string tag, string name, string value) => name switch
    {
        "href" => LocalTarget(value) ?? UrlPolicy.Link(value, baseUri),
        "cite" => UrlPolicy.Link(value, baseUri),
        "src" => UrlPolicy.Media(value, baseUri),
        "poster" => PictureAddress(value, data: false),
        "srcset" => Set(value),
        "width" or "height" => IsSize(value.Trim()) ? value.Trim() : null,
        "colspan" or "rowspan" or "span" => int.TryParse(value, out var cells) && cells is > 0 and <= 1000 ? value : null,
        "start" or "border" => int.TryParse(value, out _) ? value : null,
        "value" => tag is "data" || int.TryParse(value, out _) ? Short(value) : null,
        "dir" => value.ToLowerInvariant() is "ltr" or "rtl" or "auto" ? value : null,
        "align" => value.ToLowerInvariant() is "left" or "right" or "center" or "justify" or "char" ? value : null,
        "valign" => value.ToLowerInvariant() is "top" or "middle" or "bottom" or "baseline" ? value : null,
        _ => Short(value),
    };

    private static string? Short(string value) => value.Length <= MaximumValue ? value : null;

    private List<KeyValuePair<string, string>>? Picture(Node element, List<KeyValuePair<string, string>> kept)
    {
        if (TrackingPixel.Is(element))
            return null;
        var chosen = ImageSource.Choose(element.Attribute, video: false) ?? element.Attribute("src");
        var source = chosen is null ? null : PictureAddress(chosen, data: true);
        var set = Set(ImageSource.LazySet(element.Attribute) ?? element.Attribute("srcset") ?? "");
        if (set is not null)
        {
            source ??= SourceSet.Parse(set)[0].Url;
            kept.Insert(0, new("srcset", set));
        }

        if (source is not null)
            kept.Insert(0, new("src", source));
        if (source is null)
            return kept.Exists(static a => a.Key is "alt" && a.Value.Trim().Length > 0) ? kept : null;
        kept.Add(new("loading", "lazy"));
        return kept;
    }

    private List<KeyValuePair<string, string>> Link(List<KeyValuePair<string, string>> kept)
    {
        var href = kept.Find(static a => a.Key is "href").Value;
        if (href is null || href.StartsWith('#'))
            return kept;
        if (options.LinkRel is not null)
            kept.Add(new("rel", options.LinkRel));
        if (options.LinkTarget is not null)
            kept.Add(new("target", options.LinkTarget));
        return kept;
    }

    /// <summary>Films and sounds wait for a click, and always show the button for it.</summary>
    private static List<KeyValuePair<string, string>> Player(List<KeyValuePair<string, string>> kept)
    {
        if (!kept.Exists(static a => a.Key is "controls"))
            kept.Add(new("controls", ""));
        kept.Add(new("preload", "none"));
        return kept;
    }

    private string? PictureAddress(string value, bool data)
    {
        if (data && UrlPolicy.Data(value) is { } inline)
            return inline;
        var url = UrlPolicy.Media(value, baseUri);
        return url is null || options.RewriteImage is null ? url : options.RewriteImage(url);
    }

    private string? Set(string value)
    {
        var parts = new List<string>();
        foreach (var candidate in SourceSet.Parse(value))
        {
            // A comma or blank in a rewritten address would end the candidate.
            var url = PictureAddress(candidate.Url, data: false)?.Replace(" ", "%20", StringComparison.Ordinal);
            if (string.IsNullOrEmpty(url) || url[^1] == ',' || url[0] == ',' || !IsDescriptor(candidate.Descriptor))
                continue;
            parts.Add(candidate.Descriptor.Length == 0 ? url : url + " " + candidate.Descriptor);
        }

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static bool IsDescriptor(string descriptor) =>
        descriptor.Length == 0
        || (descriptor.Length <= 12 && descriptor[^1] is 'x' or 'w' or 'h' && !descriptor.AsSpan(0, descriptor.Length - 1).ContainsAnyExcept(Digits));

    private string? LocalTarget(string href)
    {
        if (options.IdPrefix is null || !href.StartsWith('#'))
            return null;
        var target = href[1..];
        return targets.Contains(target) ? "#" + Prefixed(target) : null;
    }

    private string Prefixed(string id) => id.StartsWith(options.IdPrefix!, StringComparison.Ordinal) ? id : options.IdPrefix + id;

    private static string? CodeLanguage(string classes)
    {
        foreach (var name in classes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name.StartsWith("language-", StringComparison.Ordinal) && name.Length < 40 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '#'))
                return name;
        }

        return null;
    }
}
