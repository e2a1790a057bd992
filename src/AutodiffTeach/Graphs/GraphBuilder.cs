using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Graphs;

/// <summary>
/// Builds the nodes of a computation graph and, beside each, the scalar instructions that compute it: vectors and matrices are
/// lowered to arrays of slots.
/// </summary>
internal sealed class GraphBuilder
{
    private readonly List<GraphNode> _nodes = [];

    public TapeBuilder Tape { get; } = new();

    public IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>A node for a leaf variable.</summary>
    public GraphNode Leaf(ModelVariable variable)
    {
        GraphNode node = Add(variable.Role, null, null, variable.Shape, variable.SlotArray, variable.Start, []);
        node.NameAs(variable);
        node.Time = variable.Time;
        return node;
    }

    /// <summary>A literal, pi or e.</summary>
    public GraphNode Literal(Expr value)
    {
        int start = Tape.Count;
        return Add(Role.Constant, null, value.ToString(), Shape.Scalar, [Tape.AddConstant(value)], start, []);
    }

    /// <summary>Another name for a node, with slots of its own: on its own in the view of variables, one with the node in that of operations.</summary>
    public static GraphNode Alias(GraphNode node, int[] slots) =>
        new(Role.Intermediate, node.Operation, node.Label, node.Shape, slots, slots[0], []) { Original = node.Original ?? node };

    /// <summary>A function of every element.</summary>
    public GraphNode Unary(UnaryOperation operation, GraphNode operand)
    {
        int start = Tape.Count;
        var slots = new int[operand.SlotArray.Length];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = Tape.AddUnary(operation, operand.SlotArray[i]);
        return Operation(operation.NodeName, operation == OperationTable.Negate ? "−" : operation.Name, operand.Shape, slots, start, operand);
    }

    /// <summary>The derivative of a function, of every element.</summary>
    public GraphNode UnaryDerivative(UnaryOperation operation, int order, GraphNode operand)
    {
        int start = Tape.Count;
        int[] slots = Array.ConvertAll(operand.SlotArray, slot => Derivative(operation, order, new Traced(Tape, slot)).SlotOn(Tape));
        string name = operation.Name + new string('\'', order);
        return Operation(operation.NodeName + new string('\'', order), name, operand.Shape, slots, start, operand);
    }

    /// <summary>An operation on pairs of elements; one operand may be a scalar. The sizes must fit.</summary>
    public GraphNode Binary(BinaryOperation operation, GraphNode left, GraphNode right)
    {
        int start = Tape.Count;
        Shape shape = left.Shape.Size > right.Shape.Size || (left.Shape.Size == right.Shape.Size && left.Shape.Kind >= right.Shape.Kind)
            ? left.Shape
            : right.Shape;
        var slots = new int[shape.Size];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = Tape.AddBinary(operation, SlotAt(left, i), SlotAt(right, i));
        return Operation(operation.NodeName, LabelOf(operation), shape, slots, start, left, right);
    }

    /// <summary>The matrix product. The inner sizes must agree.</summary>
    public GraphNode MatrixProduct(GraphNode left, GraphNode right)
    {
        int start = Tape.Count;
        (int rows, int inner, int columns) = (left.Shape.Rows, left.Shape.Columns, right.Shape.Columns);
        var slots = new int[rows * columns];
        for (int i = 0; i < slots.Length; i++)
        {
            (int row, int column) = (i / columns, i % columns);
            slots[i] = Chain(OperationTable.Add, inner, k => Tape.AddBinary(
                OperationTable.Multiply, left.SlotArray[row * inner + k], right.SlotArray[k * columns + column]));
        }

        Shape shape = (left.Shape.Kind, right.Shape.Kind) switch
        {
            (ShapeKind.Row, ShapeKind.Vector) => Shape.Scalar,
            (ShapeKind.Row, _) => new Shape(ShapeKind.Row, 1, columns),
            (_, ShapeKind.Vector) => Shape.Vector(rows),
            _ => Shape.Matrix(rows, columns),
        };
        return Operation(right.Shape.Kind == ShapeKind.Vector ? "Mv" : "Mm", "@", shape, slots, start, left, right);
    }

    /// <summary>The transpose.</summary>
    public GraphNode Transpose(GraphNode operand)
    {
        Shape shape = operand.Shape.Transposed;
        var slots = new int[shape.Size];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = operand.SlotArray[i % shape.Columns * shape.Rows + i / shape.Columns];
        return Operation("T", "ᵀ", shape, slots, Tape.Count, operand);
    }

    /// <summary>The sum of all elements, from the first to the last.</summary>
    public GraphNode Sum(GraphNode operand)
    {
        int start = Tape.Count;
        int sum = Chain(OperationTable.Add, operand.Shape.Size, k => operand.SlotArray[k]);
        return Operation("Sum", "sum", Shape.Scalar, [sum], start, operand);
    }

