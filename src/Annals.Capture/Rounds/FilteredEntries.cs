using System.Runtime.InteropServices;
using Annals.Capture.Filtering;
using Annals.Capture.State;

namespace Annals.Capture.Rounds;

/// <summary>
/// The entries of one feed that the owner's filters skipped. Each is in the journal once; when the filters change, those
/// that the feed still offers get another look.
/// </summary>
internal sealed class FilteredEntries(FeedState state, FilterSet filters)
{
    private readonly HashSet<ulong> _before = AreOther(state, filters) ? [] : [.. Numbers(state)];
    private readonly List<ulong> _now = [];

    /// <summary>True when entries were skipped by filters that are not today's.</summary>
    public static bool AreOther(FeedState state, FilterSet filters) => state.Filtered.Length > 0 && state.FilteredBy != filters.Mark;

    /// <summary>What needs no further look, as far as today's filters agree.</summary>
    public static SeenEntries Seen(FeedState state, FilterSet filters)
    {
        var seen = SeenEntries.From(state.Seen);
        if (AreOther(state, filters))
        {
            seen.Remove(Numbers(state));
        }

        return seen;
    }

    public void Add(ulong entry) => _now.Add(entry);

    /// <summary>The entry is offered again as it was.</summary>
    public void Renew(ulong entry)
    {
        if (_before.Contains(entry))
        {
            _now.Add(entry);
        }
    }

    /// <summary>As <see cref="FeedState.Filtered"/>.</summary>
    public byte[] ToBytes() => [.. _now.SelectMany(BitConverter.GetBytes)];

    /// <summary>As <see cref="FeedState.FilteredBy"/>.</summary>
    public string? By => _now.Count > 0 ? filters.Mark : null;

    private static ulong[] Numbers(FeedState state) => MemoryMarshal.Cast<byte, ulong>(state.Filtered).ToArray();
}
