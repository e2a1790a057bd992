namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>What is to be known of the numbers along an axis before it can be drawn.</summary>
internal sealed class DataRange
{
    private readonly bool _isLog;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;
    private bool _isWhole = true;

    public DataRange(AxisScale scale) => _isLog = scale == AxisScale.Logarithmic;

    /// <summary>True where no number has a place on the axis.</summary>
    public bool IsEmpty => _minimum > _maximum;

    /// <summary>True where all numbers are whole and there is one.</summary>
    public bool IsWhole => _isWhole && !IsEmpty;

    public double Minimum => _minimum;

    public double Maximum => _maximum;

    public static DataRange Of(AxisScale scale, IEnumerable<double> values)
    {
        var range = new DataRange(scale);
        range.Add(values);
        return range;
    }

    public void Add(IEnumerable<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || _isLog && value <= 0)
                continue;
            _minimum = Math.Min(_minimum, value);
            _maximum = Math.Max(_maximum, value);
            _isWhole = _isWhole && value == Math.Floor(value) && Math.Abs(value) < 1e12;
        }
    }
}
