using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>The rules that differentiate a formula, at sample points.</summary>
/// <remarks>
/// Every rule is linear in the derivatives of its parts. So the derivative of the whole changes by weight times change where that of one part
/// does, and a wrong law at one place costs one product, whatever the size of the formula.
/// </remarks>
internal sealed class SampledTree
{
    private const double Cancelled = 1e-4;
    private const int MostParts = 24; // wider products are not looked into: their coefficients would cost the square of the width

    private readonly SamplePoints _points;
    private readonly Dictionary<RuleApplication, Samples[]?> _coefficients = [];
    private readonly Dictionary<RuleApplication, Samples> _weights = [];

    public SampledTree(RuleTree tree, SamplePoints points)
    {
        (Tree, _points) = (tree, points);
        _weights[tree.Root] = Samples.One;
        foreach (RuleApplication application in tree.Applications)
            _coefficients[application] = CoefficientsOf(application);
        foreach (RuleApplication application in tree.Applications.Reverse())
            PassOn(application);
    }

    /// <summary>The rules.</summary>
    public RuleTree Tree { get; }

    private SampleTable Table => _points.Table;

    /// <summary>The derivative of the whole.</summary>
    public Samples Derivative => Table[Tree.Derivative];

    /// <summary>Whether the derivative of the whole is known to follow from that of this part.</summary>
    public bool Reaches(RuleApplication application) => _weights.ContainsKey(application);

    /// <summary>The derivative of the whole where that of one part is another.</summary>
    public Samples With(RuleApplication application, Samples slope)
    {
        Samples result = Derivative + _weights[application] * (slope - Table[application.Derivative]);
        return LosesDigits(result) ? Fold((part, _) => part == application ? slope : null) : result;
    }

    /// <summary>What the laws see of a part, the derivatives of its own parts being right.</summary>
    public RuleReading<Samples> ReadingOf(RuleApplication view) => ReadingOf(view, [.. view.Inner.Select(inner => Table[inner.Derivative])]);

    /// <summary>The derivative of the whole where a rule is misapplied at many places, each wrong derivative entering the next.</summary>
    /// <param name="misapplied">For an application the misapplication, or null where it is applied as it should be.</param>
    public Samples Everywhere(Func<RuleApplication, Misapplication?> misapplied) =>
        Fold((application, inner) => misapplied(application)?.ValueOf(application, ReadingOf(application, inner)));

    private Samples Fold(Func<RuleApplication, Samples[], Samples?> instead)
    {
        var slopes = new Dictionary<RuleApplication, Samples>();
        foreach (RuleApplication application in Tree.Applications)
        {
            Samples[] inner = [.. application.Inner.Select(part => slopes[part])];
            slopes[application] = instead(application, inner) ?? Combined(application, inner);
        }

        return slopes[Tree.Root];
    }

    // A result much smaller than what it is the difference of has few right digits.
    private bool LosesDigits(Samples result)
    {
        for (int i = 0; i < _points.Used; i++)
        {
            if (Math.Abs(result[i]) < Cancelled * Math.Abs(Derivative[i]))
                return true;
        }

        return false;
    }

    private Samples Combined(RuleApplication application, Samples[] slopes)
    {
        if (slopes.Length == 0 || _coefficients[application] is not { } coefficients)
            return Table[application.Derivative];
        Samples total = Samples.Zero;
        for (int i = 0; i < slopes.Length; i++)
        {
            if (!application.Inner[i].IsConstant)
                total += coefficients[i] * slopes[i];
        }

        return total;
    }

    private RuleReading<Samples> ReadingOf(RuleApplication view, IReadOnlyList<Samples> slopes) =>
        new(view.Kind, [.. view.Parts.Select(part => Table[part])], slopes, Table[view.Of], Table[view.WithRespectTo]);

    // The rule with one derivative 1 and the others 0.
    private Samples[]? CoefficientsOf(RuleApplication application)
    {
        if (application.Kind == RuleKind.Sum)
            return [.. application.Parts.Select(_ => Samples.One)];
        if (application.Parts.Count > MostParts)
            return null;
        return [.. application.Inner.Select((inner, place) => inner.IsConstant ? Samples.Zero : Table[Unit(application, place)])];
    }

    private static Expr Unit(RuleApplication application, int place) =>
        application.Apply([.. application.Parts.Select((_, i) => i == place ? Expr.One : Expr.Zero)]);

    // Wholes before parts: the weight of a part is the sum over its uses.
    private void PassOn(RuleApplication application)
    {
        if (!_weights.TryGetValue(application, out Samples weight) || _coefficients[application] is not { } coefficients)
            return;
        for (int i = 0; i < coefficients.Length; i++)
        {
            RuleApplication inner = application.Inner[i];
            if (!inner.IsConstant)
                _weights[inner] = _weights.GetValueOrDefault(inner) + weight * coefficients[i];
        }
    }
}
