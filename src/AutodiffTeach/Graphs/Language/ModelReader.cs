using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Reads a model: statements, constants, leaves, definitions, outputs, time; all problems of a file in one run.</summary>
internal sealed class ModelReader
{
    private readonly ModelSettings _settings;
    private readonly Diagnostics _diagnostics;
    private readonly IReadOnlyList<Override> _overrides;
    private readonly ModelScope _scope = new();
    private readonly GraphBuilder _graph = new();
    private IReadOnlyList<Statement> _statements = [];

    private ModelReader(SourceText source, ModelSettings settings)
    {
        _settings = settings;
        _diagnostics = new Diagnostics(source);
        _overrides = [.. settings.Overrides.Select(Override.Parse)];
    }

    /// <summary>The model of a text.</summary>
    /// <exception cref="ModelException">The text or an override has errors.</exception>
    public static Model Read(SourceText source, ModelSettings settings) => new ModelReader(source, settings).Read();

    private Model Read()
    {
        _statements = StatementParser.Parse(_diagnostics.Source, _diagnostics);
        bool complete = !_diagnostics.Any;
        HashSet<string> changed = ConstantTable.Fill(_statements, _overrides, _scope, _diagnostics);
        DeclareFunctions();
        DeclareFamilies();
        LeafTable leaves = DeclareLeaves(changed);
        Unroller unroller = Unroll(leaves);
        IReadOnlyList<ModelVariable> outputs = complete ? FindOutputs(unroller.Variables) : [];
        ReportUnusedOverrides();
        ThrowIfAny();
        foreach (ModelVariable output in outputs.Where(output => !output.IsLeaf))
            output.Role = Role.Output;
        TimeInference.Assign(_statements, unroller.Variables, _graph.Nodes, _scope);
        var graph = new ComputationGraph(_graph, unroller.Variables, leaves.Leaves, outputs);
        string title = _statements.OfType<TitleStatement>().LastOrDefault()?.Title ?? "";
        return new Model(title, graph, FunctionNames(), leaves.Notes);
    }

    private void DeclareFunctions()
    {
        foreach (FunctionStatement statement in _statements.OfType<FunctionStatement>())
        {
            if (statement.Definition is null)
                _scope.Functions[statement.Name] = AbstractFunction.Create(statement.Name);
            else if (OperationTable.FindFunction(statement.Definition) is UnaryOperation operation)
                _scope.Functions[statement.Name] = operation;
            else
                _diagnostics.Report(statement.DefinitionSpan, $"unknown function '{statement.Definition}'", "a function of one argument such as relu or tanh",
                    Spelling.Hint(statement.Definition, OperationTable.FunctionNames));
        }
    }

    private Dictionary<string, string> FunctionNames() => _statements.OfType<FunctionStatement>()
        .Where(statement => statement.Definition is not null)
        .GroupBy(statement => _scope.Functions[statement.Name].Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);

    // Which base names exist with how many indices, before any formula is read.
    private void DeclareFamilies()
    {
        foreach (DeclarationStatement statement in _statements.OfType<DeclarationStatement>())
            Declare(statement.Name, statement.Indices.Count, statement.NameSpan, []);
        foreach (DefinitionStatement statement in _statements.OfType<DefinitionStatement>())
            Declare(statement.Target.Text, statement.Target.Indices.Count, statement.Target.NameSpan, statement.Ranges);
    }

    private void Declare(string name, int indexCount, Span span, IReadOnlyList<IndexRange> ranges)
    {
        var bound = new BoundIndices();
        foreach (IndexRange range in ranges)
            bound.Push(range.Index, 0);
        (string baseName, List<int> indices) = _scope.SplitTarget(new NameSyntax(name, [], span, span), bound);
        if (_scope.Constants.ContainsKey(baseName) && indices.Count + indexCount == 0)
            _diagnostics.Report(span, $"'{baseName}' is a constant already", "another name");
        else
            _scope.AddFamily(baseName, indices.Count + indexCount);
    }

