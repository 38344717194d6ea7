using Annals.Index.Storage;

namespace Annals.Stories.Keeping;

/// <summary>The tables of <c>.annals/stories.db</c>.</summary>
internal static class StorySchema
{
    /// <summary>Raise it whenever tables change, or what is put into them: a file of another number is built anew.</summary>
    private const int Version = 2;

    // A node is an event as it was concluded, with what comparing it needs; event and story are what stands when the reader has decided.
    private const string Tables = """
        CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE article (
            id TEXT PRIMARY KEY,
            outlet TEXT NOT NULL,
            title TEXT NOT NULL,
            published INTEGER NOT NULL,
            event TEXT NOT NULL,
            story TEXT NOT NULL,
            node TEXT NOT NULL,
            kind INTEGER NOT NULL,
            moved INTEGER NOT NULL,
            reason BLOB) WITHOUT ROWID;
        CREATE INDEX article_by_event ON article (event);
        CREATE INDEX article_by_node ON article (node);
        CREATE TABLE node (id TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, story TEXT NOT NULL, reason BLOB, summary BLOB NOT NULL);
        CREATE TABLE event (
            id TEXT PRIMARY KEY,
            story TEXT NOT NULL,
            title TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            outlets INTEGER NOT NULL,
            pinned INTEGER NOT NULL,
            names TEXT NOT NULL,
            reason BLOB) WITHOUT ROWID;
        CREATE INDEX event_by_story ON event (story);
        CREATE INDEX event_by_last ON event (last);
        CREATE TABLE story (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            events INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            outlets INTEGER NOT NULL,
            pinned INTEGER NOT NULL,
            names TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX story_by_last ON story (last);
        CREATE TABLE moved (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE history (number INTEGER PRIMARY KEY, position TEXT NOT NULL, kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL);
        """;

    /// <summary>"Anls".</summary>
    public static StoreSchema Stories { get; } = new("stories.db", "stories", "the stories are damaged; 'annals analyze' builds them anew", Tables, Version, 0x416e6c73);
}
