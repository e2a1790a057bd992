namespace AutodiffTeach.Operations;

/// <summary>Every elementary operation, by itself and by name.</summary>
public static class OperationTable
{
    /// <inheritdoc cref="Operations.Exp"/>
    public static Exp Exp { get; } = new();

    /// <inheritdoc cref="Operations.Log"/>
    public static Log Log { get; } = new();

    /// <inheritdoc cref="Operations.Sqrt"/>
    public static Sqrt Sqrt { get; } = new();

    /// <inheritdoc cref="Operations.Sin"/>
    public static Sin Sin { get; } = new();

    /// <inheritdoc cref="Operations.Cos"/>
    public static Cos Cos { get; } = new();

    /// <inheritdoc cref="Operations.Tan"/>
    public static Tan Tan { get; } = new();

    /// <inheritdoc cref="Operations.Sinh"/>
    public static Sinh Sinh { get; } = new();

    /// <inheritdoc cref="Operations.Cosh"/>
    public static Cosh Cosh { get; } = new();

    /// <inheritdoc cref="Operations.Sech"/>
    public static Sech Sech { get; } = new();

    /// <inheritdoc cref="Operations.Tanh"/>
    public static Tanh Tanh { get; } = new();

    /// <inheritdoc cref="Operations.Sigmoid"/>
    public static Sigmoid Sigmoid { get; } = new();

    /// <inheritdoc cref="Operations.Relu"/>
    public static Relu Relu { get; } = new();

    /// <inheritdoc cref="Operations.Step"/>
    public static Step Step { get; } = new();

    /// <inheritdoc cref="Operations.Sign"/>
    public static Sign Sign { get; } = new();

    /// <inheritdoc cref="Operations.Abs"/>
    public static Abs Abs { get; } = new();

    /// <inheritdoc cref="Operations.Softplus"/>
    public static Softplus Softplus { get; } = new();

    /// <inheritdoc cref="Operations.Square"/>
    public static Square Square { get; } = new();

    /// <inheritdoc cref="Operations.Negate"/>
    public static Negate Negate { get; } = new();

    /// <inheritdoc cref="Operations.Add"/>
    public static Add Add { get; } = new();

    /// <inheritdoc cref="Operations.Subtract"/>
    public static Subtract Subtract { get; } = new();

    /// <inheritdoc cref="Operations.Multiply"/>
    public static Multiply Multiply { get; } = new();

    /// <inheritdoc cref="Operations.Divide"/>
    public static Divide Divide { get; } = new();

    /// <inheritdoc cref="Operations.Power"/>
    public static Power Power { get; } = new();

    /// <inheritdoc cref="Operations.Max"/>
    public static Max Max { get; } = new();

    /// <inheritdoc cref="Operations.Min"/>
    public static Min Min { get; } = new();

    /// <summary>All functions of one argument, in the order of the documentation.</summary>
    public static IReadOnlyList<UnaryOperation> Unary { get; } =
    [
        Exp, Log, Sqrt, Sin, Cos, Tan, Sinh, Cosh, Sech,
        Tanh, Sigmoid, Relu, Step, Sign, Abs, Softplus, Square, Negate,
    ];

    /// <summary>All operations of two arguments, in the order of the documentation.</summary>
    public static IReadOnlyList<BinaryOperation> Binary { get; } = [Add, Subtract, Multiply, Divide, Power, Max, Min];

    /// <summary>All operations.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. Unary, .. Binary];

    private static readonly Dictionary<string, Operation> Functions = All
        .Where(operation => char.IsAsciiLetter(operation.Name[0]))
        .SelectMany(operation => operation.Aliases.Prepend(operation.Name).Select(name => (name, operation)))
        .ToDictionary(entry => entry.name, entry => entry.operation, StringComparer.Ordinal);

    /// <summary>The names by which functions are called in models and formulas, aliases included.</summary>
    public static IReadOnlyCollection<string> FunctionNames => Functions.Keys;

    /// <summary>The function called <paramref name="name"/>, an alias included, or null where there is none.</summary>
    public static Operation? FindFunction(string name) => Functions.GetValueOrDefault(name);
}
