using Annals.Archive;
using Annals.Archive.Readers;

namespace Annals.Cli.Verbs;

/// <summary>What the reader made of an article, as JSON.</summary>
internal sealed record ShownReading(bool Starred, IReadOnlyList<ShownNote> Notes)
{
    public static ShownReading Of(ReaderState reader, ArticleId id) => new(
        reader.IsStarred(id),
        [.. reader.NotesOf(id).Select(note => new ShownNote(note.Number, note.Revision, UtcTime.ToIso(note.WrittenAt), note.Text, note.Quote?.Exact))]);
}

/// <param name="Text">Empty for a highlight without words.</param>
/// <param name="Quote">The passage; null for a note on the whole article.</param>
internal sealed record ShownNote(int Note, int Revision, string Written, string Text, string? Quote);
