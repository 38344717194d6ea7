using System.Text;
using Annals.Archive;

namespace Annals.Stories.Keeping;

/// <summary>
/// The reader's decisions about events and storylines: <c>stories.txt</c> in the archive's folder, a line each, in the order in which they
/// were made. Plain text that an editor may change; a line that makes no sense is left out, and said.
/// </summary>
/// <param name="Text">As it stands; empty where there is none.</param>
public sealed record DecisionFile(string Text)
{
    public const string FileName = "stories.txt";

    private static readonly (string Word, DecisionKind Kind, int Least)[] Words =
    [
        ("merge-events", DecisionKind.MergeEvents, 2),
        ("split-event", DecisionKind.SplitEvent, 1),
        ("merge-stories", DecisionKind.MergeStories, 2),
        ("split-story", DecisionKind.SplitStory, 1),
        ("pin-event", DecisionKind.PinEvent, 1),
        ("pin-story", DecisionKind.PinStory, 1),
        ("unpin", DecisionKind.Unpin, 1),
    ];

    /// <exception cref="ArchiveException">It is there and cannot be read.</exception>
    public static DecisionFile Read(ArchiveFolder folder)
    {
        var path = PathIn(folder);
        try
        {
            return new DecisionFile(File.Exists(path) ? File.ReadAllText(path) : "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ReaderDecision> Decisions => [.. Lines().Select(static line => line.Decision).OfType<ReaderDecision>()];

    /// <summary>What is wrong with it, a sentence a line; empty when nothing.</summary>
    public IReadOnlyList<string> Problems => [.. Lines().Select(static line => line.Problem).OfType<string>()];

    /// <summary>Adds a decision at the end.</summary>
    /// <param name="madeAt">UTC; stands in a comment before it.</param>
    /// <exception cref="ArchiveException">The disk refuses; the file is as it was.</exception>
    public static void Append(ArchiveFolder folder, ReaderDecision decision, DateTimeOffset madeAt)
    {
        var before = Read(folder).Text;
        var word = Words.First(word => word.Kind == decision.Kind).Word;
        var text = $"{before}{(before.Length == 0 || before.EndsWith('\n') ? "" : "\n")}# {UtcTime.ToIso(madeAt)}\n{word} {string.Join(' ', decision.Articles)}\n";
        try
        {
            AtomicFile.Write(PathIn(folder), Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot write {PathIn(folder)}: {exception.Message}; nothing was decided", exception);
        }
    }

    private static string PathIn(ArchiveFolder folder) => Path.Combine(folder.Root, FileName);

    private IEnumerable<(ReaderDecision? Decision, string? Problem)> Lines()
    {
        var number = 0;
        foreach (var line in Text.Split('\n'))
        {
            number++;
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#')
            {
                yield return Of(words) is { } decision ? (decision, null) : (null, $"{FileName}, line {number}: write one of {string.Join(", ", Words.Select(static word => word.Word))}, and ids of articles behind it");
            }
        }
    }

    private static ReaderDecision? Of(string[] words)
    {
        var (word, kind, least) = Array.Find(Words, one => one.Word == words[0]);
        var articles = new List<ArticleId>();
        foreach (var text in words.AsSpan(1))
        {
            if (!ArticleId.TryParse(text, out var id))
            {
                return null;
            }

            articles.Add(id);
        }

        return word is null || articles.Count < least ? null : new ReaderDecision(kind, articles);
    }
}
