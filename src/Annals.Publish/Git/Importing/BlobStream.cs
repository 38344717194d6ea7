using System.Globalization;
using System.Text;

namespace Annals.Publish.Git.Importing;

/// <summary>Contents by their ids, in the order asked for, through one <c>git cat-file --batch</c>.</summary>
internal sealed class BlobStream : IDisposable
{
    private readonly GitProcess _process;
    private readonly BufferedStream _output;
    private readonly Task _asking;

    public BlobStream(GitProgram git, IEnumerable<string> ids)
    {
        _process = git.Start(["cat-file", "--batch", "--buffer"]);
        _output = new BufferedStream(_process.Output, 1 << 17);
        _asking = Task.Run(() => Ask(ids));
    }

    /// <summary>The next content.</summary>
    /// <param name="most">Longer ones are passed over, whatever their length.</param>
    /// <returns>Null content when the object is missing (<c>Size</c> null) or too long.</returns>
    /// <exception cref="PublishException">Git ended early.</exception>
    public (byte[]? Bytes, long? Size) Next(long most, CancellationToken cancellation)
    {
        // "<id> blob <size>" or "<id> missing".
        if (Line().Split(' ') is not [_, _, var length] || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return (null, null);
        }

        byte[]? bytes = null;
        try
        {
            if (size <= most)
            {
                _output.ReadExactly(bytes = new byte[size]);
            }
            else
            {
                Skip(size, cancellation);
            }

            _output.ReadByte();
        }
        catch (EndOfStreamException)
        {
            throw Ended(cancellation);
        }

        return (bytes, size);
    }

    public void Dispose()
    {
        _process.Dispose();
        _output.Dispose();
        _asking.ContinueWith(static asking => _ = asking.Exception, TaskScheduler.Default).Wait(CancellationToken.None);
    }

    private void Ask(IEnumerable<string> ids)
    {
        try
        {
            using var writer = new StreamWriter(_process.Input, Encoding.ASCII, 1 << 16);
            foreach (var id in ids)
            {
                writer.Write(id);
                writer.Write('\n');
            }
        }
        catch (IOException)
        {
            // It has ended; the reading side says so.
        }
    }

    private string Line()
    {
        var line = new StringBuilder(64);
        while (_output.ReadByte() is var value && value != '\n')
        {
            if (value < 0)
            {
                throw Ended(CancellationToken.None);
            }

            line.Append((char)value);
        }

        return line.ToString();
    }

    private void Skip(long size, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        for (var left = size; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = _output.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            left = read > 0 ? left - read : throw new EndOfStreamException();
        }
    }

    private PublishException Ended(CancellationToken cancellation)
        => new($"git stopped in the middle: {GitTrouble.Of(_process.Finish(cancellation))}; what was kept until then stays, and running the same again goes on");
}
