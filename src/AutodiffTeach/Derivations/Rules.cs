namespace AutodiffTeach.Derivations;

/// <summary>The names of the rules of derivations: stable, for files and tests.</summary>
public static class Rules
{
    /// <summary>A section or line that computes named values in the order of the model.</summary>
    public const string ForwardValue = "forward value";

    /// <summary>The defining formula of a variable.</summary>
    public const string Definition = "definition";

    /// <summary>A variable's own formula differentiated in one argument, the others held constant.</summary>
    public const string DirectPartial = "direct partial";

    /// <summary>A section of backward values, each from those downstream.</summary>
    public const string BackwardPass = "backward pass";

    /// <summary>The derivative as a sum over the edges out of a variable; of a formula f(u)' = f'(u) u'.</summary>
    public const string ChainRule = "chain rule";

    /// <summary>Formulas in place of the symbols of direct partials.</summary>
    public const string InsertPartials = "insert direct partials";

    /// <summary>Named results replaced by parameters and inputs, and simplified.</summary>
    public const string ClosedForm = "closed form";

    /// <summary>What one edge out of the variable of differentiation adds.</summary>
    public const string Contribution = "contribution of an edge";

    /// <summary>The sum of the contributions.</summary>
    public const string SumOverEdges = "sum over edges";

    /// <summary>The product of the direct partials along one path.</summary>
    public const string Path = "path";

    /// <summary>The sum over all paths.</summary>
    public const string SumOverPaths = "sum over paths";

    /// <summary>A variable replaced by its defining formula.</summary>
    public const string Substitute = "substitute";

    /// <summary>Like terms and powers collected.</summary>
    public const string Simplify = "simplify";

    /// <summary>A formula differentiated term by term.</summary>
    public const string Differentiate = "differentiate";

    /// <summary>c' = 0.</summary>
    public const string Constant = "constant";

    /// <summary>x' = 1.</summary>
    public const string Variable = "variable";

    /// <summary>(u + v)' = u' + v'.</summary>
    public const string SumRule = "sum rule";

    /// <summary>(c u)' = c u'.</summary>
    public const string ConstantMultiple = "constant multiple";

    /// <summary>(u v)' = u' v + u v'.</summary>
    public const string ProductRule = "product rule";

    /// <summary>(u/v)' = (u' v - u v')/v^2.</summary>
    public const string QuotientRule = "quotient rule";

    /// <summary>(c/v)' = -c v'/v^2.</summary>
    public const string ReciprocalRule = "reciprocal rule";

    /// <summary>(u^n)' = n u^(n - 1) u'.</summary>
    public const string PowerRule = "power rule";

    /// <summary>(a^v)' = a^v log(a) v'.</summary>
    public const string ExponentialRule = "exponential rule";

    /// <summary>(u^v)' = v u^(v - 1) u' + u^v log(u) v'.</summary>
    public const string GeneralPowerRule = "general power rule";

    /// <summary>f'(x) of a function.</summary>
    public const string FunctionRule = "derivative of a function";

    /// <summary>The derivatives of the parts in place of their symbols.</summary>
    public const string InsertDerivatives = "insert derivatives";

    /// <summary>The derivative of a derivative.</summary>
    public const string SecondDerivative = "second derivative";

    /// <summary>A derivative at one time step from that at the step before.</summary>
    public const string Recursion = "recursion";

    /// <summary>A recursion over time inserted into itself down to the first step.</summary>
    public const string UnrollRecursion = "unroll the recursion";

    /// <summary>The derivative for every length.</summary>
    public const string GeneralFormula = "formula for every length";

    /// <summary>The result beside numbers that were computed in another way.</summary>
    public const string NumericCheck = "numeric check";
}
