using System.Text;

namespace Annals.Publish.Forms.JsonLines;

/// <summary>The files of a tree that lines name. A line cannot reach out of the tree, whatever it names.</summary>
/// <param name="root">Absolute.</param>
/// <param name="bodyOf">The body in a file of the tree, as the form wrote it there.</param>
internal sealed class BesideFiles(string root, Func<string, string> bodyOf)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">The path leads out of the tree.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public byte[] Read(string path)
    {
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || IsLink(full))
        {
            throw new FormatException($"it names a file outside of its folder: {path}");
        }

        return File.ReadAllBytes(full);
    }

    /// <exception cref="FormatException">The path leads out of the tree, or the file was changed beyond recognition.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public string ReadBody(string path)
    {
        try
        {
            return bodyOf(Strict.GetString(Read(path)));
        }
        catch (DecoderFallbackException exception)
        {
            throw new FormatException($"{path} is not UTF-8 any more", exception);
        }
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
