using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A part of the common domain in which the critical parts have constant signs.</summary>
internal sealed class SignRegion
{
    private readonly IReadOnlyList<Expr> _parts;
    private readonly int[] _signs;
    private readonly Dictionary<Expr, int> _signByPart = new(ReferenceEqualityComparer.Instance);

    private SignRegion(IReadOnlyList<Expr> parts, int[] signs, ISignOracle point)
    {
        _parts = parts;
        _signs = signs;
        Points.Add(point);
        for (int i = 0; i < signs.Length; i++)
            _signByPart[parts[i]] = signs[i];
    }

    /// <summary>The sample points in it.</summary>
    public List<ISignOracle> Points { get; } = [];

    /// <summary>The regions that the points represent. A point at which the sign of a necessary part is unknown or 0 represents none.</summary>
    /// <param name="points">The sample points.</param>
    /// <param name="necessary">Parts whose sign decides the value.</param>
    /// <param name="helpful">Parts whose sign is worth knowing; 0 counts as unknown.</param>
    public static List<SignRegion> Of(IReadOnlyList<ISignOracle> points, IReadOnlyList<Expr> necessary, IReadOnlyList<Expr> helpful)
    {
        var regions = new List<SignRegion>();
        Expr[] parts = [.. necessary, .. helpful];
        foreach (ISignOracle point in points)
        {
            int[] signs = Array.ConvertAll(parts, part => point.SignOf(part) ?? 0);
            if (signs.AsSpan(0, necessary.Count).Contains(0))
                continue;
            if (regions.Find(region => region._signs.AsSpan().SequenceEqual(signs)) is { } known)
                known.Points.Add(point);
            else
                regions.Add(new SignRegion(parts, signs, point));
        }

        return regions;
    }

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
            if (part is Call(Abs or Sign or Step or Relu, [var argument]))
                parts.Add(argument);
            else if (part is Call(Max or Min, [var left, var right]))
                parts.Add(Difference(left, right));
        }

        return [.. parts.Distinct().Where(part => part is not Number)];
    }

    /// <summary>Variables and the factors of what is under a root: sqrt(x^2 y) depends on the sign of x.</summary>
    public static List<Expr> HelpfulParts(FormulaTable table)
    {
        if (!table.HasRoots)
            return [];
        var parts = new List<Expr>(table.Parts.Where(part => part is Variable));
        foreach (Expr part in table.Parts)
        {
            if (part is Call(Sqrt or NormRoot or Log, [var argument]))
                AddFactors(argument, parts);
            else if (part is Power(var @base, not Number { Value.IsInteger: true }))
                AddFactors(@base, parts);
        }

        return [.. parts.Distinct().Where(part => part is Variable or Sum or Call)];
    }

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
