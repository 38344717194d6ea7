namespace Annals.Capture.Fetching;

/// <summary>
/// Keeps memory flat: a body beyond <see cref="Threshold"/> needs the one place for large bodies, and keeps it until it
/// has been dealt with. Ordinary feeds and pages never come here, so a huge one delays only other huge ones.
/// </summary>
internal sealed class LargeBodies : IDisposable
{
    /// <summary>Bytes; real feeds with full text rarely reach 2 MB.</summary>
    public const int Threshold = 4 << 20;

    private readonly SemaphoreSlim _place = new(1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _place.WaitAsync(cancellationToken);
        return new Place(_place);
    }

    public void Dispose() => _place.Dispose();

    private sealed class Place(SemaphoreSlim place) : IDisposable
    {
        private SemaphoreSlim? _place = place;

        public void Dispose() => Interlocked.Exchange(ref _place, null)?.Release();
    }
}
