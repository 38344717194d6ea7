namespace Annals.Cli.Terminals;

/// <summary>Passes progress on at once and on the caller's thread, which <see cref="Progress{T}"/> does not.</summary>
internal sealed class Relay<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
