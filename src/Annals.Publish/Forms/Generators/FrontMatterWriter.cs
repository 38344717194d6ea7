using System.Globalization;
using System.Text;
using Annals.Archive;
using Annals.Archive.Posts;

namespace Annals.Publish.Forms.Generators;

/// <summary>Front matter that every YAML reader agrees on: one line a key, text always in double quotes.</summary>
public sealed class FrontMatterWriter
{
    private readonly StringBuilder _text = new();

    public void Add(string key, string value) => Line(key, YamlScalar.Quote(value));

    public void AddOptional(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Add(key, value);
        }
    }

    public void Add(string key, DateTimeOffset time) => Line(key, UtcTime.ToIso(time));

    public void Add(string key, int number) => Line(key, number.ToString(CultureInfo.InvariantCulture));

    public void Add(string key, bool value) => Line(key, value ? "true" : "false");

    public void AddList(string key, IEnumerable<string> values) => Line(key, $"[ {string.Join(", ", values.Select(YamlScalar.Quote))} ]");

    /// <summary>The lines, each with its line feed.</summary>
    public override string ToString() => _text.ToString();

    private void Line(string key, string value) => _text.Append(key).Append(": ").Append(value).Append('\n');
}
