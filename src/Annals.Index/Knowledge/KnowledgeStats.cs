namespace Annals.Index.Knowledge;

/// <param name="Articles">Analysed articles.</param>
/// <param name="Quotations">Different quotations.</param>
/// <param name="Bytes">Of the file.</param>
public sealed record KnowledgeStats(int Articles, int Entities, long Mentions, int Statements, int Quotations, long Bytes);
