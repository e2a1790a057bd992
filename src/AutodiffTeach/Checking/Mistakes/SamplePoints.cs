using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Points at which given formulas have values, to compare candidates with an answer.</summary>
internal sealed class SamplePoints
{
    /// <summary>How many points are compared.</summary>
    public const int Count = 8;

    private const int Tried = 48;
    private const int Fewest = 5;
    private const int MostParts = 2000;
    private const double Agreement = 1e-9;
    private const double Vanishing = 1e-13;

    private readonly Dictionary<string, double[]> _values;

    private SamplePoints(Dictionary<string, double[]> values, int used)
    {
        _values = values;
        Used = used;
        Table = new SampleTable(name => new Samples(_values[name]));
    }

    /// <summary>How many points there are.</summary>
    public int Used { get; }

    /// <summary>The values of formulas at the points.</summary>
    public SampleTable Table { get; }

    /// <summary>Points at which all the formulas have values, or null where there are too few or the formulas are too large to be compared often.</summary>
    /// <param name="formulas">Formulas whose derivatives and series are written out; their names are the variables.</param>
    /// <param name="assume">What is assumed about the variables.</param>
    /// <param name="other">A formula that need not have values, of whose names there are values too.</param>
    public static SamplePoints? For(IReadOnlyList<Expr> formulas, Assumption assume, Expr? other = null)
    {
        if (Expressions.Ordered([.. formulas]).Count > MostParts)
            return null;
        string[] names = [.. formulas.Append(other ?? Expr.Zero).SelectMany(Atoms).Distinct().Order(StringComparer.Ordinal)];
        var tried = new Dictionary<string, double[]>();
        for (int i = 0; i < names.Length; i++)
            tried[names[i]] = [.. Enumerable.Range(0, Tried).Select(point => Coordinate(point, i, assume))];
        var table = new SampleTable(name => new Samples(tried[name]));
        int[] good = [.. Enumerable.Range(0, Tried).Where(point => formulas.All(formula => double.IsFinite(table[formula][point]))).Take(Count)];
        return good.Length < Fewest
            ? null
            : new SamplePoints(tried.ToDictionary(entry => entry.Key, entry => good.Select(point => entry.Value[point]).ToArray()), good.Length);
    }

    /// <summary>The formula with its derivatives and series written out, or null where a length is not known or too large.</summary>
    public static Expr? WrittenOut(Expr formula)
    {
        try
        {
            Expr written = SeriesExpansion.Expand(Differentiation.Resolve(formula), limit: MostParts);
            return Expressions.Ordered(written).Any(part => part is Series) ? null : written;
        }
        catch (SeriesTooLongException)
        {
            return null;
        }
    }

    /// <summary>Whether two values agree at every point, up to rounding.</summary>
    public bool Agree(Samples left, Samples right)
    {
        for (int i = 0; i < Used; i++)
        {
            double scale = Math.Max(Math.Abs(left[i]), Math.Abs(right[i]));
            if (!double.IsFinite(scale) || Math.Abs(left[i] - right[i]) > Agreement * scale)
                return false;
        }

        return true;
    }

    /// <summary>The ratio of two values where it is the same at every point, or null.</summary>
    public double? Ratio(Samples left, Samples right)
    {
        double ratio = left[0] / right[0];
        return double.IsFinite(ratio) && ratio != 0 && Agree(left, right * new Samples([.. Enumerable.Repeat(ratio, Used)])) ? ratio : null;
    }

    /// <summary>Whether the value is 0 at every point, up to rounding.</summary>
    public bool IsZero(Samples value) => Enumerable.Range(0, Used).All(i => Math.Abs(value[i]) < Vanishing);

    /// <summary>Whether the value is the same at every point.</summary>
    public bool IsConstant(Samples value) => Enumerable.Range(1, Used - 1).All(i => value[i] == value[0])
        || Agree(value, new Samples([.. Enumerable.Repeat(value[0], Used)]));

    private static IEnumerable<string> Atoms(Expr formula) => Expressions.Ordered(formula)
        .Where(part => part is Variable or Partial).Select(part => part is Variable(var name) ? name : PlainPrinter.Print(part));

    // A sequence that fills the square evenly; every third point is negative, every fourth far out, unless variables are positive.
    private static double Coordinate(int point, int variable, Assumption assume)
    {
        double unit = (point + 1) * (0.6180339887498949 + 0.3247179572447460 * variable) % 1;
        double magnitude = point % 4 == 3 ? 1.5 + 2 * unit : 0.15 + 1.2 * unit;
        return assume != Assumption.Positive && (point + variable) % 3 == 2 ? -magnitude : magnitude;
    }
}
