using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>
/// Unrolls the definitions of a model to a straight line: every instance of a statement once, after all that it refers to.
/// </summary>
internal sealed class Unroller
{
    private const int MaximumInstances = 5_000_000;

    private readonly GraphBuilder _graph;
    private readonly ModelScope _scope;
    private readonly Diagnostics _diagnostics;
    private readonly Dictionary<VariableKey, ModelVariable> _variables;
    private readonly Dictionary<VariableKey, Definition> _definitions = [];
    private readonly HashSet<Statement> _failed = new(ReferenceEqualityComparer.Instance);
    private readonly List<Definition> _inOrder = [];
    private readonly BoundIndices _bound = new();
    private readonly Stack<Definition> _pending = new();
    private readonly List<ModelVariable> _arguments = [];
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private int _user; // the number of the formula being read
    private readonly ReferenceScanner _scanner;
    private readonly Lowering _lowering;

    public Unroller(GraphBuilder graph, ModelScope scope, LeafTable leaves, Diagnostics diagnostics, int maximumOperations)
    {
        _graph = graph;
        _scope = scope;
        _diagnostics = diagnostics;
        _variables = leaves.Variables;
        _scanner = new ReferenceScanner(scope, maximumOperations);
        _lowering = new Lowering(graph, scope, Find, maximumOperations);
        Variables.AddRange(leaves.Variables.Values);
    }

    /// <summary>All variables, leaves first, then definitions in the order in which they are computed.</summary>
    public List<ModelVariable> Variables { get; } = [];

    /// <summary>The variable of that key, or null.</summary>
    public ModelVariable? FindVariable(VariableKey key) => _variables.GetValueOrDefault(key);

    /// <summary>Takes in every instance of a definition.</summary>
    public void Register(DefinitionStatement statement, LeafTable leaves)
    {
        try
        {
            foreach (int[] values in InstancesOf(statement))
                Register(statement, values, leaves);
        }
        catch (SyntaxException error)
        {
            Fail(statement, error);
            ReportNames(statement);
            _scope.AddBroken(statement.Target.Text);
        }
        catch (BrokenReferenceException)
        {
            _failed.Add(statement);
            _scope.AddBroken(statement.Target.Text);
        }
    }

    /// <summary>Computes all definitions, statements that stand together over the same index step by step: f_1, i_1, o_1, then f_2.</summary>
    public void Unroll()
    {
        for (int start = 0, end; start < _inOrder.Count; start = end)
        {
            end = start + 1;
            while (end < _inOrder.Count && IndexOf(_inOrder[start]) is { } index && IndexOf(_inOrder[end]) == index)
                end++;
            foreach (Definition definition in _inOrder.Slice(start, end - start).OrderBy(member => member.IndexValues.FirstOrDefault()))
                Unroll(definition);
        }
    }

    // A statement whose bounds or target are wrong is not unrolled; what is wrong with the names of its formula is told all the same.
    private void ReportNames(DefinitionStatement statement)
    {
        try
        {
            _scanner.Scan(statement.Formula, Bind(statement, [.. statement.Ranges.Select(_ => 1)]));
        }
        catch (Exception error) when (error is SyntaxException or BrokenReferenceException)
        {
            // An inner bound, told where its statement is unrolled or with the name it is made of.
        }

        foreach (SyntaxException error in _scanner.Errors)
            error.ReportTo(_diagnostics);
    }

    private static string? IndexOf(Definition definition) =>
        definition.Statement.Ranges is [var range] ? range.Index : null;

    private List<int[]> InstancesOf(DefinitionStatement statement)
    {
        List<int[]> instances = [[]];
        for (int level = 0; level < statement.Ranges.Count; level++)
        {
            IndexRange range = statement.Ranges[level];
            if (statement.Ranges.Take(level).Any(other => other.Index == range.Index))
                throw new SyntaxException(range.IndexSpan, $"the index '{range.Index}' occurs twice", "another name");
            var next = new List<int[]>();
            foreach (int[] outer in instances)
            {
                (int lower, int upper) = _scope.EvaluateRange(range.Lower, range.Upper, Bind(statement, outer));
                RequireForward(range, lower, upper);
                if (_inOrder.Count + next.Count + ((long)upper - lower) >= MaximumInstances)
                    throw new SyntaxException(Span.Between(range.Lower.Span, range.Upper.Span), "the model defines too many variables",
                        $"at most {Wording.Number(MaximumInstances)}", "choose smaller bounds");
                for (int i = lower; i <= upper; i++)
                    next.Add([.. outer, i]);
            }

            instances = next;
        }

        _definitions.EnsureCapacity(_definitions.Count + instances.Count);
        _variables.EnsureCapacity(_variables.Count + instances.Count);

        return instances;
    }

