using Annals.Index.Articles;
using Annals.Index.Searching;

namespace Annals.Index.Storage;

/// <summary>What reads the index over one connection.</summary>
internal sealed class IndexReaders(Database database)
{
    public Database Database => database;

    public ArticleReader Articles { get; } = new(database);

    public Searcher Searcher { get; } = new(database);
}
