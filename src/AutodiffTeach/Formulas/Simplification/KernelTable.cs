using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>The kernels of one simplification: the same indeterminate is the same object, written as it was first met.</summary>
internal sealed class KernelTable
{
    private readonly Dictionary<Key, Kernel> _kernels = [];

    /// <summary>A variable, a constant or the symbol of a derivative.</summary>
    public Kernel Atom(Expr atom) => Find(new Key(KernelKind.Atom, atom)) ?? Add(new Key(KernelKind.Atom, atom), new Kernel
    {
        Index = _kernels.Count,
        Kind = KernelKind.Atom,
        Display = atom,
        IsPositive = atom is Constant,
        IsNonnegative = atom is Constant,
    });

    /// <summary>The base of the natural logarithm.</summary>
    public Kernel E => Atom(Expr.E);

    public Kernel Number(Rational value)
    {
        var key = new Key(KernelKind.Number, value);
        return Find(key) ?? Add(key, new Kernel
        {
            Index = _kernels.Count,
            Kind = KernelKind.Number,
            Display = Expr.Number(value),
            Value = value,
            IsPositive = value.Sign > 0,
            IsNonnegative = value.Sign >= 0,
        });
    }

    /// <summary>The function of one argument.</summary>
    public Kernel Function(UnaryOperation function, Form argument, Expr display)
    {
        var key = new Key(KernelKind.Function, function, argument.Key);
        bool isPositive = function is Cosh or Sech or Sigmoid or Softplus;
        return Find(key) ?? Add(key, new Kernel
        {
            Index = _kernels.Count,
            Kind = KernelKind.Function,
            Display = Expr.Call(function, display),
            Function = function,
            Argument = argument,
            IsPositive = isPositive,
            IsNonnegative = isPositive || function is Abs or Relu or Step,
        });
    }

    /// <summary>The function kernel where it is known already, or null.</summary>
    public Kernel? FindFunction(UnaryOperation function, Polynomial argument) => Find(new Key(KernelKind.Function, function, argument));

    /// <summary>A function of two arguments that does not depend on their order.</summary>
    public Kernel Symmetric(BinaryOperation function, Form left, Form right, Func<Expr> display)
    {
        var key = new Key(KernelKind.Function, function, left.Key, right.Key);
        return Find(key) ?? Find(new Key(KernelKind.Function, function, right.Key, left.Key)) ?? Add(key, new Kernel
        {
            Index = _kernels.Count,
            Kind = KernelKind.Function,
            Display = display(),
            Function = function,
            Argument = left,
        });
    }

    /// <summary>A sum in exactly this orientation.</summary>
    public Kernel Sum(Form sum, Func<Expr> display) => Find(new Key(KernelKind.Sum, sum.Key)) ?? Add(new Key(KernelKind.Sum, sum.Key), new Kernel
    {
        Index = _kernels.Count,
        Kind = KernelKind.Sum,
        Display = display(),
        Content = sum.Key,
        IsExpandable = sum.Expanded is not null,
        IsPositive = Positivity.IsPositive(sum.Key),
        IsNonnegative = Positivity.IsNonnegative(sum.Key),
    });

    /// <summary>The sum kernel where it is known already, or null.</summary>
    public Kernel? FindSum(Polynomial sum) => Find(new Key(KernelKind.Sum, sum));

    /// <summary>A product in one piece, dissolving (<see cref="KernelKind.Whole"/>) or not (<see cref="KernelKind.Shared"/>).</summary>
    public Kernel Piece(KernelKind kind, Polynomial content, Func<Expr> display)
    {
        var key = new Key(kind, content);
        return Find(key) ?? Add(key, new Kernel
        {
            Index = _kernels.Count,
            Kind = kind,
            Display = display(),
            Content = content,
            IsPositive = Positivity.IsPositive(content),
            IsNonnegative = Positivity.IsNonnegative(content),
        });
    }

    /// <summary>A power with a symbolic exponent.</summary>
    public Kernel Power(Kernel @base, Monomial exponent)
    {
        var key = new Key(KernelKind.Power, @base, exponent);
        return Find(key) ?? Add(key, new Kernel
        {
            Index = _kernels.Count,
            Kind = KernelKind.Power,
            Display = @base.Display,
            Base = @base,
            Exponent = exponent,
            IsPositive = @base.IsPositive,
            IsNonnegative = @base.IsPositive,
        });
    }

    private Kernel? Find(Key key) => _kernels.GetValueOrDefault(key);

    private Kernel Add(Key key, Kernel kernel)
    {
        _kernels.Add(key, kernel);
        return kernel;
    }

    private readonly record struct Key(KernelKind Kind, object Head, object? First = null, object? Second = null);
}
