using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>C += A B, where B is packed in panels as wide as a vector.</summary>
/// <remarks>
/// <para>
/// Every element of C is one chain of fused multiply-adds, c ← c + a_k b_k for k = 1, 2, ..., whatever the width of the vectors, the cut into
/// tiles and the position: how rows are spread over threads, and on which processor, does not change a bit.
/// </para>
/// <para>
/// A tile of C stays in registers: eight rows by one vector, or by a pair where there are 32 registers, four by a pair where there are 16
/// (eight chains hide the latency of a multiply-add). A panel of B, at most <see cref="BlockRows"/> rows, stays in the first-level cache
/// while the tiles below one another read it. Measured in float on a core with AVX-512 that does 256 GFLOP/s at best, products of 16 rows:
/// 175 with one vector, 225 with a pair of vectors; OpenBLAS reaches about 60 on the products of recurrent layers. With AVX2 alone pairs
/// take a tenth off the time of a layer of 256 units.
/// </para>
/// <para>B is packed as blocks of rows, in a block panels of columns, in a panel row by row; the last panel is filled up with zeros.</para>
/// </remarks>
internal static class MatrixKernel
{
    /// <summary>The rows of B in a block: a panel of them takes at most 32 KiB, less than the first-level cache.</summary>
    public const int BlockRows = 256;

    private const int LargeTile = 8;
    private const int SmallTile = 4;

    /// <summary>The length of the packed form of a matrix.</summary>
    public static int PackedLength<T>(int rows, int columns, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => checked(rows * Panels(columns, width) * width);

    /// <summary>The width of the panels that this processor is best at for so many columns: pairs of vectors where they are filled.</summary>
    public static int Width<T>(int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int vector = Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256.IsHardwareAccelerated ? Vector256<T>.Count : Vector128<T>.Count;
        return columns % (2 * vector) == 0 ? 2 * vector : vector;
    }

    /// <summary>C += A B with vectors of the width that <see cref="Width"/> gives.</summary>
    public static void Multiply<T>(in Factor<T> a, ReadOnlySpan<T> packed, int depth, int columns, Span<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            MultiplyByPairs<T, Simd512<T>>(a, packed, depth, columns, c);
        else if (Vector256.IsHardwareAccelerated)
            MultiplyByPairs<T, Simd256<T>>(a, packed, depth, columns, c);
        else
            MultiplyByPairs<T, Simd128<T>>(a, packed, depth, columns, c);
    }

    /// <summary>C += A B with vectors of a given width.</summary>
    /// <param name="a">A.</param>
    /// <param name="packed">B, packed with this width.</param>
    /// <param name="depth">The columns of A and rows of B.</param>
    /// <param name="columns">The columns of B and C.</param>
    /// <param name="c">C, row by row.</param>
    public static void Multiply<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> packed, int depth, int columns, Span<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        int width = TSimd.Count;
        // what follows reads and writes unchecked
        if (c.Length != a.Rows * columns || packed.Length != PackedLength<T>(depth, columns, width) || !a.Holds(depth))
            throw new ArgumentException("The factors and the product do not fit together.", nameof(c));
        for (int first = 0; first < depth && a.Rows > 0; first += BlockRows)
        {
            int count = Math.Min(BlockRows, depth - first);
            for (int panel = 0; panel < Panels(columns, width); panel++)
            {
                ReadOnlySpan<T> b = packed.Slice((first * Panels(columns, width) * width) + (panel * count * width), count * width);
                Factor<T> block = a.From(row: 0, step: first);
                if ((panel + 1) * width <= columns)
                    MultiplyPanel<T, TSimd>(block, b, c[(panel * width)..], columns);
                else
                    MultiplyLastPanel<T, TSimd>(block, b, c[(panel * width)..], columns, columns - (panel * width));
            }
        }
    }

    /// <summary>The number of panels that hold so many columns.</summary>
    public static int Panels(int columns, int width) => (columns + width - 1) / width;

