namespace Annals.Web.Managing;

/// <summary>Another number after every change: the archive's address and names in other spellings stand on pages that are kept in memory. Safe to use from many threads.</summary>
internal sealed class ChangeCount
{
    private int _changes;

    public int Now => Volatile.Read(ref _changes);

    public void Add() => Interlocked.Increment(ref _changes);
}
