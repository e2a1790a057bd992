using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas;

/// <summary>An exact number.</summary>
public sealed class Number : Expr
{
    internal Number(Rational value) : base([], HashCode.Combine(1, value)) => Value = value;

    /// <summary>The number.</summary>
    public Rational Value { get; }

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out Rational value) => value = Value;

    private protected override bool HasSameData(Expr other) => ((Number)other).Value == Value;
}

/// <summary>A named real number that no fraction expresses: pi or e.</summary>
public sealed class Constant : Expr
{
    internal Constant(string name, double value) : base([], HashCode.Combine(2, name))
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name, <c>pi</c> or <c>e</c>.</summary>
    public string Name { get; }

    /// <summary>The nearest double.</summary>
    public double Value { get; }

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out string name) => name = Name;

    private protected override bool HasSameData(Expr other) => ((Constant)other).Name == Name;
}

/// <summary>A variable, by its canonical name; of a family, it may have indices that are formulas, as in h_{t-1}.</summary>
/// <remarks>A variable whose indices are integers has none: <c>h_2</c> is one name, however it came about.</remarks>
public sealed class Variable : Expr
{
    internal Variable(string name) : base([], HashCode.Combine(3, name)) => (Name, Family) = (name, name);

    internal Variable(string family, string name, Expr[] indices)
        : base(indices, HashOf(StringComparer.Ordinal.GetHashCode(family), indices)) => (Name, Family) = (name, family);

    /// <summary>The canonical name, such as <c>w</c>, <c>w_hh</c>, <c>u_1</c>, <c>a_{1,2}</c> or <c>h_{t-1}</c>.</summary>
    public string Name { get; }

    /// <summary>The name without <see cref="Indices"/>.</summary>
    public string Family { get; }

    /// <summary>The indices that depend on the index of a sum or product or on a length; empty for a variable that stands for one number.</summary>
    public IReadOnlyList<Expr> Indices => ChildList;

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out string name) => name = Name;

    private protected override bool HasSameData(Expr other) => ((Variable)other).Name == Name && ((Variable)other).Family == Family;
}

/// <summary>A sum of two or more terms. A difference is a sum with a negative term.</summary>
public sealed class Sum : Expr
{
    internal Sum(Expr[] terms) : base(terms, HashOf(4, terms))
    {
    }

    /// <summary>The terms in written order.</summary>
    public IReadOnlyList<Expr> Terms => ChildList;

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out IReadOnlyList<Expr> terms) => terms = Terms;

    private protected override bool HasSameData(Expr other) => true;
}

/// <summary>A product of two or more factors. A quotient is a product with a power whose exponent is negative.</summary>
public sealed class Product : Expr
{
    internal Product(Expr[] factors) : base(factors, HashOf(5, factors))
    {
    }

    /// <summary>The factors in written order.</summary>
    public IReadOnlyList<Expr> Factors => ChildList;

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out IReadOnlyList<Expr> factors) => factors = Factors;

    private protected override bool HasSameData(Expr other) => true;
}

/// <summary>A power.</summary>
public sealed class Power : Expr
{
    internal Power(Expr @base, Expr exponent) : base([@base, exponent], HashOf(6, [@base, exponent]))
    {
    }

    /// <summary>The base.</summary>
    public Expr Base => ChildList[0];

    /// <summary>The exponent.</summary>
    public Expr Exponent => ChildList[1];

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out Expr @base, out Expr exponent) => (@base, exponent) = (Base, Exponent);

    private protected override bool HasSameData(Expr other) => true;
}

/// <summary>A function applied to its arguments.</summary>
public sealed class Call : Expr
{
    internal Call(Operation function, Expr[] arguments)
        : base(arguments, HashOf(StringComparer.Ordinal.GetHashCode(function.Name), arguments)) => Function = function;

    /// <summary>The function.</summary>
    public Operation Function { get; }

    /// <summary>The arguments in written order.</summary>
    public IReadOnlyList<Expr> Arguments => ChildList;

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out Operation function, out IReadOnlyList<Expr> arguments) =>
        (function, arguments) = (Function, Arguments);

    private protected override bool HasSameData(Expr other) => ((Call)other).Function == Function;
}

/// <summary>Which derivative a symbol such as ∂y/∂w means.</summary>
public enum PartialKind
{
    /// <summary>∂⁺a/∂b: a's own formula differentiated in b, all its other arguments held constant.</summary>
    Direct,

    /// <summary>∂a/∂b: in a derivation the derivative along every path from b to a; in a student's answer it may mean the direct partial.</summary>
    Total,

    /// <summary>da/db: the derivative along every path, never anything else.</summary>
    Ordinary,
}

/// <summary>The symbol of a derivative, an atom.</summary>
public sealed class Partial : Expr
{
    internal Partial(PartialKind kind, Variable of, Variable withRespectTo)
        : base([of, withRespectTo], HashOf(7 + (int)kind, [of, withRespectTo])) => Kind = kind;

    /// <summary>Which derivative it is.</summary>
    public PartialKind Kind { get; }

    /// <summary>What is differentiated.</summary>
    public Variable Of => (Variable)ChildList[0];

    /// <summary>The variable of differentiation.</summary>
    public Variable WithRespectTo => (Variable)ChildList[1];

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out PartialKind kind, out Variable of, out Variable withRespectTo) =>
        (kind, of, withRespectTo) = (Kind, Of, WithRespectTo);

    private protected override bool HasSameData(Expr other) => ((Partial)other).Kind == Kind;
}

/// <summary>A derivative that is still to be taken, such as ∂(w^2*x)/∂w.</summary>
public sealed class Derivative : Expr
{
    internal Derivative(Expr of, Variable withRespectTo) : base([of, withRespectTo], HashOf(10, [of, withRespectTo]))
    {
    }

    /// <summary>The formula that is to be differentiated.</summary>
    public Expr Of => ChildList[0];

    /// <summary>The variable of differentiation; everything else is held constant.</summary>
    public Variable WithRespectTo => (Variable)ChildList[1];

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out Expr of, out Variable withRespectTo) => (of, withRespectTo) = (Of, WithRespectTo);

    private protected override bool HasSameData(Expr other) => true;
}

/// <summary>What a series does with its members.</summary>
public enum SeriesKind
{
    /// <summary>Σ: adds them; 0 where there are none.</summary>
    Sum,

    /// <summary>Π: multiplies them; 1 where there are none.</summary>
    Product,
}

/// <summary>A sum or product over an index, Σ or Π, whose bounds may be formulas. No member where the upper bound is below the lower one.</summary>
public sealed class Series : Expr
{
    internal Series(SeriesKind kind, Variable index, Expr lower, Expr upper, Expr body)
        : base([index, lower, upper, body], HashOf(10 + (int)kind, [index, lower, upper, body])) => Kind = kind;

    /// <summary>Sum or product.</summary>
    public SeriesKind Kind { get; }

    /// <summary>The index; bound here, and no variable of the formula.</summary>
    public Variable Index => (Variable)ChildList[0];

    /// <summary>The first value of the index.</summary>
    public Expr Lower => ChildList[1];

    /// <summary>The last value of the index.</summary>
    public Expr Upper => ChildList[2];

    /// <summary>The member, a formula in the index.</summary>
    public Expr Body => ChildList[3];

    /// <summary>Takes the node apart for a pattern.</summary>
    public void Deconstruct(out SeriesKind kind, out Variable index, out Expr lower, out Expr upper, out Expr body) =>
        (kind, index, lower, upper, body) = (Kind, Index, Lower, Upper, Body);

    private protected override bool HasSameData(Expr other) => ((Series)other).Kind == Kind;
}
