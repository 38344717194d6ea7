using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Annals.Index.Storage;

/// <summary>
/// Loads SQLite, once: the system's where there is one that is new enough, because the system's gets its security
/// updates, else the one that comes with the program.
/// </summary>
internal static class SqliteLibrary
{
    private const string SystemName = "libsqlite3.so.0";

    // What the bundle carries; everything used here is in it.
    private const int OldestVersion = 3_035_005;

    private static readonly Lazy<bool> Loaded = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
        return true;
    });

    public static void Load() => _ = Loaded.Value;

    // Zero leaves the search to the runtime, which finds the bundle.
    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
        => OperatingSystem.IsLinux() && name == "e_sqlite3" && NativeLibrary.TryLoad(SystemName, out var library) && IsUsable(library) ? library : IntPtr.Zero;

    private static bool IsUsable(IntPtr library)
        => Number(library, "sqlite3_libversion_number") >= OldestVersion && Number(library, "sqlite3_threadsafe") > 0;

    private static int Number(IntPtr library, string function)
        => NativeLibrary.TryGetExport(library, function, out var address) ? Marshal.GetDelegateForFunctionPointer<NumberFunction>(address)() : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int NumberFunction();
}
