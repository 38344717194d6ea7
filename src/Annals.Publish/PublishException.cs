namespace Annals.Publish;

/// <summary>
/// Something cannot be given out as it was asked for: the folder holds something else, a remote refuses, a program is
/// missing. The message is one line that says what, where and what to do; doors print it and exit with 1.
/// </summary>
public sealed class PublishException : Exception
{
    public PublishException(string message)
        : base(message)
    {
    }

    public PublishException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
