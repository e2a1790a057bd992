using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Functions: exact values, odd and even functions, inverse pairs; else a kernel.</summary>
internal static class FunctionLaws
{
    /// <summary>A function of one argument.</summary>
    public static Form Apply(Workspace workspace, UnaryOperation function, Form argument)
    {
        if (argument.Key.Constant is { } number && function.EvaluateExact(number) is { } exact)
            return new Form(Polynomial.Of(exact));
        return function switch
        {
            Exp => Expansion.FormOf(workspace, ExponentialLaws.Exp(workspace, argument)),
            Sqrt => Expansion.Power(workspace, argument, new Rational(1, 2)),
            Square => Expansion.Power(workspace, argument, 2),
            Operations.Log => Log(workspace, argument) ?? Kernel(workspace, function, argument),
            Abs => SignLaws.Abs(workspace, argument),
            Relu => SignLaws.Relu(argument) ?? Kernel(workspace, function, argument),
            Step => SignLaws.Step(argument) ?? Kernel(workspace, function, SignLaws.WithoutContent(argument)),
            Sign => SignLaws.Sign(argument) ?? WithParity(workspace, function, SignLaws.WithoutContent(argument), isOdd: true),
            Sin or Tan or Sinh or Tanh => WithParity(workspace, function, argument, isOdd: true),
            Cos or Cosh or Sech => WithParity(workspace, function, argument, isOdd: false),
            _ => Kernel(workspace, function, argument),
        };
    }

    /// <summary>max and min: of equal arguments the argument, of numbers the number.</summary>
    public static Form Apply(Workspace workspace, BinaryOperation function, Form left, Form right)
    {
        if (left.Key.Equals(right.Key) && function is Max or Min)
            return left;
        if (left.Key.Constant is { } a && right.Key.Constant is { } b && function.EvaluateExact(a, b) is { } exact)
            return new Form(Polynomial.Of(exact));
        return Form(new Term(Rational.One, Monomial.Of(workspace.Kernels.Symmetric(function, left, right,
            () => Expr.Call(function, left.DisplayIn(workspace), right.DisplayIn(workspace))), 1)));
    }

    // log(e^u) = u; log(u^c) = c log(u) where c is odd or a fraction, so that both sides need u > 0
    private static Form? Log(Workspace workspace, Form argument)
    {
        if (ExponentialLaws.Exponent(workspace, argument.Structured) is { } exponent)
            return new Form(exponent);
        if (argument.Structured.Single is not ({ IsOne: true }, { Powers: [{ Exponent: { IsOne: false } power } only] })
            || only.Kernel.Kind is KernelKind.Power or KernelKind.Number
            || (power.IsInteger && power.Numerator.IsEven && !only.Kernel.IsNonnegative))
        {
            return null;
        }

        var inner = new Form(Polynomial.Of(new Term(Rational.One, Monomial.Of(only.Kernel, 1))));
        return new Form(Kernel(workspace, OperationTable.Log, inner).Structured.Scaled(power));
    }

    // f(-u) = -f(u) for odd f, f(u) for even f; a - b and b - a are taken as first met
    private static Form WithParity(Workspace workspace, UnaryOperation function, Form argument, bool isOdd)
    {
        var opposite = new Form(argument.Structured.Scaled(-1), argument.Expanded?.Scaled(-1));
        bool isNegative = argument.Structured.Terms.All(term => term.Coefficient.Sign < 0);
        bool isKnown = workspace.Kernels.FindFunction(function, argument.Key) is null
            && workspace.Kernels.FindFunction(function, opposite.Key) is not null;
        if (!isNegative && !isKnown)
            return Kernel(workspace, function, argument);
        return new Form(Kernel(workspace, function, opposite).Structured.Scaled(isOdd ? -1 : 1));
    }

    private static Form Kernel(Workspace workspace, UnaryOperation function, Form argument) =>
        Form(new Term(Rational.One, Monomial.Of(workspace.Kernels.Function(function, argument, argument.DisplayIn(workspace)), 1)));

    private static Form Form(Term term) => new(Polynomial.Of(term));
}
