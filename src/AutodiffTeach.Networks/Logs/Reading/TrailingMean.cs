using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Logs.Reading;

/// <summary>The mean of the last values, added anew each time: so no NaN stays longer than the window and no rounding gathers.</summary>
internal sealed class TrailingMean(int window)
{
    private readonly double[] _values = new double[window];
    private long _count;

    /// <summary>Whether there are as many values as the window takes.</summary>
    public bool IsFull => _count >= window;

    public double Mean => _count == 0 ? double.NaN : window == 1 ? _values[0] : TensorPrimitives.Sum<double>(_values.AsSpan(0, (int)Math.Min(_count, window))) / Math.Min(_count, window);

    public void Add(double value) => _values[_count++ % window] = value;
}
