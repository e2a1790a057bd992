using System.Globalization;
using System.Text;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Writes random models as text: parameters, families, recurrences, vectors, sums; smooth where they are evaluated.</summary>
internal sealed class RandomModels
{
    private static readonly string[] Functions = ["tanh", "sigmoid", "sin", "cos", "softplus", "square", "exp", "sech"];

    private readonly Random _random;
    private readonly bool _rational;
    private readonly StringBuilder _text = new();
    private readonly List<string> _scalars = [];
    private readonly List<string> _vectors = [];
    private readonly List<string> _matrices = [];
    private int _names;

    private RandomModels(int seed, bool rational)
    {
        _random = new Random(seed);
        _rational = rational;
    }

    /// <summary>A model with the output y.</summary>
    /// <param name="seed">The same seed gives the same text.</param>
    /// <param name="rational">Whether the model has only + - * / and integer powers, so that its values are fractions.</param>
    public static string Write(int seed, bool rational = false) => new RandomModels(seed, rational).Write();

    private string Write()
    {
        int steps = _random.Next(1, 5);
        _text.AppendLine(CultureInfo.InvariantCulture, $"const N = {steps}").AppendLine("const k = 3/2");
        _scalars.Add("k");
        for (int i = _random.Next(1, 4); i > 0; i--)
            _scalars.Add(Declare("param", Number()));
        _vectors.Add(Declare("param", Vector()));
        _matrices.Add(Declare("param", $"[{Vector()}, {Vector()}]"));
        _text.AppendLine(CultureInfo.InvariantCulture, $"input u[1..N] = {string.Join(", ", Enumerable.Range(0, steps).Select(_ => Number()))}");
        for (int i = _random.Next(1, 4); i > 0; i--)
            Define();
        Recur();
        for (int i = _random.Next(1, 4); i > 0; i--)
            Define();
        return _text.AppendLine(CultureInfo.InvariantCulture, $"y = {Scalar(3)} + {Scalar(2)}*{Pick(_scalars)} + h[N]").Append("output y\n").ToString();
    }

    private string Declare(string keyword, string value)
    {
        string name = $"p{(char)('a' + _names++)}";
        _text.AppendLine(CultureInfo.InvariantCulture, $"{keyword} {name} = {value}");
        return name;
    }

    private void Define()
    {
        string name = $"v{(char)('a' + _names++)}";
        bool vector = _random.Next(3) == 0;
        _text.AppendLine(CultureInfo.InvariantCulture, $"{name} = {(vector ? VectorFormula(2) : Scalar(3))}");
        (vector ? _vectors : _scalars).Add(name);
    }

    private void Recur()
    {
        _text.AppendLine(CultureInfo.InvariantCulture, $"state h[0] = {Number()}");
        string formula = $"{Pick(_scalars)}*h[t-1]/2 + {Scalar(2)}*u[t]";
        if (!_rational)
            formula = $"tanh({formula}) + h[t-1]*sigmoid(u[t])";
        _text.AppendLine(CultureInfo.InvariantCulture, $"h[t] = {formula}   for t in 1..N");
        _scalars.AddRange(["h[N]", "h_1", "u[1]", "sum(t in 1..N: u[t]*h[t-1])", "prod(j=1..N, (1 + h[j]/8))"]);
    }

    private string Scalar(int depth)
    {
        if (depth == 0)
            return _random.Next(4) == 0 ? Number() : Pick(_scalars);
        (string a, string b) = (Scalar(depth - 1), Scalar(depth - 1));
        return _random.Next(_rational ? 6 : 10) switch
        {
            0 => $"({a} + {b})",
            1 => $"({a} - {b})",
            2 => $"{a}*{b}",
            3 => $"{a}/(2 + ({b})^2)",
            4 => $"({a})^{_random.Next(2, 4)}",
            5 => $"-{Pick(_vectors)}[{_random.Next(1, 3)}]",
            6 => $"{Pick(Functions)}({a}/4)",
            7 => $"sqrt(1 + ({a})^2)",
            8 => $"dot({VectorFormula(1)}, {Pick(_vectors)})",
            _ => $"{Pick(["sum", "mean", "norm2"])}({VectorFormula(1)} + 3)",
        };
    }

    private string VectorFormula(int depth)
    {
        if (depth == 0)
            return Pick(_vectors);
        (string a, string b) = (VectorFormula(depth - 1), VectorFormula(depth - 1));
        return _random.Next(_rational ? 5 : 7) switch
        {
            0 => $"({a} + {b})",
            1 => $"{a}*{b}",
            2 => $"({Pick(_matrices)} @ {a})",
            3 => $"(({a})' @ {Pick(_matrices)})'",
            4 => $"[{Pick(_scalars)}, {Pick(_scalars)}]",
            5 => $"softmax({a})",
            _ => $"tanh({a}/2)",
        };
    }

    private string Vector() => $"[{Number()}, {Number()}]";

    private string Number() => (_random.Next(-12, 13) / 8.0).ToString("R", CultureInfo.InvariantCulture);

    private string Pick(IReadOnlyList<string> items) => items[_random.Next(items.Count)];
}
