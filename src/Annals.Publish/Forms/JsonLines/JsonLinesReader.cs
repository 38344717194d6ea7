using System.Text.Json;
using Annals.Archive.Importing;

namespace Annals.Publish.Forms.JsonLines;

/// <summary>Takes JSON Lines back, Annals' own and those of other programs that have at least <c>url</c> and <c>body</c>.</summary>
public sealed class JsonLinesReader : IFormReader
{
    public string Name => JsonLinesForm.FormName;

    public string Expects => "JSON Lines (each line an object with the key url)";

    public bool Recognises(ImportPath path) => Recognises(path.Head.Span);

    /// <summary>True when one of the lines is a revision, so that a damaged first line does not hide the rest.</summary>
    internal static bool Recognises(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            var end = head.IndexOf((byte)'\n');
            if (IsRevision(end < 0 ? head : head[..end]))
            {
                return true;
            }

            head = end < 0 ? default : head[(end + 1)..];
        }

        return false;
    }

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation) => ReadFile(path.Path, Name);

    internal static IEnumerable<ImportItem> ReadFile(string path, string takenFrom, BesideFiles? beside = null)
    {
        foreach (var (number, line) in LineFile.Read(path))
        {
            var where = $"{path}, line {number}";
            yield return line is { } bytes ? RevisionLine.Read(WithoutMark(bytes.Span, number), where, takenFrom, beside) : new DamagedItem(where, "it is too long to be a post");
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line, int number) => number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;

    // The line may be cut off where the head ends: what stands before that must do.
    private static bool IsRevision(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(WithoutMark(line, 1), isFinalBlock: false, default);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (json.Read())
            {
                if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("url"u8))
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
