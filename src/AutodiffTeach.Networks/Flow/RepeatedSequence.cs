using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow;

/// <summary>One sequence of a batch, several times over; the initial states of a layer follow, until it is disposed of.</summary>
internal sealed class RepeatedSequence : IDisposable
{
    private readonly RecurrentLayer<double> _layer;
    private readonly Matrix<double>? _state;
    private readonly Matrix<double>? _cell;

    public RepeatedSequence(RecurrentLayer<double> layer, int sequence)
    {
        _layer = layer;
        _state = layer.InitialState;
        layer.InitialState = Repeat(_state, sequence, layer.HiddenSize);
        if (layer is Lstm<double> lstm)
        {
            _cell = lstm.InitialCell;
            lstm.InitialCell = Repeat(_cell, sequence, layer.HiddenSize);
        }
    }

    public static Sequence<double> Of(Sequence<double> input, int sequence, int count)
    {
        var copies = new Sequence<double>(input.Steps, count, input.Features);
        for (int step = 0; step < input.Steps; step++)
        {
            for (int copy = 0; copy < count; copy++)
                input.Vector(step, sequence).CopyTo(copies.Vector(step, copy));
        }

        return copies;
    }

    public void Dispose()
    {
        _layer.InitialState = _state;
        if (_layer is Lstm<double> lstm)
            lstm.InitialCell = _cell;
    }

    private static Matrix<double>? Repeat(Matrix<double>? rows, int row, int count)
    {
        if (rows is null)
            return null;
        var copies = new Matrix<double>(count, rows.Columns);
        for (int copy = 0; copy < count; copy++)
            rows.Row(row).CopyTo(copies.Row(copy));
        return copies;
    }
}
