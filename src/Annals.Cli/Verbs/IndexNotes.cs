using Annals.Cli.Terminals;
using Annals.Index.Following;

namespace Annals.Cli.Verbs;

/// <summary>What an index that caught up with the journal has to say to a person.</summary>
internal static class IndexNotes
{
    private const int MostFiles = 20;

    public static void Show(Terminal terminal, CatchUpResult result)
    {
        if (result.Rebuilt is { } reason)
        {
            terminal.Note($"The index was made anew: {reason}");
        }

        foreach (var post in result.Unreadable.Take(MostFiles))
        {
            Terminal.Problem($"{post.File}: not searchable by its text: {post.Reason}");
        }
    }
}
