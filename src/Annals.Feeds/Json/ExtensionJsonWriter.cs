using System.Globalization;
using System.Text.Json;

namespace Annals.Feeds.Json;

/// <summary>
/// Writes <c>ext</c>: everything outside the contract's own keys, under <c>prefix_name</c>. An element with text only is a string, any
/// other an object of its attributes, its text as <c>content</c>, and its children.
/// </summary>
internal sealed class ExtensionJsonWriter(Utf8JsonWriter w)
{
    // Media RSS lets these stand several times; the key is always a list.
    private static bool IsList(string name) => name is "media_credit" or "media_thumbnail" or "media_content";

    public void Write(IReadOnlyList<Extension> extensions, Action? more)
    {
        if (extensions.Count == 0 && more is null)
            return;
        w.WriteStartObject("ext");
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var extension in extensions)
        {
            if (!written.Add(extension.Name))
                continue;
            w.WritePropertyName(extension.Name);
            if (IsList(extension.Name))
                List(extensions, extension.Name);
            else if (extension.Name == "psc_chapters")
                Chapters(extension);
            else
                Value(extension);
        }
        more?.Invoke();
        w.WriteEndObject();
    }

    private void List(IReadOnlyList<Extension> extensions, string name)
    {
        w.WriteStartArray();
        foreach (var extension in extensions)
        {
            if (extension.Name == name)
                Value(extension);
        }
        w.WriteEndArray();
    }

    private void Value(Extension extension)
    {
        if (extension.Attributes.Count == 0 && extension.Children.Count == 0 && !IsList(extension.Name))
        {
            w.WriteStringValue(extension.Value);
            return;
        }
        w.WriteStartObject();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in extension.Attributes)
        {
            if (written.Add(name))
                w.WriteString(name, value);
        }
        if (extension.Value is { } text && written.Add("content"))
            Content(extension.Name, text);
        foreach (var child in extension.Children)
        {
            if (!written.Add(child.Name))
                continue;
            w.WritePropertyName(child.Name);
            Value(child);
        }
        w.WriteEndObject();
    }

    private void Content(string name, string text)
    {
        w.WritePropertyName("content");
        if (name != "media_restriction")
        {
            w.WriteStringValue(text);
            return;
        }
        w.WriteStartArray();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            w.WriteStringValue(word.ToLowerInvariant());
        w.WriteEndArray();
    }

    // Podlove Simple Chapters 1.2.
    private void Chapters(Extension chapters)
    {
        w.WriteStartObject();
        foreach (var (name, value) in chapters.Attributes)
            w.WriteString(name, value);
        w.WriteStartArray("chapters");
        foreach (var chapter in chapters.Children)
        {
            if (chapter.Name != "chapter")
                continue;
            w.WriteStartObject();
            foreach (var (name, value) in chapter.Attributes)
            {
                w.WriteString(name, value);
                if (name == "start" && Seconds(value) is { } seconds)
                {
                    w.WriteStartObject("start_parsed");
                    w.WriteNumber("seconds", seconds);
                    w.WriteEndObject();
                }
            }
            w.WriteEndObject();
        }
        w.WriteEndArray();
        w.WriteEndObject();
    }

    private static double? Seconds(string time)
    {
        var total = 0.0;
        foreach (var part in time.Trim().Split(':'))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
                return null;
            total = total * 60 + value;
        }
        return total;
    }
}
