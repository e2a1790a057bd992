using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Models;

/// <summary>A formula to be differentiated.</summary>
internal sealed class DerivativeRequest
{
    private readonly Variable _variable;

    /// <summary>Reads formula and variable.</summary>
    /// <exception cref="FormulaException">The formula cannot be read.</exception>
    /// <exception cref="InputException">The variable is none.</exception>
    public DerivativeRequest(string formula, string variable, int order)
    {
        Formula = Formulas.Formula.Parse(formula);
        _variable = Formulas.Formula.TryParse(variable, null, out Expr? read, out _) && read is Variable name
            ? name
            : throw new InputException($"--wrt: '{variable}' is no variable; expected a name such as x, w_hh or u[1]");
        Order = order;
    }

    /// <summary>The formula as it was read.</summary>
    public Expr Formula { get; }

    /// <summary>The canonical name of the variable of differentiation.</summary>
    public string WithRespectTo => _variable.Name;

    /// <summary>How often to differentiate.</summary>
    public int Order { get; }

    /// <summary>Whether the variable occurs in the formula.</summary>
    public bool NamesVariable => Expressions.Variables(Formula).Contains(_variable);

    public Expr Differentiate() => Simplifier.Simplify(Differentiation.Derivative(Formula, _variable, Order));
}
