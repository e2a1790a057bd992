using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations;

/// <summary>A worked derivative: the steps that lead to it, its closed form and its value.</summary>
/// <remarks>
/// Every line was compared with the numeric engine at random points when the derivation was made; a line that disagrees is a bug of this
/// library and throws instead of being printed.
/// </remarks>
public sealed class Derivation
{
    internal Derivation(Model model, string of, string withRespectTo, int order, Expr subject, IReadOnlyList<Step> steps, Expr formula, double? value)
    {
        Model = model;
        Of = of;
        WithRespectTo = withRespectTo;
        Order = order;
        Subject = subject;
        Steps = steps;
        Formula = formula;
        Value = value;
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The name of what is differentiated.</summary>
    public string Of { get; }

    /// <summary>The name of the variable of differentiation.</summary>
    public string WithRespectTo { get; }

    /// <summary>The order of the derivative, 1 or 2.</summary>
    public int Order { get; }

    /// <summary>The symbol of what was derived, such as ∂y/∂w.</summary>
    public Expr Subject { get; }

    /// <summary>The sections of the derivation.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>
    /// The derivative over parameters and inputs, simplified; where that would be too long to read, over the named results of the model; and
    /// where that is too long as well, as the sum over edges, with the symbols of the derivatives at their ends, such as ∂L/∂h_1.
    /// </summary>
    public Expr Formula { get; }

    /// <summary>The value at the model's values; null where one is missing.</summary>
    public double? Value { get; }

    /// <summary>Derives a scalar variable or element of a model in another.</summary>
    /// <param name="model">The model.</param>
    /// <param name="of">What is differentiated, such as <c>y</c> or <c>h_1[2]</c>.</param>
    /// <param name="wrt">The variable of differentiation, such as <c>w</c> or <c>U_{1,2}</c>.</param>
    /// <param name="options">Method, detail and order; default backward, normal, first.</param>
    /// <exception cref="DerivationException">A name is unknown or no scalar, or the derivation would be too long.</exception>
    public static Derivation Create(Model model, string of, string wrt, DerivationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new DerivationBuilder(model, Find(model, of), Find(model, wrt), options ?? new DerivationOptions()).Build();
    }

    private static ScalarNode Find(Model model, string name)
    {
        if (model.Graph.FindElement(name) is not var (variable, element))
            throw new DerivationException($"The model has no variable '{name}'; its variables are {ListOf(model)}.");
        if (variable.Role == Role.Constant)
            throw new DerivationException($"'{name}' is a constant; choose a parameter, an input, a state or a result.");
        if (element is null && !variable.Shape.IsScalar)
            throw new DerivationException($"'{name}' is a {variable.Shape}; choose one of its elements, such as {variable.ElementName(0)}.");
        return new ScalarNode(variable, element ?? 0);
    }

    private static string ListOf(Model model)
    {
        string[] names = [.. model.Graph.Variables.Where(variable => variable.Role != Role.Constant).Take(20).Select(variable => variable.Name)];
        return string.Join(", ", names) + (model.Graph.Variables.Count > 20 ? ", ..." : "");
    }
}
