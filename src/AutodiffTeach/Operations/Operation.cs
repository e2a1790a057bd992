namespace AutodiffTeach.Operations;

/// <summary>An elementary operation: its value, its derivative, its name and how it is written.</summary>
/// <remarks>
/// One operation a file; <see cref="OperationTable"/> lists them. Each states its law once, generically, so that numbers, exact
/// fractions, dual numbers and symbols are differentiated by the same line.
/// </remarks>
public abstract class Operation
{
    private protected Operation(string name)
    {
        Name = name;
    }

    /// <summary>The name in formulas and models, such as <c>tanh</c>; for arithmetic the operator, such as <c>+</c>.</summary>
    public string Name { get; }

    /// <summary>The name that a computation graph shows, as in PyTorch's autograd: <c>Add</c>, <c>Mul</c>, <c>Tanh</c>.</summary>
    public abstract string NodeName { get; }

    /// <summary>Other names that are read as this operation, such as <c>ln</c> for <c>log</c>.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>The LaTeX command or operator, such as <c>\tanh</c> or <c>\operatorname{relu}</c>.</summary>
    public virtual string LatexName => $@"\operatorname{{{Name}}}";

    /// <summary>The law of the derivative as a course writes it, such as <c>tanh'(z) = 1 - tanh(z)^2</c>.</summary>
    public abstract string Law { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
