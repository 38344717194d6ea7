namespace Annals.Web.Apps.GReader;

internal enum StreamKind
{
    /// <summary>A stream that other servers have and that is always empty here, such as what was shared.</summary>
    Nothing,

    Everything,

    Read,

    Unread,

    Starred,

    Feed,

    Folder,
}

/// <summary>A stream of the Google Reader API: <c>feed/…</c>, <c>user/-/state/com.google/…</c> or <c>user/-/label/…</c>. Whose number stands for '-' does not matter: it is always the one who asks.</summary>
/// <param name="Name">What stands behind <c>feed/</c> or <c>label/</c>; else empty.</param>
internal readonly record struct StreamId(StreamKind Kind, string Name)
{
    public const string ReadingList = State + "reading-list";
    public const string ReadTag = State + "read";
    public const string KeptUnread = State + "kept-unread";
    public const string Fresh = State + "fresh";
    public const string StarredTag = State + "starred";
    public const string LabelPrefix = "user/-/label/";

    private const string State = "user/-/state/com.google/";

    /// <summary>Null when it is no stream.</summary>
    public static StreamId? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith("feed/", StringComparison.Ordinal))
        {
            return new StreamId(StreamKind.Feed, text["feed/".Length..]);
        }

        var parts = text.Split('/', 3);
        return parts is not ["user", _, var rest] ? null
            : rest.StartsWith("label/", StringComparison.Ordinal) ? new StreamId(StreamKind.Folder, rest["label/".Length..])
            : rest.StartsWith("state/com.google/", StringComparison.Ordinal) ? new StreamId(KindOf(rest["state/com.google/".Length..]), "")
            : null;
    }

    public static string OfFeed(int id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"feed/{id}");

    private static StreamKind KindOf(string state) => state switch
    {
        "reading-list" => StreamKind.Everything,
        "read" => StreamKind.Read,
        "kept-unread" or "fresh" or "unread" => StreamKind.Unread,
        "starred" => StreamKind.Starred,
        _ => StreamKind.Nothing,
    };
}
