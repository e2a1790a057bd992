using System.Text;

namespace AutodiffTeach.Tests.Formulas;

/// <summary>Seeded random formulas in plain syntax.</summary>
internal sealed class RandomFormula(int seed)
{
    private static readonly string[] Names = ["x", "y", "w", "u_1", "u_2"];
    private static readonly string[] Numbers = ["0", "1", "2", "3", "1/2", "0.1", "2/3", "5"];
    private static readonly string[] Smooth = ["exp", "sin", "cos", "tanh", "sigmoid", "softplus", "sinh", "cosh", "sech", "square"];
    private static readonly string[] Partial = ["log", "sqrt", "tan"];
    private static readonly string[] Kinked = ["relu", "abs", "sign", "step"];

    private readonly Random _random = new(seed);

    /// <summary>Names whose values the formulas use.</summary>
    public static IReadOnlyList<string> Variables => Names;

    /// <summary>A formula of about the given depth.</summary>
    public string Next(int depth, bool withKinks = true)
    {
        var text = new StringBuilder();
        Write(text, depth, withKinks);
        return text.ToString();
    }

    /// <summary>Values for the variables, away from zero.</summary>
    public Dictionary<string, double> Point(bool positive)
    {
        var point = new Dictionary<string, double>();
        foreach (string name in Names)
            point[name] = (0.2 + 1.5 * _random.NextDouble()) * (positive || _random.Next(2) == 0 ? 1 : -1);
        return point;
    }

    private void Write(StringBuilder text, int depth, bool withKinks)
    {
        if (depth == 0 || _random.Next(8) == 0)
        {
            WriteLeaf(text);
            return;
        }

        switch (_random.Next(9))
        {
            case 0 or 1:
                WritePair(text, depth, " + ", withKinks);
                break;
            case 2:
                WritePair(text, depth, " - ", withKinks);
                break;
            case 3 or 4:
                WritePair(text, depth, "*", withKinks);
                break;
            case 5:
                WritePair(text, depth, "/", withKinks);
                break;
            case 6:
                text.Append('-');
                Write(text, depth - 1, withKinks);
                break;
            case 7:
                WriteBracketed(text, depth - 1, withKinks);
                text.Append('^').Append(Pick("2", "3", "(-1)", "(1/2)", "(-2)", "x", "(3/2)", "0", "1"));
                break;
            default:
                text.Append(Pick(withKinks && _random.Next(3) == 0 ? Kinked : _random.Next(4) == 0 ? Partial : Smooth));
                WriteBracketed(text, depth - 1, withKinks);
                break;
        }
    }

    private void WritePair(StringBuilder text, int depth, string sign, bool withKinks)
    {
        WriteOperand(text, depth - 1, withKinks);
        text.Append(sign);
        WriteOperand(text, depth - 1, withKinks);
    }

    private void WriteOperand(StringBuilder text, int depth, bool withKinks)
    {
        if (_random.Next(3) == 0)
            Write(text, depth, withKinks);
        else
            WriteBracketed(text, depth, withKinks);
    }

    private void WriteBracketed(StringBuilder text, int depth, bool withKinks)
    {
        text.Append('(');
        Write(text, depth, withKinks);
        text.Append(')');
    }

    private void WriteLeaf(StringBuilder text) => text.Append(_random.Next(3) == 0 ? Pick(Numbers) : Pick(Names));

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
