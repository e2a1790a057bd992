using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>The functions on whole vectors: their arguments checked, their nodes made.</summary>
internal static class VectorFunctions
{
    private static readonly Dictionary<string, Func<GraphBuilder, CallSyntax, GraphNode[], GraphNode>> Table = new(StringComparer.Ordinal)
    {
        ["sum"] = (graph, call, arguments) => graph.Sum(One(call, arguments)),
        ["mean"] = (graph, call, arguments) => graph.Mean(One(call, arguments)),
        ["norm2"] = (graph, call, arguments) => graph.Norm(One(call, arguments)),
        ["softmax"] = (graph, call, arguments) => Softmax(graph, call, One(call, arguments)),
        ["dot"] = Dot,
        ["concat"] = Concat,
    };

    public static IEnumerable<string> Names => Table.Keys;

    public static Func<GraphBuilder, CallSyntax, GraphNode[], GraphNode>? Find(string name) => Table.GetValueOrDefault(name);

    private static GraphNode One(CallSyntax call, GraphNode[] arguments) => arguments is [var single]
        ? single
        : throw new SyntaxException(call.Span, $"'{call.Function}' with {Wording.Quantity(arguments.Length, "argument")}", "one argument",
            call.Function == "sum" ? "a sum over an index is written sum(t in 1..N: ...)" : null);

    private static GraphNode Softmax(GraphBuilder graph, CallSyntax call, GraphNode argument) => argument.Shape.Kind == ShapeKind.Matrix
        ? throw new SyntaxException(call.Span, $"'softmax' of a {argument.Shape}", "a vector")
        : graph.Softmax(argument);

    private static GraphNode Dot(GraphBuilder graph, CallSyntax call, GraphNode[] arguments)
    {
        if (arguments is not [var left, var right])
            throw new SyntaxException(call.Span, $"'dot' with {Wording.Quantity(arguments.Length, "argument")}", "two arguments");
        if (left.Shape.Size != right.Shape.Size || left.Shape.Kind == ShapeKind.Matrix || right.Shape.Kind == ShapeKind.Matrix)
            throw new SyntaxException(call.Span, $"'dot' of a {left.Shape} and a {right.Shape}", "two vectors of one length");
        return graph.Dot(left, right);
    }

    private static GraphNode Concat(GraphBuilder graph, CallSyntax call, GraphNode[] arguments)
    {
        if (arguments.Length == 0)
            throw new SyntaxException(call.Span, "'concat' with no argument", "vectors or scalars");
        foreach (GraphNode argument in arguments)
        {
            if (argument.Shape.Kind is ShapeKind.Matrix or ShapeKind.Row)
                throw new SyntaxException(call.Span, $"'concat' of a {argument.Shape}", "vectors or scalars");
        }

        return graph.Concat(arguments);
    }
}
