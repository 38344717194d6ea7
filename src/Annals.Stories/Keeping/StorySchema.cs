using Annals.Index.Storage;

namespace Annals.Stories.Keeping;

/// <summary>The tables of <c>.annals/stories.db</c>.</summary>
internal static class StorySchema
{
    /// <summary>Raise it whenever tables change, or what is put into them: a file of another number is built anew.</summary>
    private const int Version = 3;

    // A node is an event as it was concluded, by the number in its id; event and story are what stands when the reader has decided. Links are likelihoods, as the bits of a float: between
    // articles in both directions, between nodes from the later to the earlier. What joins another by an occasion has that one as its home, and bears its event. Features are kept of the newest articles only: of others they are read again.
    private const string Tables = """
        CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE article (
            id TEXT PRIMARY KEY,
            outlet TEXT NOT NULL,
            title TEXT NOT NULL,
            published INTEGER NOT NULL,
            event TEXT NOT NULL,
            story TEXT NOT NULL,
            node INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            moved INTEGER NOT NULL,
            reason BLOB,
            keys BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX article_by_event ON article (event);
        CREATE INDEX article_by_story ON article (story);
        CREATE INDEX article_by_node ON article (node);
        CREATE INDEX article_by_time ON article (published);
        CREATE TABLE feature (article TEXT PRIMARY KEY, published INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE TABLE link (one TEXT NOT NULL, other TEXT NOT NULL, likelihood INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
        CREATE TABLE node (
            number INTEGER PRIMARY KEY,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            story TEXT NOT NULL,
            event TEXT NOT NULL,
            home INTEGER NOT NULL,
            digest INTEGER NOT NULL,
            told TEXT,
            reason BLOB,
            keys BLOB NOT NULL);
        CREATE INDEX node_by_time ON node (first, last);
        CREATE INDEX node_by_story ON node (story, first);
        CREATE INDEX node_by_home ON node (home);
        CREATE INDEX node_by_length ON node (last - first);
        CREATE TABLE summary (node INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE node_link (later INTEGER NOT NULL, earlier INTEGER NOT NULL, likelihood INTEGER NOT NULL, PRIMARY KEY (later, earlier)) WITHOUT ROWID;
        CREATE INDEX node_link_back ON node_link (earlier);
        CREATE TABLE node_occasion (key INTEGER NOT NULL, node INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (key, node)) WITHOUT ROWID;
        CREATE INDEX node_occasion_of ON node_occasion (node);
        CREATE TABLE node_key (key INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (key, node)) WITHOUT ROWID;
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
