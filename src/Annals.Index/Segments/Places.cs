namespace Annals.Index.Segments;

internal static class Places
{
    /// <summary>The document that holds a place, which is at or behind the document <paramref name="from"/>: in strides that double, because the next one wanted is mostly near.</summary>
    public static int DocumentAt(uint[] starts, uint place, int from)
    {
        var stride = 1;
        var low = from;
        while (low + stride < starts.Length && starts[low + stride] <= place)
        {
            low += stride;
            stride <<= 1;
        }

        var high = Math.Min(low + stride, starts.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (starts[middle] <= place)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
