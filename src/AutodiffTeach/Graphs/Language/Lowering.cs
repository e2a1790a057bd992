using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Turns the formula of one statement instance into nodes and instructions.</summary>
internal sealed class Lowering(GraphBuilder graph, ModelScope scope, Func<Reference, NameSyntax, ModelVariable> find, int maximumOperations)
{
    private BoundIndices _bound = BoundIndices.None;

    /// <summary>The node of the formula under the given indices.</summary>
    /// <exception cref="SyntaxException">The formula has an error.</exception>
    public GraphNode Lower(SyntaxNode formula, BoundIndices bound)
    {
        _bound = bound;
        return Visit(formula);
    }

    private GraphNode Visit(SyntaxNode node)
    {
        if (graph.Tape.Count > maximumOperations)
            throw new SyntaxException(node.Span, $"the model unrolls to more than {Wording.Number(maximumOperations)} operations", hint: "choose smaller bounds");
        return node switch
        {
            NumberSyntax number => graph.Literal(Expr.Number(number.Value)),
            NegateSyntax { Operand: NumberSyntax number } => graph.Literal(Expr.Number(-number.Value)),
            NegateSyntax negate => graph.Unary(OperationTable.Negate, Visit(negate.Operand)),
            NameSyntax name => VisitName(name),
            ChainSyntax chain => VisitChain(chain),
            PowerSyntax power => Elementwise(OperationTable.Power, Visit(power.Base), Visit(power.Exponent), power.Span, "^"),
            TransposeSyntax transpose => graph.Transpose(Visit(transpose.Operand)),
            CallSyntax call => VisitCall(call),
            SeriesSyntax series => VisitSeries(series),
            ArraySyntax array => VisitArray(array),
            _ => throw new SyntaxException(node.Span, "this is not allowed in a model"),
        };
    }

    private GraphNode VisitName(NameSyntax name)
    {
        if (name.Indices.Count == 0 && name.Text is "e" or "pi" && !_bound.Contains(name.Text) && !scope.IsFamily(name.Text)
            && !scope.Constants.ContainsKey(name.Text))
            return graph.Literal(name.Text == "e" ? Expr.E : Expr.Pi);
        Reference reference = scope.Resolve(name, _bound);
        if (reference.IsNumber && !scope.Constants.ContainsKey(name.Text))
            return graph.Literal(Expr.Number(reference.Number!.Value));
        ModelVariable variable = find(reference, name);
        return reference.Elements is { Length: > 0 } elements ? SelectElement(variable, elements, name) : variable.Node!;
    }

