using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Archive;
using Annals.Archive.Readers;

namespace Annals.Web.Accounts;

/// <summary>
/// Who is signed in, by the secret in their cookie, of which only the hash is kept. A session ends at sign-out, after a
/// month unused, and when the account's password changes or the account goes. They outlive a restart. Safe for several threads.
/// </summary>
internal sealed class Sessions
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    private const int SecretLength = 32;
    private const int Most = 10_000;
    private static readonly TimeSpan TouchInterval = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Session> _sessions;
    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Action<string> _report;

    private Sessions(Dictionary<string, Session> sessions, string path, TimeProvider clock, Action<string> report)
        => (_sessions, _path, _clock, _report) = (sessions, path, clock, report);

    public static Sessions Open(ArchiveFolder folder, TimeProvider clock, Action<string> report)
    {
        var path = Path.Combine(folder.LocalFolder, "sessions.json");
        var kept = new Dictionary<string, Session>(StringComparer.Ordinal);
        try
        {
            foreach (var session in File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), SessionJson.Default.SessionArray) ?? [] : [])
            {
                kept[session.Sha256] = session;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            report($"cannot read {path}, everybody signs in anew: {exception.Message}");
        }

        return new Sessions(kept, path, clock, report);
    }

    /// <returns>The secret for the cookie.</returns>
    public string Begin(Account account)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            foreach (var (key, _) in _sessions.Where(pair => now - pair.Value.UsedAt > Longest).ToList())
            {
                _sessions.Remove(key);
            }

            if (_sessions.Count >= Most)
            {
                _sessions.Remove(_sessions.MinBy(static pair => pair.Value.UsedAt).Key);
            }

            _sessions[HashOf(secret)] = new Session(HashOf(secret), account.Name.Value, MarkOf(account), now, now);
            Save();
        }

        return secret;
    }

    /// <returns>Null when it is no session, or no longer one.</returns>
    public Account? Find(string secret, AccountBook accounts)
    {
        var hash = HashOf(secret);
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (!_sessions.TryGetValue(hash, out var session)
                || now - session.UsedAt > Longest
                || !ReaderName.TryParse(session.Account, out var name)
                || accounts.Find(name) is not { } account
                || MarkOf(account) != session.PasswordMark)
            {
                return null;
            }

            if (now - session.UsedAt > TouchInterval)
            {
                _sessions[hash] = session with { UsedAt = now };
                Save();
            }

            return account;
        }
    }

    public void End(string secret)
    {
        lock (_lock)
        {
            if (_sessions.Remove(HashOf(secret)))
            {
                Save();
            }
        }
    }

    // A session that could not be written lasts until the next restart: signing in must not hang on a full disk.
    private void Save()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes([.. _sessions.Values], SessionJson.Default.SessionArray), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _report($"cannot write {_path}: {exception.Message}");
        }
    }

    private static string MarkOf(Account account) => HashOf(account.Password.ToString());

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <param name="Sha256">Of the cookie's secret.</param>
/// <param name="PasswordMark">A hash of the password's hash: another password ends the session.</param>
/// <param name="BegunAt">UTC.</param>
/// <param name="UsedAt">UTC, to the hour.</param>
internal sealed record Session(string Sha256, string Account, string PasswordMark, DateTimeOffset BegunAt, DateTimeOffset UsedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Session[]))]
internal sealed partial class SessionJson : JsonSerializerContext;
