using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A part of the common domain in which the critical parts have constant signs.</summary>
internal sealed class SignRegion
{
    private const int MostFactored = 4;
    private const int MostHidden = 6;

    private readonly int[] _signs;
    private readonly Dictionary<Expr, int> _signByPart = new(ReferenceEqualityComparer.Instance);

    private SignRegion(IReadOnlyList<Expr> parts, int[] signs, ISignOracle point)
    {
        _signs = signs;
        Points.Add(point);
        for (int i = 0; i < signs.Length; i++)
            _signByPart[parts[i]] = signs[i];
    }

    /// <summary>The sample points in it.</summary>
    public List<ISignOracle> Points { get; } = [];

    /// <summary>The regions that the points represent.</summary>
    /// <param name="points">The sample points.</param>
    /// <param name="parts">The critical parts; a sign of 0 counts as unknown.</param>
    public static List<SignRegion> Of(IReadOnlyList<ISignOracle> points, IReadOnlyList<Expr> parts)
    {
        var regions = new List<SignRegion>();
        foreach (ISignOracle point in points)
        {
            int[] signs = [.. parts.Select(part => point.SignOf(part) ?? 0)];
            if (regions.Find(region => region._signs.AsSpan().SequenceEqual(signs)) is { } known)
                known.Points.Add(point);
            else
                regions.Add(new SignRegion(parts, signs, point));
        }

        return regions;
    }

    /// <summary>The region without the signs of some parts.</summary>
    public SignRegion Without(IReadOnlyCollection<Expr> parts)
    {
        var region = new SignRegion([], [], Points[0]);
        foreach ((Expr part, int sign) in _signByPart)
            region._signByPart[part] = parts.Contains(part) ? 0 : sign;
        return region;
    }

    /// <summary>Whether a part is zero at all sample points in it, so that it is the border between other regions.</summary>
    public bool IsBorder(Expr part) => Points.TrueForAll(point => point.SignOf(part) == 0);

    /// <summary>The part's sign, 0 or null where it is not known.</summary>
    public int? SignOf(Expr part) => _signByPart.TryGetValue(part, out int sign) ? sign : null;

    /// <summary>The difference whose sign decides which of two numbers is the larger.</summary>
    public static Expr Difference(Expr left, Expr right) => Expr.Sum(left, Expr.Negate(right));

    /// <summary>The arguments whose sign decides the value of a part of the table.</summary>
    public static List<Expr> NecessaryParts(FormulaTable table)
    {
        var parts = new List<Expr>();
        foreach (Expr part in table.Parts)
        {
            if (part is Call(Abs or Relu, [var number]) && table.SignOf(number) == KnownSign.Unknown)
                parts.Add(number);
            else if (part is Call(Sign or Step, [var argument]) && table.SignOf(argument) is not KnownSign.Positive and not KnownSign.Negative)
                parts.Add(argument);
            else if (part is Call(Max or Min, [var left, var right])
                && KnownSigns.OfDifference(table.SignOf(left), table.SignOf(right)) == KnownSign.Unknown)
                parts.Add(Difference(left, right));
        }

        return [.. parts.Distinct()];
    }

    /// <summary>Variables and the factors of what is under a root: sqrt(x^2 y) depends on the sign of x.</summary>
    public static List<Expr> HelpfulParts(FormulaTable table)
    {
        if (!table.HasRoots)
            return [];
        var parts = new List<Expr>(table.Parts.Where(part => part is Variable));
        foreach (Expr part in table.Parts)
        {
            if (RadicandOf(part) is { } radicand)
                AddFactors(radicand, parts);
        }

        return [.. parts.Distinct().Where(part => part is Variable or Sum or Call)];
    }

    /// <summary>The factors that multiplying out hides, of all that must be positive, and all sums.</summary>
    public static List<Expr> HiddenParts(FormulaTable table)
    {
        var parts = new List<Expr>();
        foreach (Expr radicand in table.Parts.Select(RadicandOf).OfType<Expr>().Where(part => part.Height > 0).Distinct().Take(MostFactored))
            AddFactors(Simplifier.Factor(radicand), parts);
        return [.. parts.Concat(table.Parts.Where(part => part is Sum)).Distinct().Where(part => part is Sum or Call).Take(MostHidden)];
    }

    private static Expr? RadicandOf(Expr part) => part switch
    {
        Call(Sqrt or NormRoot or Log, [var argument]) => argument,
        Power(var @base, not Number { Value.IsInteger: true }) => @base,
        _ => null,
    };

    private static void AddFactors(Expr radicand, List<Expr> parts)
    {
        var pending = new Stack<Expr>([radicand]);
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        while (pending.TryPop(out Expr? part))
        {
            if (!seen.Add(part))
                continue;
            if (part is Product(var factors))
                factors.ToList().ForEach(pending.Push);
            else if (part is Power(var @base, Number))
                pending.Push(@base);
            else
                parts.Add(part);
        }
    }
}
