using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Numerics;

/// <summary>The kernel in every width of vectors, with hardware for it or without, against three loops: not a bit may differ.</summary>
public sealed class MatrixKernelTests
{
    // Rows around the tile of 8, columns around the widths 2, 4, 8, 16, depths around the block of 256.
    private static readonly int[] RowCounts = [0, 1, 2, 7, 8, 9, 16, 19];
    private static readonly int[] ColumnCounts = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 32, 33];
    private static readonly int[] Depths = [0, 1, 2, 13, 255, 256, 257, 520];

    [Fact]
    public void Products_in_float_are_chains_of_fused_multiply_adds_in_every_width()
    {
        Check<float, Simd128<float>>();
        Check<float, Simd256<float>>();
        Check<float, Simd512<float>>();
        Check<float, SimdPair<Simd128<float>, float>>();
        Check<float, SimdPair<Simd256<float>, float>>();
        Check<float, SimdPair<Simd512<float>, float>>();
    }

    [Fact]
    public void Products_in_double_are_chains_of_fused_multiply_adds_in_every_width()
    {
        Check<double, Simd128<double>>();
        Check<double, Simd256<double>>();
        Check<double, Simd512<double>>();
        Check<double, SimdPair<Simd128<double>, double>>();
        Check<double, SimdPair<Simd256<double>, double>>();
        Check<double, SimdPair<Simd512<double>, double>>();
    }

    [Fact]
    public void Packed_matrices_give_the_products_of_the_matrix_and_of_its_transpose()
    {
        foreach ((int rows, int depth, int columns) in Shapes())
        {
            double[] a = Random<double>(rows * depth, 1), b = Random<double>(depth * columns, 2), c = Random<double>(rows * columns, 3);
            double[] expected = Plain(a, b, c, rows, depth, columns);
            var packed = new PackedMatrix<double>();
            packed.Resize(depth, columns);
            packed.Pack(b.AsSpan(0, depth / 2 * columns), first: 0);
            packed.Pack(b.AsSpan(depth / 2 * columns), first: depth / 2);
            AssertSame(expected, c, product => packed.AddTransposedProduct(Transpose(a, rows, depth), rows, first: 0, product));
            if (depth > 0)
                AssertSame(expected, c, product => packed.AddProduct(a, product));
            packed.PackTransposed(Transpose(b, depth, columns));
            if (depth > 0)
                AssertSame(expected, c, product => packed.AddProduct(a, product));
        }
    }

    [Fact]
    public void Some_rows_of_a_transposed_product_are_those_of_the_whole()
    {
        const int rows = 21, depth = 300, columns = 19;
        float[] a = Random<float>(depth * rows, 1), b = Random<float>(depth * columns, 2), whole = new float[rows * columns], part = new float[6 * columns];
        var packed = new PackedMatrix<float>();
        packed.Resize(depth, columns);
        packed.Pack(b, first: 0);
        packed.AddTransposedProduct(a, rows, first: 0, whole);
        packed.AddTransposedProduct(a, rows, first: 11, part);
        Assert.Equal(whole.AsSpan(11 * columns, 6 * columns).ToArray(), part);
    }

    [Fact]
    public void A_packed_matrix_that_gets_another_shape_forgets_what_it_held()
    {
        var packed = new PackedMatrix<double>();
        packed.Resize(3, 5);
        packed.Pack(Random<double>(15, 1), first: 0);
        packed.Resize(2, 3);
        double[] b = [1, 2, 3, 4, 5, 6], c = new double[3];
        packed.Pack(b, first: 0);
        packed.AddProduct([10.0, 100.0], c);
        Assert.Equal([410.0, 520, 630], c);
    }

    [Fact]
    public void Factors_that_do_not_fit_are_refused()
    {
        var packed = new PackedMatrix<float>();
        packed.Resize(4, 4);
        Assert.Throws<ArgumentException>(() => packed.AddProduct(new float[8], new float[4]));
        Assert.Throws<ArgumentException>(() => packed.AddTransposedProduct(new float[8], aColumns: 4, first: 0, new float[16]));
    }

    private static void Check<T, TSimd>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        foreach ((int rows, int depth, int columns) in Shapes())
        {
            T[] a = Random<T>(rows * depth, 1), b = Random<T>(depth * columns, 2), c = Random<T>(rows * columns, 3);
            T[] expected = Plain(a, b, c, rows, depth, columns), packed = Pack(b, depth, columns, TSimd.Count), transposed = Transpose(a, rows, depth);
            AssertSame(expected, c, product => MatrixKernel.Multiply<T, TSimd>(Factor<T>.Transposed(transposed, rows, 0, rows), packed, depth, columns, product));
            if (depth > 0)
                AssertSame(expected, c, product => MatrixKernel.Multiply<T, TSimd>(Factor<T>.Of(a, depth), packed, depth, columns, product));
        }
    }

    private static IEnumerable<(int Rows, int Depth, int Columns)> Shapes() =>
        from rows in RowCounts
        from depth in Depths
        from columns in ColumnCounts
        where rows > 0 || depth < 2
        select (rows, depth, columns);

    private static T[] Plain<T>(T[] a, T[] b, T[] c, int rows, int depth, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] product = [.. c];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                for (int step = 0; step < depth; step++)
                    product[(row * columns) + column] = T.FusedMultiplyAdd(a[(row * depth) + step], b[(step * columns) + column], product[(row * columns) + column]);
            }
        }

        return product;
    }

    /// <summary>The packed form by its description: blocks of rows, in a block panels of columns, in a panel row by row.</summary>
    private static T[] Pack<T>(T[] b, int depth, int columns, int width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. from block in Enumerable.Range(0, depth).Chunk(MatrixKernel.BlockRows)
            from panel in Enumerable.Range(0, columns).Chunk(width)
            from row in block
            from place in Enumerable.Range(0, width)
            select place < panel.Length ? b[(row * columns) + panel[place]] : T.Zero];

    private static T[] Transpose<T>(T[] values, int rows, int columns) =>
        [.. from column in Enumerable.Range(0, columns) from row in Enumerable.Range(0, rows) select values[(row * columns) + column]];

    private static T[] Random<T>(int count, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(random.NextUniform(-1, 1)))];
    }

    private static void AssertSame<T>(T[] expected, T[] c, Action<T[]> addProduct)
    {
        T[] product = [.. c];
        addProduct(product);
        Assert.Equal(expected, product);
    }
}
