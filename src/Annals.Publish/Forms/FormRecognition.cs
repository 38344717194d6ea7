using Annals.Publish.Output;

namespace Annals.Publish.Forms;

/// <summary>Finds out what a path that is to be imported is, before anything is imported.</summary>
public static class FormRecognition
{
    private static readonly string[] PostEndings = [".md", ".markdown", ".txt"];

    /// <summary>Everything that can be imported, to complete the sentence "expected …".</summary>
    public static string Expected { get; } = $"a post (begins with --- or <!--), a folder of posts, {string.Join(", ", FormList.Readers.Select(reader => reader.Expects))}";

    /// <exception cref="PublishException">A path does not exist, or is nothing that can be imported; the message says what could.</exception>
    public static IReadOnlyList<RecognisedPath> Of(IReadOnlyList<string> paths) => [.. paths.Select(Of)];

    private static RecognisedPath Of(string given)
    {
        var path = ImportPath.Open(given);
        var reader = FormList.Readers.FirstOrDefault(reader => reader.Recognises(path));
        if (reader is null && UnfinishedForm(path) is { } form)
        {
            throw new PublishException($"{given} is a {form} that was never finished: run the export again, so that nothing half is taken for whole");
        }

        return reader is not null || path.IsFolder || IsPost(path)
            ? new RecognisedPath(given, path, reader)
            : throw new PublishException($"{given} is nothing that can be imported: expected {Expected}");
    }

    // The list of what is in a tree appears last: with the marker alone, the export was interrupted.
    private static string? UnfinishedForm(ImportPath path)
        => path.Has(OutputFolder.Marker) && File.ReadAllText(Path.Combine(path.Path, OutputFolder.Marker)).Trim() is var form && FormList.Readers.Any(reader => reader.Name == form) ? form : null;

    // A text file that is no post was always passed over with a remark: it may lie among posts that are named one by one.
    private static bool IsPost(ImportPath path)
    {
        var head = path.Head.Span;
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        return head.StartsWith("---"u8) || head.StartsWith("<!--"u8) || PostEndings.Contains(Path.GetExtension(path.Path), StringComparer.OrdinalIgnoreCase);
    }
}

/// <param name="Given">As the caller wrote it.</param>
/// <param name="Reader">Null for posts as they lie.</param>
public sealed record RecognisedPath(string Given, ImportPath Path, IFormReader? Reader);
