using System.Text;

namespace Annals.Cli.Plumbing;

/// <summary>Standard input and output for programs: UTF-8 without a mark, one answer a request, flushed at once so that two programs can talk.</summary>
internal sealed class Pipe : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Stream _output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);

    public static byte[] ReadInput()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A file's bytes, or standard input for <c>-</c>.</summary>
    public static byte[] ReadFile(string path) => path == "-" ? ReadInput() : File.ReadAllBytes(path);

    public static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(Console.OpenStandardInput(), Utf8, detectEncodingFromByteOrderMarks: false, 1 << 16);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Documents that each end with a NUL byte; a last one without is a document too.</summary>
    public static IEnumerable<string> NulSeparated()
    {
        using var input = new BufferedStream(Console.OpenStandardInput(), 1 << 16);
        using var document = new MemoryStream();
        while (input.ReadByte() is >= 0 and var value)
        {
            if (value != 0)
            {
                document.WriteByte((byte)value);
                continue;
            }

            yield return Utf8.GetString(document.GetBuffer(), 0, (int)document.Length);
            document.SetLength(0);
        }

        if (document.Length > 0)
        {
            yield return Utf8.GetString(document.GetBuffer(), 0, (int)document.Length);
        }
    }

    public void Answer(string text, byte? end)
    {
        var answer = new byte[Utf8.GetByteCount(text) + (end is null ? 0 : 1)];
        var length = Utf8.GetBytes(text, answer);
        if (end is { } terminator)
        {
            answer[length] = terminator;
        }

        _output.Write(answer);
        _output.Flush();
    }

    /// <summary>One answer written by a JSON writer, then a line feed.</summary>
    public void AnswerLine(Action<Stream> write)
    {
        write(_output);
        _output.WriteByte((byte)'\n');
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();
}
