namespace AutodiffTeach.Networks.Logs.Reading;

/// <summary>Sums up a scalar while its values go by.</summary>
internal sealed class ScalarTally(string name, int window)
{
    private readonly TrailingMean _mean = new(window);
    private long _count;
    private long _step;
    private ScalarPoint? _lowest;
    private ScalarPoint? _highest;

    public void Add(long step, double value)
    {
        _count++;
        _step = step;
        _mean.Add(value);
        if (_mean.IsFull)
            Compare(new ScalarPoint(step, _mean.Mean));
    }

    /// <summary>What there is of at least one value.</summary>
    public ScalarHistory ToHistory()
    {
        var last = new ScalarPoint(_step, _mean.Mean);
        if (!_mean.IsFull)
            Compare(last);
        return new ScalarHistory(name, _count, last, _lowest, _highest);
    }

    private void Compare(ScalarPoint point)
    {
        if (double.IsNaN(point.Value))
            return;
        if (_lowest is null || point.Value < _lowest.Value.Value)
            _lowest = point;
        if (_highest is null || point.Value > _highest.Value.Value)
            _highest = point;
    }
}
