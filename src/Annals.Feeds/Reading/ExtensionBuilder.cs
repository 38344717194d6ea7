using System.Text;
using Annals.Feeds.Xml;

namespace Annals.Feeds.Reading;

/// <summary>An element outside the vocabulary while it is being read: its attributes, its text, and one level of children.</summary>
internal sealed class ExtensionBuilder(string name, IReadOnlyDictionary<string, string> attributes)
{
    private const int MaxChildren = 2000;

    private readonly List<Extension> children = [];
    private (string Name, IReadOnlyDictionary<string, string> Attributes, int Start)? child;

    /// <summary>For every element without a rule of its own.</summary>
    public static ElementRule Rule { get; } = new()
    {
        Content = ElementContent.Text,
        IsExtension = true,
        Start = reader => reader.BeginExtension(new ExtensionBuilder(reader.ExtensionName(), AttributesOf(reader))),
    };

    public static IReadOnlyDictionary<string, string> AttributesOf(FeedReader reader)
    {
        var source = reader.Attributes;
        Dictionary<string, string>? result = null;
        for (var i = 0; i < source.Count; i++)
        {
            var attribute = source.NameAt(i);
            if (attribute.DeclaredPrefix is not null || attribute.Prefix == "xml")
                continue;
            result ??= new Dictionary<string, string>(StringComparer.Ordinal);
            var value = source.ValueAt(i);
            result.TryAdd(attribute.LocalLower, attribute.LocalLower is "href" or "url" or "resource" or "source" ? reader.ResolveLink(value) ?? "" : value);
        }
        return result ?? (IReadOnlyDictionary<string, string>)System.Collections.Frozen.FrozenDictionary<string, string>.Empty;
    }

    public void AddChild(string childName, string text) => children.Add(new Extension(childName, text));

    public void StartChild(FeedReader reader, XmlName childName, int bufferLength, int depth)
    {
        if (depth == 1 && children.Count < MaxChildren)
            child = (childName.LocalLower, AttributesOf(reader), bufferLength);
    }

    public void EndChild(Utf8Buffer buffer, int depth)
    {
        if (depth != 1 || child is not { } open)
            return;
        child = null;
        var text = Trimmed.Of(Encoding.UTF8.GetString(buffer.Span[Math.Min(open.Start, buffer.Length)..]));
        children.Add(new Extension(open.Name, text.Length == 0 ? null : text) { Attributes = open.Attributes });
    }

    public Extension Build(string? text) => new(name, children.Count > 0 || string.IsNullOrWhiteSpace(text) ? null : Trimmed.Of(text)) { Attributes = attributes, Children = children };

    public void Finish(FeedReader reader, string text)
    {
        var built = Build(text);
        if (built.Value is not null || built.Attributes.Count > 0 || built.Children.Count > 0)
            reader.Context.AddExtension(built);
    }
}
