namespace AutodiffTeach.Networks.Cells;

/// <summary>Which rows of which parameter of a network a variable of its model is.</summary>
/// <remarks>
/// PyTorch stacks the gates of a cell: rows kH..(k+1)H-1 of <c>weight_ih</c> are the k-th gate's, in the order i, f, g, o of an LSTM and r, z,
/// n of a GRU, so that <c>W_if</c> is rows H..2H-1.
/// </remarks>
/// <param name="Variable">The canonical name in the model: <c>W_if</c>, <c>W_hh_2</c>.</param>
/// <param name="Parameter">The full name in the network: <c>0.weight_ih</c>.</param>
/// <param name="FirstRow">The first row, from 0; of a vector the first component.</param>
/// <param name="Rows">The number of rows.</param>
public sealed record CellWeight(string Variable, string Parameter, int FirstRow, int Rows);
