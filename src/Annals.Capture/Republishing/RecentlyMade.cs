namespace Annals.Capture.Republishing;

/// <summary>What was made a while ago, by name: so many at most, each for so long. Safe for many threads.</summary>
internal sealed class RecentlyMade<T>(int most, TimeSpan goodFor, TimeProvider clock)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (T Value, long At)> _made = [];

    /// <summary>Null when there is none, or it is too old.</summary>
    public T? Find(string name)
    {
        lock (_gate)
        {
            return _made.TryGetValue(name, out var made) && clock.GetElapsedTime(made.At) < goodFor ? made.Value : null;
        }
    }

    public void Keep(string name, T value)
    {
        lock (_gate)
        {
            if (_made.Count >= most && !_made.ContainsKey(name))
            {
                _made.Remove(_made.MinBy(static pair => pair.Value.At).Key);
            }

            _made[name] = (value, clock.GetTimestamp());
        }
    }
}
