using AutodiffTeach.Formulas.Reading;
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
        foreach (Statement statement in _statements)
            AddNames(statement);
        HashSet<string> changed = ConstantTable.Fill(_statements, _overrides, _scope, _diagnostics);
        DeclareFunctions();
        DeclareFamilies();
        LeafTable leaves = DeclareLeaves(changed);
        Unroller unroller = Unroll(leaves);
        IReadOnlyList<ModelVariable> outputs = FindOutputs(unroller);
        ReportUnusedOverrides();
        ThrowIfAny();
        foreach (ModelVariable output in outputs.Where(output => !output.IsLeaf))
            output.Role = Role.Output;
        TimeInference.Assign(_statements, unroller.Variables, _graph.Nodes, _scope);
        var graph = new ComputationGraph(_graph, unroller.Variables, leaves.Leaves, outputs);
        string title = _statements.OfType<TitleStatement>().LastOrDefault()?.Title ?? "";
        return new Model(title, graph, FunctionNames(), leaves.Notes)
        {
            Functions = _scope.Functions.ToDictionary(item => item.Key, item => (Operation)item.Value, StringComparer.Ordinal),
            Constants = _scope.Constants,
            Source = _diagnostics.Source,
            Settings = _settings,
        };
    }

    private void AddNames(Statement statement)
    {
        string? name = statement switch
        {
            DeclarationStatement declaration => declaration.Name,
            DefinitionStatement definition => definition.Target.Text,
            _ => null,
        };
        if (name is not null)
            _scope.VariableNames.Add(name);
        if (statement is BrokenStatement broken)
            _scope.AddBroken(broken.Name);
    }

    private void DeclareFunctions()
    {
        foreach (FunctionStatement statement in _statements.OfType<FunctionStatement>())
        {
            if (FunctionOf(statement) is { } function)
                _scope.Functions.TryAdd(statement.Name, function);
            else
                _scope.AddBroken(statement.Name);
        }
    }

    // The function that a statement names, or null where it has an error.
    private UnaryOperation? FunctionOf(FunctionStatement statement)
    {
        if (statement.Name != "sigma" && (OperationTable.FindFunction(statement.Name) is not null || VectorFunctions.Find(statement.Name) is not null))
            _diagnostics.Report(statement.NameSpan, $"'{statement.Name}' is a known function already", "another name");
        else if (_scope.Functions.ContainsKey(statement.Name) || _scope.VariableNames.Contains(statement.Name) || _scope.Constants.ContainsKey(statement.Name))
            _diagnostics.Report(statement.NameSpan, $"'{statement.Name}' is defined twice", hint: "rename one of the two");
        if (statement.Definition is null)
            return AbstractFunction.Create(statement.Name);
        Operation? operation = OperationTable.FindFunction(statement.Definition);
        if (operation is not UnaryOperation)
            _diagnostics.Report(
                statement.DefinitionSpan,
                operation is null ? $"unknown function '{statement.Definition}'" : $"'{statement.Definition}' is a function of two arguments",
                "a function of one argument such as relu or tanh",
                NearestName.Hint(statement.Definition, OperationTable.Unary.Select(function => function.Name)));
        return operation as UnaryOperation;
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
            _diagnostics.Report(span, $"'{baseName}' is defined twice; first on line {LineOfConstant(baseName)}", hint: "rename one of the two");
        else
            _scope.AddFamily(baseName, indices.Count + indexCount);
    }

    private int LineOfConstant(string name) =>
        _diagnostics.Source.PositionOf(_statements.OfType<ConstStatement>().First(statement => statement.Name == name).Span.Start).Line;

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

    private List<ModelVariable> FindOutputs(Unroller unroller)
    {
        List<ModelVariable> variables = unroller.Variables;
        if (!_statements.OfType<OutputStatement>().Any())
        {
            var used = variables.SelectMany(variable => variable.Arguments).ToHashSet();
            return [.. variables.Where(variable => !variable.IsLeaf && !used.Contains(variable))];
        }

        var outputs = new List<ModelVariable>();
        foreach (OutputItem item in _statements.OfType<OutputStatement>().SelectMany(statement => statement.Items))
            AddOutput(item, unroller, outputs);
        return [.. outputs.Distinct()];
    }

    private void AddOutput(OutputItem item, Unroller unroller, List<ModelVariable> outputs)
    {
        try
        {
            (int First, int Last)[] ranges = [.. item.Indices.Select(range => _scope.EvaluateRange(range.Lower, range.Upper, BoundIndices.None))];
            foreach (int[] indices in Tuples(ranges))
                outputs.Add(FindOutput(item, indices, unroller));
        }
        catch (SyntaxException error)
        {
            error.ReportTo(_diagnostics);
        }
        catch (BrokenReferenceException)
        {
            // its own error is told elsewhere
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

    private ModelVariable FindOutput(OutputItem item, int[] indices, Unroller unroller)
    {
        IReadOnlyList<SyntaxNode> numbers = [.. indices.Select(i => new NumberSyntax(i, item.Span))];
        var name = new NameSyntax(item.Name, numbers, item.NameSpan, item.Span);
        Reference reference = _scope.Resolve(name, BoundIndices.None);
        if (reference.IsNumber)
            throw new SyntaxException(item.Span, $"'{item.Name}' is a constant", "a variable as output");
        ModelVariable variable = unroller.FindVariable(reference.Key) ?? throw unroller.NotThere(reference.Key, name, isOutput: true);
        return reference.Elements.Length == 0
            ? variable
            : throw new SyntaxException(item.Span, $"'{variable.Name}' has no member of that index", "a whole variable as output", "name an element first: z = ...");
    }

    private void ReportUnusedOverrides()
    {
        foreach (Override item in _overrides.Where(item => item is { IsUsed: false, Target: not null } && !item.Diagnostics.Any && !_scope.Broken.Contains(item.Target!.Text)))
        {
            item.Diagnostics.Report(item.Target!.Span, $"'{item.Diagnostics.Source[item.Target.Span]}' has no value to set",
                "a constant, parameter, input or state of the model", HintFor(item.Target));
        }
    }

    private string? HintFor(NameSyntax target)
    {
        (string baseName, _) = _scope.SplitTarget(target with { Indices = [] }, BoundIndices.None);
        if (_statements.OfType<DefinitionStatement>().Any(statement => statement.Target.Text == target.Text || statement.Target.Text == baseName))
            return "it is defined by a formula";
        return _scope.IsFamily(baseName)
            ? $"give all of '{baseName}' as {baseName}=[...], or a member that its range has"
            : NearestName.Hint(target.Text, _scope.KnownNames);
    }

    private void ThrowIfAny()
    {
        List<Diagnostic> all = [.. _overrides.SelectMany(item => item.Diagnostics.InOrder), .. _diagnostics.InOrder];
        if (all.Count > 0)
            throw new ModelException(all);
    }
}