    private GraphNode SelectElement(ModelVariable variable, int[] elements, NameSyntax name)
    {
        Shape shape = variable.Shape;
        int[] sizes = shape.Kind switch
        {
            ShapeKind.Vector => [shape.Rows],
            ShapeKind.Row => [shape.Columns],
            ShapeKind.Matrix => [shape.Rows, shape.Columns],
            _ => [],
        };
        if (elements.Length > sizes.Length)
            throw new SyntaxException(name.Span, $"'{variable.Name}' is a {shape} and has no element [{string.Join("][", elements)}]",
                sizes.Length == 0 ? $"'{variable.Name}'" : $"{Wording.Quantity(sizes.Length, "index", "indices")} for an element");
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] < 1 || elements[i] > sizes[i])
                throw new SyntaxException(name.Span, $"element {elements[i]} of '{variable.Name}' is out of range", $"1 to {sizes[i]}", "elements are counted from 1");
        }

        if (elements.Length == sizes.Length)
        {
            int index = elements.Length == 1 ? elements[0] - 1 : (elements[0] - 1) * shape.Columns + elements[1] - 1;
            return graph.Select(variable.Node!, Shape.Scalar, index, $"[{string.Join(",", elements)}]");
        }

        return graph.Select(variable.Node!, new Shape(ShapeKind.Row, 1, shape.Columns), (elements[0] - 1) * shape.Columns, $"[{elements[0]}]");
    }

    private GraphNode VisitChain(ChainSyntax chain)
    {
        GraphNode result = Visit(chain.Links[0].Operand);
        Span span = chain.Links[0].Operand.Span;
        for (int i = 1; i < chain.Links.Count; i++)
        {
            Link link = chain.Links[i];
            GraphNode operand = Visit(link.Operand);
            span = Span.Between(span, link.Operand.Span);
            result = link.Operator switch
            {
                "+" => Elementwise(OperationTable.Add, result, operand, span, "+"),
                "-" => Elementwise(OperationTable.Subtract, result, operand, span, "-"),
                "*" => Elementwise(OperationTable.Multiply, result, operand, span, "*"),
                "/" => Elementwise(OperationTable.Divide, result, operand, span, "/"),
                _ => MatrixProduct(result, operand, span),
            };
        }

        return result;
    }

    private GraphNode Elementwise(BinaryOperation operation, GraphNode left, GraphNode right, Span span, string sign)
    {
        if (left.Shape.HasSizeOf(right.Shape) || left.Shape.Size == 1 || right.Shape.Size == 1)
            return graph.Binary(operation, left, right);
        bool product = operation == OperationTable.Multiply && left.Shape.Columns == right.Shape.Rows;
        throw new SyntaxException(span, $"'{sign}' between a {left.Shape} and a {right.Shape}", "equal shapes or a scalar",
            product ? "the matrix product is written '@'" : null);
    }

    private GraphNode MatrixProduct(GraphNode left, GraphNode right, Span span)
    {
        if (left.Shape.IsScalar || right.Shape.IsScalar)
            throw new SyntaxException(span, $"'@' between a {left.Shape} and a {right.Shape}", "matrices or vectors", "a scalar multiplies with '*'");
        if (left.Shape.Columns == right.Shape.Rows)
            return graph.MatrixProduct(left, right);
        bool vectors = left.Shape.Kind == ShapeKind.Vector && right.Shape.Kind == ShapeKind.Vector;
        throw new SyntaxException(span, $"'@' between a {left.Shape} and a {right.Shape}",
            $"as many rows on the right as columns on the left ({left.Shape.Columns})", vectors ? "vectors are columns: write x' @ y or dot(x, y)" : null);
    }

    private GraphNode VisitSeries(SeriesSyntax series)
    {
        (int lower, int upper) = scope.EvaluateRange(series.Range.Lower, series.Range.Upper, _bound);
        BinaryOperation operation = series.IsProduct ? OperationTable.Multiply : OperationTable.Add;
        GraphNode? result = null;
        for (int i = lower; i <= upper; i++)
        {
            _bound.Push(series.Range.Index, i);
            GraphNode term = Visit(series.Body);
            _bound.Pop();
            result = result is null ? term : Elementwise(operation, result, term, series.Body.Span, series.IsProduct ? "*" : "+");
        }

        return result ?? graph.Literal(series.IsProduct ? Expr.One : Expr.Zero);
    }

    private GraphNode VisitArray(ArraySyntax array)
    {
        if (array.Items[0] is not ArraySyntax first)
            return graph.Stack(Shape.Vector(array.Items.Count), Scalars(array.Items));
        var elements = new List<GraphNode>();
        foreach (SyntaxNode item in array.Items)
        {
            if (item is not ArraySyntax row || row.Items.Count != first.Items.Count)
                throw new SyntaxException(item.Span, "the rows of the matrix differ in length", $"{first.Items.Count} elements in each row");
            elements.AddRange(Scalars(row.Items));
        }

        return graph.Stack(Shape.Matrix(array.Items.Count, first.Items.Count), elements);
    }

    private List<GraphNode> Scalars(IReadOnlyList<SyntaxNode> items)
    {
        var nodes = new List<GraphNode>();
        foreach (SyntaxNode item in items)
        {
            GraphNode node = Visit(item);
            if (!node.Shape.IsScalar)
                throw new SyntaxException(item.Span, $"an element that is a {node.Shape}", "a scalar", "join vectors with concat(...)");
            nodes.Add(node);
        }

        return nodes;
    }

    private GraphNode VisitCall(CallSyntax call)
    {
        var arguments = new GraphNode[call.Arguments.Count];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Visit(call.Arguments[i]);
        if (call.Primes > 0)
            return VisitDerivative(call, arguments);
        if (!scope.Functions.ContainsKey(call.Function) && VectorFunctions.Find(call.Function) is { } vectorFunction)
            return vectorFunction(graph, call, arguments);
        switch (scope.FindFunction(call.Function))
        {
            case UnaryOperation unary when arguments.Length == 1:
                return graph.Unary(unary, arguments[0]);
            case BinaryOperation binary when arguments.Length >= 2:
                return arguments.Skip(1).Aggregate(arguments[0], (a, b) => Elementwise(binary, a, b, call.Span, call.Function));
            case Operation operation:
                throw new SyntaxException(call.Span, $"'{call.Function}' with {Wording.Quantity(arguments.Length, "argument")}",
                    operation is UnaryOperation ? "one argument" : "two arguments or more");
            default:
                throw new BrokenReferenceException(); // the scanner has told
        }
    }

    private GraphNode VisitDerivative(CallSyntax call, GraphNode[] arguments)
    {
        if (scope.FindFunction(call.Function) is not UnaryOperation operation)
            throw new SyntaxException(call.NameSpan, $"'{call.Function}' has no derivative that can be written with a prime", "a function of one argument");
        if (arguments.Length != 1)
            throw new SyntaxException(call.Span, $"'{call.Function}'' with {Wording.Quantity(arguments.Length, "argument")}", "one argument");
        if (call.Primes > GraphBuilder.MaximumPrimes)
            throw new SyntaxException(call.NameSpan, $"'{call.Function}' with {call.Primes} primes", $"at most {GraphBuilder.MaximumPrimes}");
        return graph.UnaryDerivative(operation, call.Primes, arguments[0]);
    }
}