    // Computed bounds may run backwards, such as 1..N with N=0: then there is nothing to do. Written ones are a slip.
    private static void RequireForward(IndexRange range, int lower, int upper)
    {
        if (upper < lower && range is { Lower: NumberSyntax, Upper: NumberSyntax })
            throw new SyntaxException(Span.Between(range.Lower.Span, range.Upper.Span), $"the range {lower}..{upper} runs backwards", $"{upper}..{lower}");
    }

    private void Register(DefinitionStatement statement, int[] values, LeafTable leaves)
    {
        VariableKey key = _scope.ResolveTarget(statement.Target, Bind(statement, values));
        Span? first = leaves.PlaceOf(key) ?? (_definitions.TryGetValue(key, out Definition? earlier) ? earlier.Statement.Span : null);
        if (first is { } place)
            throw new SyntaxException(statement.Target.Span, $"'{key}' is defined twice; first on line {_diagnostics.Source.PositionOf(place.Start).Line}",
                hint: statement.Ranges.Count > 0 && place == statement.Span ? "let every index occur on the left of '='" : "remove one of the two");
        var definition = new Definition(key, statement, values);
        _definitions.Add(key, definition);
        _inOrder.Add(definition);
    }

    // The indices of an instance; one object serves all, for one instance is read at a time.
    private BoundIndices Bind(DefinitionStatement statement, int[] values)
    {
        _bound.Clear();
        for (int i = 0; i < values.Length; i++)
            _bound.Push(statement.Ranges[i].Index, values[i]);
        return _bound;
    }

    // Depth first with a stack of our own: a recurrence is as deep as it is long.
    private void Unroll(Definition root)
    {
        Stack<Definition> pending = _pending;
        pending.Push(root);
        while (pending.TryPeek(out Definition? definition))
        {
            if (definition.Progress == Progress.New)
            {
                definition.Progress = Progress.Open;
                PushArguments(definition, pending);
                continue;
            }

            pending.Pop();
            if (definition.Progress == Progress.Open)
                Compute(definition);
        }
    }

    private void PushArguments(Definition definition, Stack<Definition> pending)
    {
        if (_failed.Contains(definition.Statement))
        {
            definition.Progress = Progress.Failed;
            return;
        }

        try
        {
            int depth = pending.Count;
            IReadOnlyList<(VariableKey Key, NameSyntax Name)> references = _scanner.Scan(definition.Statement.Formula, Bind(definition.Statement, definition.IndexValues));
            for (int i = references.Count - 1; i >= 0; i--)
            {
                (VariableKey key, NameSyntax name) = references[i];
                if (!_definitions.TryGetValue(key, out Definition? argument))
                    continue; // a leaf, or nothing: lowering tells
                if (argument.Progress == Progress.Open)
                    throw Cycle(argument, pending.Skip(pending.Count - depth), name);
                if (argument.Progress == Progress.New)
                    pending.Push(argument);
            }

            ReportAll(definition);
        }
        catch (SyntaxException error)
        {
            Fail(definition.Statement, error);
            definition.Progress = Progress.Failed;
        }
        catch (BrokenReferenceException)
        {
            definition.Progress = Progress.Failed;
        }
    }

    private void ReportAll(Definition definition)
    {
        if (_scanner.Errors.Count == 0)
            return;
        _failed.Add(definition.Statement);
        definition.Progress = Progress.Failed;
        foreach (SyntaxException error in _scanner.Errors)
            error.ReportTo(_diagnostics);
    }

    private static SyntaxException Cycle(Definition start, IEnumerable<Definition> pending, NameSyntax name)
    {
        List<string> names = [start.Key.ToString()];
        foreach (Definition definition in pending.Where(item => item.Progress == Progress.Open))
        {
            names.Add(definition.Key.ToString());
            if (definition == start || names.Count > 8)
                break;
        }

        if (names[^1] != names[0])
            names.Add("...");
        names.Reverse();
        return new SyntaxException(name.Span, $"'{start.Key}' is defined by itself: {string.Join(" <- ", names)}", "a definition without a cycle");
    }

