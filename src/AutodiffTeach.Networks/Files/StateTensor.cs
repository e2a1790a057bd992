using System.Numerics;

namespace AutodiffTeach.Networks.Files;

/// <summary>A named vector or matrix of a state_dict.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Name">The full name: <c>rnn.weight_ih_l0</c>.</param>
/// <param name="Shape">One length for a vector, rows and columns for a matrix.</param>
/// <param name="Values">The numbers, row by row.</param>
public sealed record StateTensor<T>(string Name, IReadOnlyList<int> Shape, IReadOnlyList<T> Values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
