namespace Annals.Bench;

internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("annals-bench-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
