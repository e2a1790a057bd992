using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>abs, sign, step and relu where the sign of the argument is known, and their numbers outside.</summary>
internal static class SignLaws
{
    /// <summary>|u v| = |u||v|; |u| = u for u ≥ 0, -u for u ≤ 0.</summary>
    public static Form Abs(Workspace workspace, Form argument)
    {
        if (Positivity.IsNonnegative(argument.Key))
            return argument;
        if (Positivity.IsNonnegative(argument.Key.Scaled(-1)))
            return new Form(argument.Structured.Scaled(-1), argument.Expanded?.Scaled(-1));
        Term factors = workspace.AsTerm(argument);
        var result = new Term(factors.Coefficient.Abs(), Monomial.One);
        foreach (KernelPower power in factors.Monomial.Powers)
            result = ProductLaws.Times(workspace, result, Abs(workspace, power));
        return Expansion.FormOf(workspace, result);
    }

    /// <summary>|u| for a kernel u.</summary>
    public static Term AbsOf(Workspace workspace, Kernel kernel)
    {
        if (kernel.IsNonnegative)
            return new Term(Rational.One, Monomial.Of(kernel, 1));
        Form argument = kernel is { Kind: KernelKind.Sum, Content: { } content }
            ? new Form(content)
            : new Form(Polynomial.Of(new Term(Rational.One, Monomial.Of(kernel, 1))));
        if (kernel.Kind == KernelKind.Sum && workspace.Kernels.FindFunction(OperationTable.Abs, argument.Key.Scaled(-1)) is { } opposite)
            return new Term(Rational.One, Monomial.Of(opposite, 1));
        Expr display = kernel.Kind == KernelKind.Power ? argument.DisplayIn(workspace) : kernel.Display;
        return new Term(Rational.One, Monomial.Of(workspace.Kernels.Function(OperationTable.Abs, argument, display), 1));
    }

    /// <summary>sign(c u) = sign(u) for a number c > 0; 1 or -1 where the sign is known.</summary>
    public static Form? Sign(Form argument) => Positivity.IsPositive(argument.Key) ? new Form(Polynomial.Of(1))
        : Positivity.IsPositive(argument.Key.Scaled(-1)) ? new Form(Polynomial.Of(-1))
        : null;

    /// <summary>1 for a positive argument, 0 for one that is never positive.</summary>
    public static Form? Step(Form argument) => Positivity.IsPositive(argument.Key) ? new Form(Polynomial.Of(1))
        : Positivity.IsNonnegative(argument.Key.Scaled(-1)) ? new Form(Polynomial.Zero)
        : null;

    /// <summary>relu(u) = u for u ≥ 0, so relu(relu(u)) = relu(u); 0 for u ≤ 0.</summary>
    public static Form? Relu(Form argument) => Positivity.IsNonnegative(argument.Key) ? argument
        : Positivity.IsNonnegative(argument.Key.Scaled(-1)) ? new Form(Polynomial.Zero)
        : null;

    /// <summary>The argument without the positive number that all its terms share.</summary>
    public static Form WithoutContent(Form argument)
    {
        Rational content = Content.Of(argument.Key).Number;
        return content.IsOne
            ? argument
            : new Form(argument.Structured.Scaled(Rational.One / content), argument.Expanded?.Scaled(Rational.One / content));
    }

    private static Term Abs(Workspace workspace, KernelPower power) => Positivity.IsNonnegative(power)
        ? new Term(Rational.One, Monomial.Of(power.Kernel, power.Exponent))
        : PowerLaws.Raise(workspace, AbsOf(workspace, power.Kernel), power.Exponent);
}
