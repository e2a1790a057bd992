using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>Neighbouring rows of a matrix or of every step of a sequence, which are worked on together.</summary>
internal readonly record struct Rows(int First, int Count)
{
    /// <summary>How many blocks of a size there are in so many rows; the last may be smaller.</summary>
    public static int Blocks(int rows, int size) => (rows + size - 1) / size;

    /// <summary>A block of a size among so many rows.</summary>
    public static Rows Block(int index, int rows, int size) => new(index * size, Math.Min(size, rows - (index * size)));

    /// <summary>These sequences at a step.</summary>
    public Span<T> Of<T>(Sequence<T> sequence, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(sequence.Step(step), sequence.Features);

    /// <summary>These of the time · batch rows of a sequence.</summary>
    public Span<T> OfAll<T>(Sequence<T> sequence)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(sequence.Values, sequence.Features);

    /// <summary>These rows of a matrix.</summary>
    public Span<T> Of<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(matrix.Values, matrix.Columns);

    /// <summary>These rows of so many columns.</summary>
    public Span<T> Of<T>(Span<T> rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => rows.Slice(First * columns, Count * columns);
}
