using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Selection;

/// <summary>The search for the few numbers of a row that are above a bound.</summary>
internal static class RowScan
{
    /// <summary>Where the next vector begins that holds a number not at most the bound, NaN among them; the first place after the last whole vector where there is none.</summary>
    /// <param name="row">The numbers.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="bound">The bound.</param>
    // Compiled fully at once: one row of a large vocabulary is a whole search's first pass.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static int NextAbove<T, TSimd>(ReadOnlySpan<T> row, int from, T bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        ref T values = ref MemoryMarshal.GetReference(row);
        var bounds = TSimd.Create(bound);
        int last = row.Length - TSimd.Count;
        while (from <= last && TSimd.AllAtMost(TSimd.Load(ref Unsafe.Add(ref values, from)), bounds))
            from += TSimd.Count;
        return from;
    }
}
