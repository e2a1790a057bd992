using System.Numerics;
using System.Runtime.InteropServices;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>What System.Numerics.Tensors has no single pass for, on the portable vectors.</summary>
internal static class Elementwise
{
    /// <summary>dz = dh ∘ (1 - h²): the slope of h = tanh(z). dz may be dh.</summary>
    public static void TanhBackward<T>(ReadOnlySpan<T> h, ReadOnlySpan<T> dh, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> hs = Vectors(h), dhs = Vectors(dh);
        Span<Vector<T>> dzs = Vectors(dz);
        for (int index = 0; index < dzs.Length; index++)
            dzs[index] = dhs[index] * (Vector<T>.One - (hs[index] * hs[index]));
        for (int index = dzs.Length * Vector<T>.Count; index < dz.Length; index++)
            dz[index] = dh[index] * (T.One - (h[index] * h[index]));
    }

    /// <summary>dz = ds ∘ s ∘ (1 - s): the slope of s = sigmoid(z). dz may be ds.</summary>
    public static void SigmoidBackward<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> ds, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> ss = Vectors(s), dss = Vectors(ds);
        Span<Vector<T>> dzs = Vectors(dz);
        for (int index = 0; index < dzs.Length; index++)
            dzs[index] = dss[index] * (ss[index] * (Vector<T>.One - ss[index]));
        for (int index = dzs.Length * Vector<T>.Count; index < dz.Length; index++)
            dz[index] = ds[index] * (s[index] * (T.One - s[index]));
    }

    /// <summary>dz = dh where h is above 0, else 0: the slope of h = max(0, z). dz may be dh.</summary>
    public static void ReluBackward<T>(ReadOnlySpan<T> h, ReadOnlySpan<T> dh, Span<T> dz)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> hs = Vectors(h), dhs = Vectors(dh);
        Span<Vector<T>> dzs = Vectors(dz);
        for (int index = 0; index < dzs.Length; index++)
            dzs[index] = Vector.ConditionalSelect(Vector.GreaterThan(hs[index], Vector<T>.Zero), dhs[index], Vector<T>.Zero);
        for (int index = dzs.Length * Vector<T>.Count; index < dz.Length; index++)
            dz[index] = h[index] > T.Zero ? dh[index] : T.Zero;
    }

    /// <summary>Adds the rows of a matrix, stored row by row, to sums.</summary>
    public static void AddRows<T>(ReadOnlySpan<T> rows, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = sums.Length, column = 0;
        for (; column + Vector<T>.Count <= columns; column += Vector<T>.Count)
        {
            var sum = new Vector<T>(sums[column..]);
            for (int at = column; at < rows.Length; at += columns)
                sum += new Vector<T>(rows[at..]);
            sum.CopyTo(sums[column..]);
        }

        for (; column < columns; column++)
        {
            for (int at = column; at < rows.Length; at += columns)
                sums[column] += rows[at];
        }
    }

    /// <summary>Writes a row into every row of a matrix, stored row by row.</summary>
    public static void Repeat<T>(ReadOnlySpan<T> row, Span<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.IsEmpty)
            return;
        row.CopyTo(rows);
        for (int done = row.Length; done < rows.Length; done *= 2)
            rows[..Math.Min(done, rows.Length - done)].CopyTo(rows[done..]);
    }

    private static ReadOnlySpan<Vector<T>> Vectors<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MemoryMarshal.Cast<T, Vector<T>>(values);

    private static Span<Vector<T>> Vectors<T>(Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MemoryMarshal.Cast<T, Vector<T>>(values);
}
