using System.Globalization;
using System.Text;

namespace Annals.Publish.Git.Publishing;

/// <summary>Makes commits through one <c>git fast-import</c>: no working tree, no index, and no file but those that are named. The branches move when all is written.</summary>
internal static class FastImport
{
    /// <exception cref="PublishException">Git refuses; no branch was moved.</exception>
    public static void Commit(GitProgram git, IReadOnlyList<BranchChange> changes, string committer, DateTimeOffset now, CancellationToken cancellation)
    {
        using var process = git.Start(["fast-import", "--quiet", "--force", "--done", "--date-format=raw"]);
        try
        {
            foreach (var change in changes)
            {
                Write(process.Input, change, committer, now, cancellation);
            }

            Text(process.Input, "done\n");
            process.Input.Flush();
        }
        catch (IOException)
        {
            // It has ended and says why below.
        }

        process.CloseInput();
        process.Output.CopyTo(Stream.Null);
        if (process.Finish(cancellation) is { IsDone: false } answer)
        {
            throw new PublishException($"git could not commit: {GitTrouble.Of(answer)}; the branches are as they were");
        }
    }

    private static void Write(Stream stream, BranchChange change, string committer, DateTimeOffset now, CancellationToken cancellation)
    {
        Text(stream, string.Create(CultureInfo.InvariantCulture, $"commit refs/heads/{change.Branch}\ncommitter {committer} {now.ToUnixTimeSeconds()} +0000\n"));
        Data(stream, Encoding.UTF8.GetBytes(change.Message));
        if (change.Parent is not null)
        {
            Text(stream, $"from {change.Parent}\n");
        }

        foreach (var path in change.Removed)
        {
            Text(stream, $"D {Quoted(path)}\n");
        }

        foreach (var (path, read) in change.Written)
        {
            cancellation.ThrowIfCancellationRequested();
            Text(stream, $"M 100644 inline {Quoted(path)}\n");
            Data(stream, read());
        }

        Text(stream, "\n");
    }

    private static void Data(Stream stream, byte[] bytes)
    {
        Text(stream, string.Create(CultureInfo.InvariantCulture, $"data {bytes.Length}\n"));
        stream.Write(bytes);
        Text(stream, "\n");
    }

    private static void Text(Stream stream, string text) => stream.Write(Encoding.UTF8.GetBytes(text));

    private static string Quoted(string path)
        => "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
