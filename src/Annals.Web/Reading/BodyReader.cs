using Annals.Archive;
using Annals.Archive.Posts;
using Annals.Pages.Articles;
using Annals.Web.Images;

namespace Annals.Web.Reading;

/// <summary>Reads post files and makes their text fit to be shown; pictures come from this site. What was made is kept for a while: a revision never changes.</summary>
internal sealed class BodyReader(ArchiveFolder folder, ImageSignature signature)
{
    private readonly BodyCache _cache = new();

    /// <param name="path">The post file, relative to the archive.</param>
    /// <param name="address">The revision's permanent address; names what is cached.</param>
    /// <param name="url">The article's address, against which relative ones are resolved.</param>
    public ShownBody Read(string path, string address, string url)
        => _cache.GetOrMake(address, () => ReadFile(path) is { } bytes ? ShownBody.Of(PostFile.Parse(bytes), address, url, picture => signature.PathOf(picture)) : ShownBody.Empty);

    // An archive can be edited, moved and repaired while it is read; then the article is shown without its text.
    private byte[]? ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(folder.Resolve(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArchiveException)
        {
            return null;
        }
    }
}
