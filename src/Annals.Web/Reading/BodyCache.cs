using Annals.Pages.Articles;

namespace Annals.Web.Reading;

/// <summary>The bodies read last, up to a number of characters in all. Safe for many threads.</summary>
internal sealed class BodyCache
{
    private const int MostCharacters = 2 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, ShownBody Body)>> _entries = [];
    private readonly LinkedList<(string Key, ShownBody Body)> _recent = [];
    private int _characters;

    public ShownBody GetOrMake(string key, Func<ShownBody> make)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                _recent.Remove(known);
                _recent.AddFirst(known);
                return known.Value.Body;
            }
        }

        // Two may make the same body at once; that costs less than making others wait.
        var body = make();
        Keep(key, body);
        return body;
    }

    private void Keep(string key, ShownBody body)
    {
        lock (_gate)
        {
            if (body.Numbered.Length > MostCharacters / 8 || _entries.ContainsKey(key))
            {
                return;
            }

            _entries[key] = _recent.AddFirst((key, body));
            _characters += body.Html.Length + body.Numbered.Length;
            while (_characters > MostCharacters && _recent.Last is { } oldest)
            {
                _recent.RemoveLast();
                _entries.Remove(oldest.Value.Key);
                _characters -= oldest.Value.Body.Html.Length + oldest.Value.Body.Numbered.Length;
            }
        }
    }
}