    /// <summary>The mean of all elements.</summary>
    public GraphNode Mean(GraphNode operand)
    {
        int start = Tape.Count;
        int sum = Chain(OperationTable.Add, operand.Shape.Size, k => operand.SlotArray[k]);
        int count = Tape.AddConstant(Expr.Number(operand.Shape.Size));
        return Operation("Mean", "mean", Shape.Scalar, [Tape.AddBinary(OperationTable.Divide, sum, count)], start, operand);
    }

    /// <summary>The sum of products of elements. The sizes must agree.</summary>
    public GraphNode Dot(GraphNode left, GraphNode right)
    {
        int start = Tape.Count;
        int sum = Chain(OperationTable.Add, left.Shape.Size, k => Tape.AddBinary(
            OperationTable.Multiply, left.SlotArray[k], right.SlotArray[k]));
        return Operation("Dot", "dot", Shape.Scalar, [sum], start, left, right);
    }

    /// <summary>The Euclidean length ‖x‖₂.</summary>
    public GraphNode Norm(GraphNode operand)
    {
        int start = Tape.Count;
        int squares = Chain(OperationTable.Add, operand.Shape.Size, k => Tape.AddUnary(OperationTable.Square, operand.SlotArray[k]));
        return Operation("Norm", "‖·‖₂", Shape.Scalar, [Tape.AddUnary(NormRoot.Instance, squares)], start, operand);
    }

    /// <summary>softmax(x)_i = exp(x_i)/Σ_j exp(x_j), computed without overflow.</summary>
    public GraphNode Softmax(GraphNode operand)
    {
        int start = Tape.Count;
        int largest = Chain(OperationTable.Max, operand.Shape.Size, k => operand.SlotArray[k]);
        int shift = Tape.AddUnary(SoftmaxShift.Instance, largest);
        int[] powers = Array.ConvertAll(operand.SlotArray, slot =>
            Tape.AddUnary(OperationTable.Exp, Tape.AddBinary(OperationTable.Subtract, slot, shift)));
        int sum = Chain(OperationTable.Add, powers.Length, k => powers[k]);
        int[] slots = Array.ConvertAll(powers, power => Tape.AddBinary(OperationTable.Divide, power, sum));
        return Operation("Softmax", "softmax", operand.Shape, slots, start, operand);
    }

    /// <summary>The elements of all operands below each other.</summary>
    public GraphNode Concat(IReadOnlyList<GraphNode> operands)
    {
        int[] slots = [.. operands.SelectMany(operand => operand.SlotArray)];
        return Operation("Cat", "concat", Shape.Vector(slots.Length), slots, Tape.Count, [.. operands]);
    }

    /// <summary>A vector or matrix of scalar operands.</summary>
    public GraphNode Stack(Shape shape, IReadOnlyList<GraphNode> operands)
    {
        int[] slots = [.. operands.Select(operand => operand.SlotArray[0])];
        return Operation("Stack", "[ ]", shape, slots, Tape.Count, [.. operands]);
    }

    /// <summary>One element, or a whole row of a matrix.</summary>
    public GraphNode Select(GraphNode operand, Shape shape, int first, string label) =>
        Operation("Select", label, shape, operand.SlotArray[first..(first + shape.Size)], Tape.Count, operand);

    private static Traced Derivative(UnaryOperation operation, int order, Traced x)
    {
        if (order == 1)
            return operation.Derivative(x, operation.Value(x));
        return HigherDerivative(operation, order, x);
    }

    // (f^(n))(x) as the n-th nested tangent along 1: f'(x + ε) has the tangent f''(x).
    private static Traced HigherDerivative(UnaryOperation operation, int order, Traced x)
    {
        var seed = new Scalars.Dual<Traced>(x, Traced.One);
        if (order == 2)
            return operation.Derivative(seed, operation.Value(seed)).Tangent;
        var twice = new Scalars.Dual<Scalars.Dual<Traced>>(seed, Scalars.Dual<Traced>.One);
        return operation.Derivative(twice, operation.Value(twice)).Tangent.Tangent;
    }

    /// <summary>The largest number of primes that a function may carry in a model.</summary>
    public const int MaximumPrimes = 3;

    // ((a + b) + c) + ...
    private int Chain(BinaryOperation operation, int count, Func<int, int> term)
    {
        int result = term(0);
        for (int k = 1; k < count; k++)
            result = Tape.AddBinary(operation, result, term(k));
        return result;
    }

    private static int SlotAt(GraphNode node, int element) => node.SlotArray[node.SlotArray.Length == 1 ? 0 : element];

    internal static string LabelOf(BinaryOperation operation) => operation switch
    {
        Multiply => "×",
        Subtract => "−",
        Divide => "÷",
        _ => operation.Name,
    };

    private GraphNode Operation(string name, string label, Shape shape, int[] slots, int start, params GraphNode[] operands) =>
        Add(Role.Operation, name, label, shape, slots, start, operands);

    private GraphNode Add(Role role, string? operation, string? label, Shape shape, int[] slots, int start, GraphNode[] operands)
    {
        var node = new GraphNode(role, operation, label, shape, slots, start, operands);
        _nodes.Add(node);
        return node;
    }
}
