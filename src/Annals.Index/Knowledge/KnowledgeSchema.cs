using Annals.Index.Storage;

namespace Annals.Index.Knowledge;

/// <summary>The tables of <c>.annals/knowledge.db</c>. Everything hangs on an article, so that an article that changed takes all of its own along.</summary>
internal static class KnowledgeSchema
{
    /// <summary>Raise it whenever tables change, or what is put into them: a file of another number is built anew.</summary>
    public const int Version = 2;

    private const string Tables = """
        CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE article (
            id INTEGER PRIMARY KEY,
            code INTEGER NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            outlet INTEGER NOT NULL,
            published INTEGER NOT NULL,
            sha256 BLOB NOT NULL,
            path TEXT NOT NULL,
            title TEXT NOT NULL,
            entities BLOB NOT NULL);
        CREATE INDEX article_by_time ON article (published);
        CREATE TABLE analysis (article INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE form (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);
        CREATE INDEX form_by_folded ON form (folded);
        CREATE TABLE entity (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            type INTEGER NOT NULL,
            known INTEGER NOT NULL,
            latin TEXT,
            articles INTEGER NOT NULL,
            mentions INTEGER NOT NULL,
            joined INTEGER);
        CREATE INDEX entity_by_articles ON entity (articles);
        CREATE INDEX entity_by_joined ON entity (joined) WHERE joined IS NOT NULL;
        CREATE TABLE named (form INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (form, entity)) WITHOUT ROWID;
        CREATE TABLE mention (entity INTEGER NOT NULL, article INTEGER NOT NULL, form INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (entity, article, form)) WITHOUT ROWID;
        CREATE TABLE said (entity INTEGER NOT NULL, article INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (entity, article)) WITHOUT ROWID;
        CREATE TABLE role (entity INTEGER NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (entity, article, start)) WITHOUT ROWID;
        CREATE TABLE gloss (entity INTEGER NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, form INTEGER NOT NULL, doubtful INTEGER NOT NULL, PRIMARY KEY (entity, article, start)) WITHOUT ROWID;
        CREATE INDEX gloss_by_form ON gloss (form);
        CREATE TABLE source (article INTEGER NOT NULL, entity INTEGER NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, PRIMARY KEY (article, entity)) WITHOUT ROWID;
        CREATE TABLE wording (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL UNIQUE, ledger INTEGER NOT NULL, speaker INTEGER NOT NULL, text TEXT NOT NULL);
        CREATE INDEX wording_by_ledger ON wording (ledger);
        CREATE TABLE shingle (hash INTEGER NOT NULL, wording INTEGER NOT NULL, PRIMARY KEY (hash, wording)) WITHOUT ROWID;
        CREATE TABLE quote (article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, wording INTEGER NOT NULL, speaker INTEGER NOT NULL, PRIMARY KEY (article, start)) WITHOUT ROWID;
        CREATE INDEX quote_by_wording ON quote (wording);
        CREATE TABLE figure (quantity TEXT NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (article, start)) WITHOUT ROWID;
        CREATE INDEX figure_by_place ON figure (place, quantity);
        """;

    /// <summary>"Anlk".</summary>
    public static StoreSchema Knowledge { get; } = new("knowledge.db", "knowledge", "what was concluded from the articles is damaged; 'annals analyze' builds it anew", Tables, Version, 0x416e6c6b);
}
