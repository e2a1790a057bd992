using System.Globalization;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Charts.Scales;

namespace AutodiffTeach.Drawing.Tests.Charts;

public class ScaleTests
{
    private static readonly TickRoom Room = new(300, 50, label => 7 * label.Length + 8);

    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.1, 0.9, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0, 100, "0 20 40 60 80 100")]
    [InlineData(-3, 3.2, "−3 −2 −1 0 1 2 3 4")]
    [InlineData(0.1, 0.3, "0.10 0.15 0.20 0.25 0.30")]
    [InlineData(0, 5e-5, "0 1 2 3 4 5")]
    [InlineData(0, 3e7, "0.0 0.5 1.0 1.5 2.0 2.5 3.0")]
    [InlineData(12.3456, 12.3457, "12.345600 12.345625 12.345650 12.345675 12.345700")]
    public void Linear_ticks_are_round_and_cover_the_data(double minimum, double maximum, string labels)
    {
        var ticks = LinearTicks.Choose(new Interval(minimum, maximum), Room, false, true, true);
        Assert.Equal(labels, string.Join(' ', ticks.Major.Select(tick => tick.Label)));
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 20, "5 10 15 20")]
    [InlineData(1, 50, "10 20 30 40 50")]
    [InlineData(7, 7, "7")]
    [InlineData(0, 1, "0 1")]
    public void Steps_have_whole_ticks(int first, int last, string labels)
    {
        var data = DataRange.Of(AxisScale.Linear, [first, last]);
        var ticks = Ruler.Settle(new Axis(), data, Room, false).Ticks;
        Assert.Equal(labels, string.Join(' ', ticks.Major.Select(tick => tick.Label)));
    }

    [Theory]
    [InlineData(1e-7, 1, "10^{-7} 10^{-6} 10^{-5} 10^{-4} 10^{-3} 10^{-2} 10^{-1} 10^{0}")]
    [InlineData(1e-300, 1e300, "10^{-300} 10^{-200} 10^{-100} 10^{0} 10^{100} 10^{200} 10^{300}")]
    [InlineData(2, 40, "2 5 10 20 50")]
    [InlineData(3e-9, 6e-9, "2×10^{-9} 5×10^{-9} 10^{-8}")]
    [InlineData(4.1, 4.4, "2.0 2.5 3.0 3.5 4.0 4.5 5.0")]
    public void Logarithmic_ticks_are_powers_of_ten_or_round_between(double minimum, double maximum, string labels)
    {
        var ticks = Ruler.Settle(Axis.Logarithmic(""), DataRange.Of(AxisScale.Logarithmic, [minimum, maximum]), new TickRoom(300, 50, _ => 20), true).Ticks;
        Assert.Equal(labels, string.Join(' ', ticks.Major.Select(tick => tick.Label.Replace("$", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Skipped_decades_keep_a_tick_without_label()
    {
        var ticks = LogTicks.Choose(new Interval(1e-30, 1), Room);
        Assert.All(ticks.Major, tick => Assert.Equal(0, Math.Round(Math.Log10(tick.Value)) % 5));
        Assert.Contains(1e-7, ticks.Minor);
    }

    [Theory]
    [InlineData(AxisScale.Linear)]
    [InlineData(AxisScale.Logarithmic)]
    public void Axes_cover_their_data_with_ticks_in_order_that_say_what_they_are(AxisScale scale)
    {
        var random = new Random(11);
        for (var round = 0; round < 3000; round++)
        {
            var values = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random, scale)).ToArray();
            var length = 40 + 600 * random.NextDouble();
            var room = new TickRoom(length, 50, label => 6 * label.Length + 6);
            var ruler = Ruler.Settle(new Axis("", scale), DataRange.Of(scale, values), room, random.Next(2) == 0);
            var told = string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            Assert.All(values, value => Assert.True(ruler.At(value) is >= -1e-9 and <= 1 + 1e-9, $"{value} of {told} at {ruler.At(value)}"));
            var ticks = ruler.Ticks.Major;
            Assert.True(ticks.Zip(ticks.Skip(1)).All(pair => pair.First.Value < pair.Second.Value), told);
            Assert.All(ticks, tick =>
            {
                Assert.True(ruler.At(tick.Value) is >= -1e-9 and <= 1 + 1e-9, $"tick {tick.Plain} for {told}");
                Assert.Equal(tick.Value, double.Parse(tick.Plain.Replace('−', '-'), CultureInfo.InvariantCulture));
            });
        }
    }

    [Fact]
    public void Labels_never_meet_where_two_fit()
    {
        var random = new Random(12);
        for (var round = 0; round < 3000; round++)
        {
            var scale = random.Next(2) == 0 ? AxisScale.Linear : AxisScale.Logarithmic;
            var room = new TickRoom(200 + 500 * random.NextDouble(), 50, label => 6 * label.Length + 4);
            var ruler = Ruler.Settle(new Axis("", scale), DataRange.Of(scale, [Any(random, scale), Any(random, scale)]), room, true);
            var ticks = ruler.Ticks.Major;
            if (ticks.Count > 2)
                Assert.True(room.Fits([.. ticks.Select(tick => tick.Label)], i => ruler.At(ticks[i].Value)), string.Join(' ', ticks.Select(tick => tick.Plain)));
        }
    }

    [Fact]
    public void Labels_along_an_axis_have_equally_many_decimals()
    {
        var random = new Random(13);
        for (var round = 0; round < 1000; round++)
        {
            var ticks = LinearTicks.Choose(new Interval(random.NextDouble(), 1 + 100 * random.NextDouble()), Room, false, true, true);
            Assert.Single(ticks.Major.Select(tick => tick.Label.Contains('.', StringComparison.Ordinal) ? tick.Label.Length - tick.Label.IndexOf('.', StringComparison.Ordinal) : 0).Distinct());
        }
    }

    [Theory]
    [InlineData(double.NaN, 5.0)]
    [InlineData(double.NegativeInfinity, 5.0)]
    [InlineData(7.0, 5.0)]
    [InlineData(-3.0, 0.0)]
    public void Ends_that_make_no_sense_are_not_used(double minimum, double maximum)
    {
        var axis = Axis.Logarithmic("") with { Minimum = minimum, Maximum = maximum };
        var ruler = Ruler.Settle(axis, DataRange.Of(AxisScale.Logarithmic, [2, 40]), Room, true);
        Assert.True(ruler.Range.Minimum > 0 && ruler.Range.Maximum > ruler.Range.Minimum && double.IsFinite(ruler.Range.Maximum));
    }

    [Fact]
    public void Ends_that_are_asked_for_stay()
    {
        var ruler = Ruler.Settle(new Axis { Minimum = 0.03, Maximum = 0.97 }, DataRange.Of(AxisScale.Linear, [0.2, 5]), Room, true);
        Assert.Equal(new Interval(0.03, 0.97), ruler.WithAir(0.02).Range);
    }

    // Numbers of all sizes, often close to one another.
    private static double Any(Random random, AxisScale scale)
    {
        var value = random.Next(6) switch
        {
            0 => random.Next(0, 100),
            1 => random.NextDouble(),
            2 => 1e6 + random.NextDouble(),
            3 => Math.Pow(10, random.Next(-300, 300)) * random.NextDouble(),
            4 => double.MaxValue * random.NextDouble(),
            _ => 0.1 * random.Next(1, 10),
        };
        return scale == AxisScale.Logarithmic ? Math.Max(value, double.Epsilon) : random.Next(2) == 0 ? -value : value;
    }
}
