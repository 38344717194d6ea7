using Annals.Archive;
using Annals.Publish.Forms;
using Annals.Publish.Selecting;

namespace Annals.Publish.Editions;

/// <summary>Prints what the plan wants and the shelf does not have yet. What was printed stays as it is: later corrections are in the archive.</summary>
/// <param name="originalOf">See <see cref="ExportRun.OriginalOf"/>.</param>
public sealed class EditionPress(ArchiveFolder folder, EditionPlan plan, Func<string, string> originalOf)
{
    /// <returns>The files that were written.</returns>
    /// <exception cref="PublishException">The shelf cannot be written, or the journal is damaged.</exception>
    public IReadOnlyList<string> Print(DateTimeOffset now, CancellationToken cancellation)
    {
        var shelf = EditionShelf.Open(plan.Folder);
        var due = plan.Due(now).Where(subject => !shelf.Has(subject)).ToList();
        if (due.Count == 0)
        {
            return [];
        }

        // One look at the journal tells which of them have articles at all.
        var times = Select(due[0].From!.Value, due[^1].To!.Value, cancellation).Articles.Select(article => DateOnly.FromDateTime(article.Time.UtcDateTime)).ToHashSet();
        var files = new List<string>();
        foreach (var subject in due.Where(subject => times.Any(day => day >= subject.From && day <= subject.To)))
        {
            var run = new ExportRun(Select(subject.From!.Value, subject.To!.Value, cancellation), null, cancellation) { OriginalOf = originalOf };
            files.AddRange(shelf.Put(new EditionComposer(now).Compose(subject, run), run));
        }

        return files;
    }

    private Selection Select(DateOnly from, DateOnly to, CancellationToken cancellation)
        => Selection.Of(folder, new SelectionQuery { From = Start(from), To = Start(to.AddDays(1)) }, static _ => new HashSet<ArticleId>(), cancellation);

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