    private static void MultiplyByPairs<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> packed, int depth, int columns, Span<T> c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        if (Width<T>(columns) > TSimd.Count)
            Multiply<T, SimdPair<TSimd, T>>(a, packed, depth, columns, c);
        else
            Multiply<T, TSimd>(a, packed, depth, columns, c);
    }

    private static void MultiplyPanel<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> b, Span<T> c, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        int row = 0;
        for (; TSimd.FitsEightRows && row + LargeTile <= a.Rows; row += LargeTile)
            EightRows<T, TSimd>(a.From(row, step: 0), b, ref c[row * stride], stride);
        for (; row + SmallTile <= a.Rows; row += SmallTile)
            FourRows<T, TSimd>(a.From(row, step: 0), b, ref c[row * stride], stride);
        for (; row < a.Rows; row++)
            OneRow<T, TSimd>(a.From(row, step: 0), b, ref c[row * stride]);
    }

    /// <summary>The panel of which C has a part only: its tiles are computed in a buffer as wide as a vector.</summary>
    private static void MultiplyLastPanel<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> b, Span<T> c, int stride, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        int width = TSimd.Count;
        Span<T> tile = stackalloc T[LargeTile * width];
        tile.Clear();
        for (int first = 0; first < a.Rows; first += LargeTile)
        {
            int rows = Math.Min(LargeTile, a.Rows - first);
            for (int row = 0; row < rows; row++)
                c.Slice((first + row) * stride, columns).CopyTo(tile[(row * width)..]);
            MultiplyPanel<T, TSimd>(a.From(first, step: 0, rows), b, tile, width);
            for (int row = 0; row < rows; row++)
                tile.Slice(row * width, columns).CopyTo(c[((first + row) * stride)..]);
        }
    }

    // Inlined into its callers the compiler gives up inlining the vectors' methods, and the tile is twelve times slower; compiled fully at
    // once it is fast from the first pass on.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void EightRows<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> b, ref T c, nint stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        nint row = a.RowStride, width = TSimd.Count;
        ref T lower = ref Unsafe.Add(ref c, 4 * stride);
        TSimd c0 = TSimd.Load(ref c), c1 = TSimd.Load(ref Unsafe.Add(ref c, stride));
        TSimd c2 = TSimd.Load(ref Unsafe.Add(ref c, 2 * stride)), c3 = TSimd.Load(ref Unsafe.Add(ref c, 3 * stride));
        TSimd c4 = TSimd.Load(ref lower), c5 = TSimd.Load(ref Unsafe.Add(ref lower, stride));
        TSimd c6 = TSimd.Load(ref Unsafe.Add(ref lower, 2 * stride)), c7 = TSimd.Load(ref Unsafe.Add(ref lower, 3 * stride));
        ref T upperA = ref MemoryMarshal.GetReference(a.Values);
        ref T lowerA = ref Unsafe.Add(ref upperA, 4 * row);
        ref T vector = ref MemoryMarshal.GetReference(b);
        for (nint step = b.Length / width; step > 0; step--)
        {
            var x = TSimd.Load(ref vector);
            c0 = TSimd.MultiplyAdd(upperA, x, c0);
            c1 = TSimd.MultiplyAdd(Unsafe.Add(ref upperA, row), x, c1);
            c2 = TSimd.MultiplyAdd(Unsafe.Add(ref upperA, 2 * row), x, c2);
            c3 = TSimd.MultiplyAdd(Unsafe.Add(ref upperA, 3 * row), x, c3);
            c4 = TSimd.MultiplyAdd(lowerA, x, c4);
            c5 = TSimd.MultiplyAdd(Unsafe.Add(ref lowerA, row), x, c5);
            c6 = TSimd.MultiplyAdd(Unsafe.Add(ref lowerA, 2 * row), x, c6);
            c7 = TSimd.MultiplyAdd(Unsafe.Add(ref lowerA, 3 * row), x, c7);
            upperA = ref Unsafe.Add(ref upperA, a.StepStride);
            lowerA = ref Unsafe.Add(ref lowerA, a.StepStride);
            vector = ref Unsafe.Add(ref vector, width);
        }

        TSimd.Store(c0, ref c);
        TSimd.Store(c1, ref Unsafe.Add(ref c, stride));
        TSimd.Store(c2, ref Unsafe.Add(ref c, 2 * stride));
        TSimd.Store(c3, ref Unsafe.Add(ref c, 3 * stride));
        TSimd.Store(c4, ref lower);
        TSimd.Store(c5, ref Unsafe.Add(ref lower, stride));
        TSimd.Store(c6, ref Unsafe.Add(ref lower, 2 * stride));
        TSimd.Store(c7, ref Unsafe.Add(ref lower, 3 * stride));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FourRows<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> b, ref T c, nint stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        nint row = a.RowStride, width = TSimd.Count;
        TSimd c0 = TSimd.Load(ref c), c1 = TSimd.Load(ref Unsafe.Add(ref c, stride));
        TSimd c2 = TSimd.Load(ref Unsafe.Add(ref c, 2 * stride)), c3 = TSimd.Load(ref Unsafe.Add(ref c, 3 * stride));
        ref T value = ref MemoryMarshal.GetReference(a.Values);
        ref T vector = ref MemoryMarshal.GetReference(b);
        for (nint step = b.Length / width; step > 0; step--)
        {
            var x = TSimd.Load(ref vector);
            c0 = TSimd.MultiplyAdd(value, x, c0);
            c1 = TSimd.MultiplyAdd(Unsafe.Add(ref value, row), x, c1);
            c2 = TSimd.MultiplyAdd(Unsafe.Add(ref value, 2 * row), x, c2);
            c3 = TSimd.MultiplyAdd(Unsafe.Add(ref value, 3 * row), x, c3);
            value = ref Unsafe.Add(ref value, a.StepStride);
            vector = ref Unsafe.Add(ref vector, width);
        }

        TSimd.Store(c0, ref c);
        TSimd.Store(c1, ref Unsafe.Add(ref c, stride));
        TSimd.Store(c2, ref Unsafe.Add(ref c, 2 * stride));
        TSimd.Store(c3, ref Unsafe.Add(ref c, 3 * stride));
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OneRow<T, TSimd>(in Factor<T> a, ReadOnlySpan<T> b, ref T c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        var sum = TSimd.Load(ref c);
        ref T value = ref MemoryMarshal.GetReference(a.Values);
        ref T vector = ref MemoryMarshal.GetReference(b);
        for (nint step = b.Length / TSimd.Count; step > 0; step--)
        {
            sum = TSimd.MultiplyAdd(value, TSimd.Load(ref vector), sum);
            value = ref Unsafe.Add(ref value, a.StepStride);
            vector = ref Unsafe.Add(ref vector, TSimd.Count);
        }

        TSimd.Store(sum, ref c);
    }
}

