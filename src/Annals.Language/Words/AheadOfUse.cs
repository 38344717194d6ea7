using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Annals.Language.Words;

/// <summary>Tells the processor what memory will be read soon. A hint: it changes no result, and where there is none it does nothing.</summary>
internal static class AheadOfUse
{
    // The address is only spoken of, never read through: it may be out of date when the collector has moved the array.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
        }
    }
}
