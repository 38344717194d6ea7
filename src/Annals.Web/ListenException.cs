namespace Annals.Web;

/// <summary>The reader cannot listen where it was told to. The message is one line: what, where, and what to do.</summary>
public sealed class ListenException : Exception
{
    public ListenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
