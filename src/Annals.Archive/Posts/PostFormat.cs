namespace Annals.Archive.Posts;

public enum PostFormat
{
    /// <summary>Jekyll front matter, then the plain form with the body between <c>&lt;div&gt;</c> lines.</summary>
    Post,

    /// <summary>Time comment, link line, <c>------</c>, an empty line, the body.</summary>
    Plain,

    /// <summary>Neither, byte for byte; kept as it is and read as well as can be.</summary>
    Unrecognised,
}
