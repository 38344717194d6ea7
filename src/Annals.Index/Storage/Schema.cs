namespace Annals.Index.Storage;

/// <summary>
/// The tables. Articles and their revisions are rows; what searches read is in blocks of sorted postings
/// (<see cref="Segments.BlockWriter"/>), of which a page of the file holds exactly one.
/// </summary>
internal static class Schema
{
    /// <summary>Raise it whenever tables, keys, folding or tokens change: an index of another number is built anew.</summary>
    public const int Version = 6;

    /// <summary>"Anls", so that no other program's file is taken for an index.</summary>
    public const int ApplicationId = 0x416e6c73;

    private const string Tables = """
        CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE language (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE feed (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            code INTEGER NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            outlet INTEGER NOT NULL,
            published INTEGER NOT NULL,
            published_from INTEGER NOT NULL,
            captured INTEGER NOT NULL,
            first_captured INTEGER NOT NULL,
            updated INTEGER,
            language INTEGER NOT NULL,
            texts BLOB NOT NULL);
        CREATE TABLE code (id INTEGER PRIMARY KEY, articles INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX article_by_time ON article (published);
        CREATE INDEX article_by_outlet ON article (outlet, published);
        CREATE TABLE revision (
            article INTEGER NOT NULL,
            number INTEGER NOT NULL,
            sha256 BLOB NOT NULL,
            size INTEGER NOT NULL,
            captured INTEGER NOT NULL,
            recorded INTEGER NOT NULL,
            path TEXT,
            title TEXT,
            PRIMARY KEY (article, number)) WITHOUT ROWID;
        CREATE TABLE article_feed (
            article INTEGER NOT NULL,
            place INTEGER NOT NULL,
            feed INTEGER NOT NULL,
            PRIMARY KEY (article, place)) WITHOUT ROWID;
        CREATE TABLE article_tag (
            article INTEGER NOT NULL,
            place INTEGER NOT NULL,
            tag INTEGER NOT NULL,
            PRIMARY KEY (article, place)) WITHOUT ROWID;
        CREATE INDEX article_by_tag ON article_tag (tag);
        CREATE TABLE gone (code INTEGER PRIMARY KEY, since INTEGER NOT NULL, noted INTEGER NOT NULL, status TEXT NOT NULL);
        CREATE TABLE blob (sha256 BLOB PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE segment (id INTEGER PRIMARY KEY, entries INTEGER NOT NULL, directory BLOB NOT NULL, documents BLOB NOT NULL);
        CREATE TABLE block (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        """;

    /// <summary>The index's file: <c>.annals/index.db</c>.</summary>
    public static StoreSchema Index { get; } = new("index.db", "index", "the index is damaged; it is built anew with the next fetch, or now with 'annals reindex'", Tables, Version, ApplicationId);
}
