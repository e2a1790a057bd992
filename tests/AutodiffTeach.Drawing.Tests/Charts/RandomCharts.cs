using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Tests.Charts;

/// <summary>Charts of every kind, with data and names of every kind; a seed names a chart.</summary>
internal sealed class RandomCharts(int seed)
{
    private static readonly string[] Names =
    [
        "RNN", "LSTM", "validation loss", "$‖∂h_t/∂h_s‖$", "$γ^{T-t}$", "", " ", "a<b & \"c\" 'd'", "]]> --> <script>", "שלום עולם", "a\nb\u0000c\u001b\ud800",
        "012345678901234567890123456789012345678901234567890123456789", "$", "$$", "\\$5 and $6", "日本語の名前", "$[[1, 2], [3, 4]]$", "e\u0301\u0302", "$unclosed {{{",
    ];

    private static readonly double[] Odd = [0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -double.MaxValue, double.Epsilon, 1e300, 1e-300];

    private readonly Random _random = new(seed);

    public Chart Next() => _random.Next(7) switch
    {
        0 or 1 => Line(),
        2 => new ScatterChart(Name(), Series()) { X = Axis(), Y = Axis(), Size = Size() },
        3 => Map(),
        4 => Grid(),
        5 => new SmallMultiples(Name(), [.. Repeat(6, Line)]) { Columns = Columns(), ShareX = Coin(), ShareY = Coin(), Size = Size() },
        _ => new SmallMultiples(Name(), [.. Repeat(4, () => Coin() ? (Chart)Map() : Coin() ? (Chart)Grid() : Line())]) { Columns = Columns(), ShareColours = Coin(), Size = Size() },
    };

    private LineChart Line() => new LineChart(Name(), Series()) { X = Axis(), Y = Axis(), Size = Size() };

    private HeatMap Map()
    {
        var (rows, columns) = (_random.Next(_random.Next(1, 70)), _random.Next(_random.Next(1, 70)));
        return new HeatMap(Name(), [.. Enumerable.Range(0, rows).Select(_ => Numbers(columns))])
        {
            RowLabel = Name(),
            ColumnLabel = Name(),
            RowNames = Coin() ? null : Repeat(80, Name),
            ColumnNames = Coin() ? null : Repeat(80, Name),
            FirstRow = _random.Next(-3, 4),
            FirstColumn = Coin() ? 1 : int.MaxValue - 10,
            Colours = Axis(),
            Map = (ColourMap)_random.Next(3),
            ShowNumbers = Coin() ? null : Coin(),
            ShowBar = Coin(),
            Size = Size(),
        };
    }

    private ImageGrid Grid() => new ImageGrid(Name(), [.. Repeat(5, () => Repeat(6, Image))])
    {
        RowLabels = Repeat(6, Name),
        ColumnLabels = Repeat(6, Name),
        Captions = [.. Repeat(4, () => Repeat(7, Name))],
        Scale = Coin() ? null : 4 * _random.NextDouble(),
    };

    private RasterImage Image()
    {
        var (width, height) = (_random.Next(1, 12), _random.Next(1, 12));
        return Coin() ? RasterImage.Grey(width, Numbers(width * height)) : RasterImage.Colour(width, Numbers(3 * width * height));
    }

    private List<Series> Series() => Repeat(_random.Next(8) == 0 ? 40 : 6, () =>
    {
        var count = _random.Next(_random.Next(1, 200));
        var series = Coin() ? new Series(Name(), Numbers(count)) : new Series(Name(), Numbers(count), Numbers(count));
        return series with { Spread = _random.Next(3) > 0 ? null : new Spread(Numbers(count), Numbers(count)), IsReference = _random.Next(5) == 0 };
    });

    private Axis Axis() => new(Name(), Coin() ? AxisScale.Linear : AxisScale.Logarithmic)
    {
        Minimum = _random.Next(4) > 0 ? null : Number(1),
        Maximum = _random.Next(4) > 0 ? null : Number(1),
    };

    private double[] Numbers(int count)
    {
        var scale = Math.Pow(10, _random.Next(5) == 0 ? _random.Next(-300, 300) : _random.Next(-4, 4));
        var walk = 0.0;
        return [.. Enumerable.Range(0, count).Select(_ => Coin() ? Number(scale) : walk += scale * (_random.NextDouble() - 0.5))];
    }

    private double Number(double scale) => _random.Next(40) == 0 ? Odd[_random.Next(Odd.Length)] : _random.Next(5) == 0 ? _random.Next(-3, 20) : scale * _random.NextDouble();

    private Size Size() => new(_random.Next(8) == 0 ? _random.Next(-10, 200) : _random.Next(300, 900), _random.Next(8) == 0 ? double.NaN : _random.Next(150, 700));

    private int? Columns() => Coin() ? null : _random.Next(-1, 5);

    private string Name() => Names[_random.Next(Names.Length)];

    private bool Coin() => _random.Next(2) == 0;

    private List<T> Repeat<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