    private void Compute(Definition definition)
    {
        if (_failed.Contains(definition.Statement))
        {
            definition.Progress = Progress.Failed;
            return;
        }

        try
        {
            _arguments.Clear();
            _user++;
            int start = _graph.Tape.Count, firstNode = _graph.Nodes.Count;
            GraphNode node = _lowering.Lower(definition.Statement.Formula, Bind(definition.Statement, definition.IndexValues));
            Name(definition.Key, node, start, firstNode);
            definition.Progress = Progress.Done;
        }
        catch (BrokenReferenceException)
        {
            definition.Progress = Progress.Failed; // its own error is told elsewhere
        }
        catch (SyntaxException error)
        {
            Fail(definition.Statement, error);
            definition.Progress = Progress.Failed;
        }
    }

    private int[] SlotsOf(GraphNode node, int start)
    {
        var slots = new int[node.SlotArray.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            int slot = node.SlotArray[i];
            slots[i] = slot < start || !_graph.Tape.IsActive(slot) ? _graph.Tape.AddCopy(slot) : slot;
        }

        return slots;
    }

    // Names the last node of the statement, or makes an alias where the formula is a name. A slot that is somebody else's, or that no
    // gradient flows through, is copied, so that the variable has a total derivative of its own.
    private void Name(VariableKey key, GraphNode node, int start, int firstNode)
    {
        int[] slots = SlotsOf(node, start);
        var variable = new ModelVariable(key, Role.Intermediate, node.Shape, slots, start) { Arguments = _arguments.ToArray() };
        variable.Node = node.IsFresh ? node : GraphBuilder.Alias(node, slots);
        variable.Node.NameAs(variable);
        variable.Node.SlotArray = slots;
        _ordinals.Clear();
        for (int i = firstNode; i < _graph.Nodes.Count; i++)
        {
            GraphNode part = _graph.Nodes[i];
            if (part.Variables.Count > 0)
                continue;
            int ordinal = _ordinals.GetValueOrDefault(part.Kind) + 1;
            _ordinals[part.Kind] = ordinal;
            part.BelongTo(variable, ordinal);
        }

        _variables.Add(key, variable);
        Variables.Add(variable);
    }

    private ModelVariable Find(Reference reference, NameSyntax name)
    {
        VariableKey key = reference.IsNumber ? VariableKey.Create(name.Text, []) : reference.Key;
        if (!_variables.TryGetValue(key, out ModelVariable? variable))
            variable = reference.IsNumber ? AddConstant(key, reference) : throw NotThere(key, name);
        if (variable.LastUser != _user)
            _arguments.Add(variable);
        variable.LastUser = _user;
        return variable;
    }

    private ModelVariable AddConstant(VariableKey key, Reference reference)
    {
        int start = _graph.Tape.Count;
        int slot = _graph.Tape.AddConstant(Expr.Number(reference.Number!.Value));
        var variable = new ModelVariable(key, Role.Constant, Shape.Scalar, [slot], start) { GivenValues = [reference.Number] };
        variable.Node = _graph.Leaf(variable);
        _variables.Add(key, variable);
        Variables.Add(variable);
        return variable;
    }

    /// <summary>What to say of a member of a family that nothing defines.</summary>
    /// <exception cref="BrokenReferenceException">It is defined, but with an error that is told elsewhere.</exception>
    public SyntaxException NotThere(VariableKey key, NameSyntax name, bool isOutput = false)
    {
        if (_definitions.ContainsKey(key) || _scope.Broken.Contains(key.Base))
            throw new BrokenReferenceException();
        List<VariableKey> members = [.. _variables.Keys.Concat(_definitions.Keys).Where(k => k.Base == key.Base && k.Count == key.Count).Distinct()];
        if (members.Count == 0)
            return new SyntaxException(name.Span, $"'{key}' is not defined; the range of '{key.Base}' is empty", hint: "choose larger bounds");
        if (key.Count != 1)
            return new SyntaxException(name.Span, $"'{key}' is not defined", $"one of {Wording.Quantity(members.Count, "member")} such as '{members[0]}'");
        (int first, int last) = (members.Min(k => k.First), members.Max(k => k.First));
        bool recurrence = !isOutput && key.First < first && _definitions.ContainsKey(members.MinBy(k => k.First));
        return new SyntaxException(name.Span, $"'{key}' is not defined", first == last ? $"the index {first}" : $"an index from {first} to {last}",
            recurrence ? $"say where the recurrence begins: state {key.Base}[{key.First}] = 0" : null);
    }

    private void Fail(Statement statement, SyntaxException error)
    {
        if (_failed.Add(statement))
            error.ReportTo(_diagnostics);
    }
}
