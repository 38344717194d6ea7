using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Annals.Archive.Importing;
using Annals.Publish.Forms.JsonLines;
using Annals.Publish.Output;

namespace Annals.Publish.Forms.Research;

/// <summary>
/// A set that others can check and cite: <c>articles.jsonl</c>, a card for people (<c>README.md</c>) and the same for programs
/// (<c>dataset.json</c>), with the query, the state of the journal it was asked of, and counts that add up. Nothing in it
/// depends on when, where or by whom it was made.
/// </summary>
public sealed class ResearchForm : ITreeForm, IFormReader
{
    private const string Articles = "articles.jsonl";
    private const string Facts = "dataset.json";

    public string Name => "research";

    public string About => "JSON Lines with a dataset card: the query, the journal's root hash, counts that add up";

    public string Expects => "a folder that 'export --format research' wrote (has dataset.json and articles.jsonl)";

    public void Write(ExportRun run, OutputFolder output)
    {
        var tree = new OutputTree(output);
        var counts = new SetCounts();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        tree.Write(Articles, file =>
        {
            var buffer = new ArrayBufferWriter<byte>(1 << 16);
            foreach (var (article, revision, isLast) in JsonLinesForm.InOrder(run.Selection))
            {
                if (run.Read(revision) is not { } post)
                {
                    continue;
                }

                RevisionLine.Write(buffer, article, revision, post);
                file.Write(buffer.WrittenSpan);
                hash.AppendData(buffer.WrittenSpan);
                counts.Add(article, isLast, buffer.WrittenCount);
                buffer.ResetWrittenCount();
                if (isLast)
                {
                    run.Wrote(article);
                }
            }
        });
        var card = new DatasetCard(run.Selection, counts, run.LeftOut, Convert.ToHexStringLower(hash.GetHashAndReset()));
        tree.Write(Facts, card.ToJson());
        tree.Write("README.md", Encoding.UTF8.GetBytes(card.ToMarkdown()));
        tree.RemoveOthers();
    }

    public bool Recognises(ImportPath path)
        => path.Has(Facts) && path.Has(Articles) && JsonLinesReader.Recognises(ImportPath.Open(Path.Combine(path.Path, Articles)).Head.Span);

    public IEnumerable<ImportItem> Read(ImportPath path, CancellationToken cancellation) => JsonLinesReader.ReadFile(Path.Combine(path.Path, Articles), Name);
}