/// <summary>The left factor A of a product: an element is at row · <see cref="RowStride"/> + step · <see cref="StepStride"/>, so that a transposed matrix is read where it is.</summary>
/// <typeparam name="T">The number.</typeparam>
internal readonly ref struct Factor<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Factor(ReadOnlySpan<T> values, int rows, int rowStride, int stepStride)
    {
        Values = values;
        Rows = rows;
        RowStride = rowStride;
        StepStride = stepStride;
    }

    public ReadOnlySpan<T> Values { get; }

    public int Rows { get; }

    public int RowStride { get; }

    public int StepStride { get; }

    /// <summary>A matrix stored row by row.</summary>
    public static Factor<T> Of(ReadOnlySpan<T> values, int columns) => new(values, values.Length / columns, columns, stepStride: 1);

    /// <summary>Some columns of a matrix stored row by row, as rows.</summary>
    public static Factor<T> Transposed(ReadOnlySpan<T> values, int columns, int first, int count) => new(values[Math.Min(first, values.Length)..], count, rowStride: 1, columns);

    /// <summary>Whether all its rows have so many steps.</summary>
    public bool Holds(int steps) => Rows == 0 || steps == 0 || ((long)(Rows - 1) * RowStride) + ((long)(steps - 1) * StepStride) < Values.Length;

    /// <summary>The part from a row and a step on.</summary>
    public Factor<T> From(int row, int step) => From(row, step, Rows - row);

    /// <summary>So many rows from a row and a step on.</summary>
    public Factor<T> From(int row, int step, int rows) => new(Values[((row * RowStride) + (step * StepStride))..], rows, RowStride, StepStride);
}
