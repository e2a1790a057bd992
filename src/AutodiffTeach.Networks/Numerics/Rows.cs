using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>Neighbouring sequences of a batch, which pass through all time steps together.</summary>
internal readonly record struct Rows(int First, int Count)
{
    public Span<T> Of<T>(Sequence<T> sequence, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        sequence.Step(step).Slice(First * sequence.Features, Count * sequence.Features);

    public Span<T> Of<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        matrix.Values.Slice(First * matrix.Columns, Count * matrix.Columns);
}
