using System.Text.Json;
using System.Text.Json.Serialization;
using Annals.Archive;
using Annals.Archive.Readers;

namespace Annals.Web.Accounts;

/// <summary>
/// Accounts as files, <c>readers/NAME/account.json</c>, readable for the owner of the archive alone. They are secrets of
/// this machine, as its signing key is: no copy and nothing published holds them.
/// </summary>
public static class AccountFiles
{
    private const string FileName = "account.json";

    /// <summary>By name. A damaged one is left out and reported.</summary>
    public static IReadOnlyList<Account> All(ArchiveFolder folder, Action<string> report)
    {
        if (!Directory.Exists(folder.ReadersFolder))
        {
            return [];
        }

        var accounts = new List<Account>();
        foreach (var path in Directory.EnumerateDirectories(folder.ReadersFolder).Order(StringComparer.Ordinal))
        {
            try
            {
                if (ReaderName.TryParse(Path.GetFileName(path), out var name) && Find(folder, name) is { } account)
                {
                    accounts.Add(account);
                }
            }
            catch (ArchiveException exception)
            {
                report(exception.Message);
            }
        }

        return accounts;
    }

    /// <returns>Null when there is no such account.</returns>
    /// <exception cref="ArchiveException">The file is damaged or cannot be read.</exception>
    public static Account? Find(ArchiveFolder folder, ReaderName name)
    {
        var path = PathOf(folder, name);
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize(File.ReadAllBytes(path), AccountJson.Default.Account) is { } account
                ? account with { Name = name }
                : null;
        }
        catch (JsonException exception)
        {
            throw new ArchiveException($"{path} is no account ({exception.Message}): put it back from a copy, or remove it and make the account anew with 'annals account add {name}'", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"cannot read {path}: {exception.Message}", exception);
        }
    }

    /// <exception cref="IOException">It is as it was.</exception>
    public static void Write(ArchiveFolder folder, Account account)
    {
        var path = PathOf(folder, account.Name);
        PrivateFiles.IgnoreInGit(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(account, AccountJson.Default.Account), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Takes the account away; what it read and noted stays.</summary>
    /// <returns>False when there was none.</returns>
    public static bool Remove(ArchiveFolder folder, ReaderName name)
    {
        var path = PathOf(folder, name);
        var was = File.Exists(path);
        File.Delete(path);
        return was;
    }

    /// <summary>Changes with every account that is made, altered or removed.</summary>
    internal static string StampOf(ArchiveFolder folder)
        => !Directory.Exists(folder.ReadersFolder)
            ? ""
            : string.Join('\n', Directory.EnumerateDirectories(folder.ReadersFolder)
                .Select(path => new FileInfo(Path.Combine(path, FileName)))
                .Where(static file => file.Exists)
                .Select(static file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")
                .Order(StringComparer.Ordinal));

    private static string PathOf(ArchiveFolder folder, ReaderName name) => Path.Combine(folder.ReadersFolder, name.Value, FileName);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true, RespectNullableAnnotations = true, Converters = [typeof(PasswordHashConverter)])]
[JsonSerializable(typeof(Account))]
internal sealed partial class AccountJson : JsonSerializerContext;