    private LeafTable DeclareLeaves(HashSet<string> changed)
    {
        var leaves = new LeafTable(_graph, _scope, _diagnostics, _overrides, changed, _settings.MaximumOperations);
        foreach (DeclarationStatement statement in _statements.OfType<DeclarationStatement>())
            leaves.Declare(statement);
        return leaves;
    }

    private Unroller Unroll(LeafTable leaves)
    {
        var unroller = new Unroller(_graph, _scope, leaves, _diagnostics, _settings.MaximumOperations);
        foreach (DefinitionStatement statement in _statements.OfType<DefinitionStatement>())
            unroller.Register(statement, leaves);
        unroller.Unroll();
        return unroller;
    }

    private List<ModelVariable> FindOutputs(IReadOnlyList<ModelVariable> variables)
    {
        if (!_statements.OfType<OutputStatement>().Any())
        {
            var used = variables.SelectMany(variable => variable.Arguments).ToHashSet();
            return [.. variables.Where(variable => !variable.IsLeaf && !used.Contains(variable))];
        }

        Dictionary<VariableKey, ModelVariable> byKey = variables.ToDictionary(variable => variable.Key);
        var outputs = new List<ModelVariable>();
        foreach (OutputItem item in _statements.OfType<OutputStatement>().SelectMany(statement => statement.Items))
            AddOutput(item, byKey, outputs);
        return [.. outputs.Distinct()];
    }

    private void AddOutput(OutputItem item, Dictionary<VariableKey, ModelVariable> byKey, List<ModelVariable> outputs)
    {
        try
        {
            (int First, int Last)[] ranges = [.. item.Indices.Select(range => _scope.EvaluateRange(range.Lower, range.Upper, BoundIndices.None))];
            foreach (int[] indices in Tuples(ranges))
                outputs.AddRange(FindOutput(item, indices, byKey));
        }
        catch (SyntaxException error)
        {
            error.ReportTo(_diagnostics);
        }
    }

    // Lazily: a range far beyond the family ends at its first member that is not there.
    private static IEnumerable<int[]> Tuples((int First, int Last)[] ranges)
    {
        if (ranges.Length == 0)
            return [[]];
        (int first, int last) = ranges[^1];
        return Tuples(ranges[..^1]).SelectMany(outer => Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => (int[])[.. outer, i]));
    }

    private IEnumerable<ModelVariable> FindOutput(OutputItem item, int[] indices, Dictionary<VariableKey, ModelVariable> byKey)
    {
        IReadOnlyList<SyntaxNode> numbers = [.. indices.Select(i => new NumberSyntax(i, item.Span))];
        Reference reference = _scope.Resolve(new NameSyntax(item.Name, numbers, item.Span, item.Span), BoundIndices.None);
        if (reference.IsNumber)
            throw new SyntaxException(item.Span, $"the constant '{item.Name}' as output", "a variable");
        if (byKey.TryGetValue(reference.Key, out ModelVariable? variable))
            return [variable];
        return _diagnostics.Any ? [] : throw new SyntaxException(item.Span, $"the output '{reference.Key}' is not defined", "a defined variable");
    }

    private void ReportUnusedOverrides()
    {
        foreach (Override item in _overrides.Where(item => item is { IsUsed: false, Target: not null } && !item.Diagnostics.Any))
        {
            bool defined = _statements.OfType<DefinitionStatement>().Any(statement => statement.Target.Text == item.Target!.Text);
            item.Diagnostics.Report(item.Target!.Span, $"'{item.Diagnostics.Source[item.Target.Span]}' has no value to set",
                "a constant, parameter, input or state of the model",
                defined ? "it is defined by a formula" : Spelling.Hint(item.Target.Text, _scope.KnownNames));
        }
    }

    private void ThrowIfAny()
    {
        List<Diagnostic> all = [.. _overrides.SelectMany(item => item.Diagnostics.InOrder), .. _diagnostics.InOrder];
        if (all.Count > 0)
            throw new ModelException(all);
    }
}
