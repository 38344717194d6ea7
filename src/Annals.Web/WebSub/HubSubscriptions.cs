using System.Text.Json;
using Annals.Archive;

namespace Annals.Web.WebSub;

/// <summary>Who subscribed at our hub: <c>.annals/hub.json</c>, for its owner's eyes alone. Lost, subscribers come again with their next lease. Safe for many threads.</summary>
internal sealed class HubSubscriptions
{
    public const int Most = 1000;
    public const int MostOfOneHost = 50;

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly List<HubSubscription> _all;

    private HubSubscriptions(string path, List<HubSubscription> all) => (_path, _all) = (path, all);

    public static HubSubscriptions Load(ArchiveFolder folder)
    {
        var path = Path.Combine(folder.LocalFolder, "hub.json");
        try
        {
            return new HubSubscriptions(path, File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), HubJson.Default.ListHubSubscription) ?? [] : []);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new HubSubscriptions(path, []);
        }
    }

    public IReadOnlyList<HubSubscription> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Whether there is room for one more; one that renews needs none.</summary>
    public bool HasRoomFor(Uri callback, string topic)
    {
        lock (_gate)
        {
            return _all.Exists(known => known.Callback == callback.AbsoluteUri && known.Topic == topic)
                || (_all.Count < Most && _all.Count(known => new Uri(known.Callback).IdnHost == callback.IdnHost) < MostOfOneHost);
        }
    }

    /// <exception cref="IOException">The disk refused; it holds for this run all the same.</exception>
    public void Set(HubSubscription subscription)
    {
        lock (_gate)
        {
            _all.RemoveAll(known => known.Callback == subscription.Callback && known.Topic == subscription.Topic);
            _all.Add(subscription);
            Save();
        }
    }

    /// <exception cref="IOException">The disk refused; it holds for this run all the same.</exception>
    public void Remove(string callback, string topic)
    {
        lock (_gate)
        {
            if (_all.RemoveAll(known => known.Callback == callback && known.Topic == topic) > 0)
            {
                Save();
            }
        }
    }

    private void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_all, HubJson.Default.ListHubSubscription), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
