using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Makes the leaf variables of a model from its declarations: parameters, inputs and states with their values.</summary>
internal sealed class LeafTable(
    GraphBuilder graph,
    ModelScope scope,
    Diagnostics diagnostics,
    IReadOnlyList<Override> overrides,
    HashSet<string> changedConstants,
    int maximumOperations)
{
    private static readonly Rational?[] NoValue = [null];

    private readonly Dictionary<VariableKey, Span> _places = [];

    public Dictionary<VariableKey, ModelVariable> Variables { get; } = [];

    /// <summary>The scalar leaves in the order of the tape.</summary>
    public List<(ModelVariable Variable, int Element)> Leaves { get; } = [];

    /// <summary>What the reader should know but that is no error.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Makes the variables of one declaration.</summary>
    public void Declare(DeclarationStatement statement)
    {
        try
        {
            (string baseName, List<int[]> members) = Members(statement);
            List<SyntaxNode?> values = ValuesFor(statement, members);
            GivenValue?[] given = ReadValues(statement, values, members.Count);
            Shape shape = ShapeOf(statement, given) ?? Shape.Scalar;
            ApplyMemberOverrides(baseName, members, given, ref shape, statement);
            _places.EnsureCapacity(_places.Count + members.Count);
            Variables.EnsureCapacity(Variables.Count + members.Count);
            for (int i = 0; i < members.Count; i++)
                Add(statement, VariableKey.Create(baseName, members[i]), shape, given[i]);
        }
        catch (SyntaxException error)
        {
            error.ReportTo(diagnostics);
            scope.AddBroken(statement.Name);
        }
        catch (BrokenReferenceException)
        {
            scope.AddBroken(statement.Name);
        }
    }

    private (string Base, List<int[]> Members) Members(DeclarationStatement statement)
    {
        (string baseName, List<int> plain) = scope.SplitTarget(new NameSyntax(statement.Name, [], statement.NameSpan, statement.NameSpan), BoundIndices.None);
        var members = new List<int[]> { plain.ToArray() };
        foreach ((SyntaxNode lowerNode, SyntaxNode upperNode) in statement.Indices)
        {
            (int lower, int upper) = scope.EvaluateRange(lowerNode, upperNode, BoundIndices.None);
            if (upper < lower && lowerNode is NumberSyntax && upperNode is NumberSyntax)
                throw new SyntaxException(Span.Between(lowerNode.Span, upperNode.Span), $"the range {lower}..{upper} runs backwards", $"{upper}..{lower}");
            if ((long)members.Count * Math.Max(0, (long)upper - lower + 1) > maximumOperations)
                throw TooLarge(Span.Between(lowerNode.Span, upperNode.Span), "a family of this size");
            members = [.. members.SelectMany(member => Enumerable.Range(lower, Math.Max(0, upper - lower + 1)).Select(i => (int[])[.. member, i]))];
        }

        return (baseName, members);
    }

    // The formula of the value of each member, null where the file gives none.
    private List<SyntaxNode?> ValuesFor(DeclarationStatement statement, List<int[]> members)
    {
        IReadOnlyList<SyntaxNode> values = statement.Values;
        if (values.Count > members.Count)
        {
            bool shrunk = statement.Indices.Any(range => ConstantEvaluator.NamesIn(range.Lower).Concat(ConstantEvaluator.NamesIn(range.Upper))
                .Any(name => changedConstants.Contains(name.Text)));
            int surplus = values.Count - members.Count;
            if (!shrunk)
                throw Surplus(statement, members.Count);
            Notes.Add($"{Wording.Quantity(surplus, "value")} of '{statement.Name}' beyond the range {(surplus == 1 ? "is" : "are")} ignored.");
        }

        return [.. Enumerable.Range(0, members.Count).Select(i => i < values.Count ? values[i] : null)];
    }

    private static SyntaxException Surplus(DeclarationStatement statement, int members)
    {
        IReadOnlyList<SyntaxNode> values = statement.Values;
        Span span = Span.Between(values[members].Span, values[^1].Span);
        string given = Wording.Quantity(values.Count, "value");
        return statement.Indices.Count == 0
            ? new SyntaxException(span, $"{given} for '{statement.Name}'", "one value", "a vector is written [2, 5], a decimal number 2.5")
            : new SyntaxException(span, $"{given} for {Wording.Quantity(members, "member")} of '{statement.Name}'", $"at most {members}");
    }

    private GivenValue?[] ReadValues(DeclarationStatement statement, List<SyntaxNode?> values, int count)
    {
        var given = new GivenValue?[count];
        for (int i = 0; i < count; i++)
        {
            if (values[i] is not { } node)
                continue;
            given[i] = GivenValue.Read(node, scope);
            RequireShape(node.Span, given[i]!.Value.Shape, given[0]!.Value.Shape, statement.Name);
        }

        return given;
    }

    private Shape? ShapeOf(DeclarationStatement statement, GivenValue?[] given)
    {
        Shape? fromValues = given.FirstOrDefault(value => value is not null)?.Shape;
        if (statement.Shape.Count == 0)
            return fromValues;
        int[] sizes = [.. statement.Shape.Select(Dimension)];
        long size = sizes.Aggregate(1L, (product, length) => product * length);
        if (size > maximumOperations)
            throw TooLarge(Span.Between(statement.Shape[0].Span, statement.Shape[^1].Span), $"a shape of {Wording.Number(size)} elements");
        Shape declared = sizes.Length == 1 ? Shape.Vector(sizes[0]) : Shape.Matrix(sizes[0], sizes[1]);
        if (fromValues is { } shape)
            RequireShape(statement.Values[0].Span, shape, declared, statement.Name);
        return declared;
    }

    private int Dimension(SyntaxNode node)
    {
        int size = scope.EvaluateInteger(node, BoundIndices.None, "dimension", 1_000_000);
        return size > 0 ? size : throw new SyntaxException(node.Span, $"the dimension is {size}", "an integer from 1 to 1,000,000");
    }

    private static void RequireShape(Span span, Shape actual, Shape expected, string name)
    {
        if (actual != expected)
            throw new SyntaxException(span, $"the value of '{name}' is a {actual}", $"a {expected}");
    }

    private void ApplyMemberOverrides(string baseName, List<int[]> members, GivenValue?[] given, ref Shape shape, DeclarationStatement statement)
    {
        foreach (Override item in overrides.Where(item => item.Target is not null && !scope.Constants.ContainsKey(item.Target.Text)))
        {
            try
            {
                if (!Addresses(item.Target!, baseName, out int[] indices))
                    continue;
                bool declared = statement.Shape.Count > 0 || given.Any(value => value is not null);
                if (indices.Length == 0 && members is not [{ Length: 0 }])
                    FillFamily(item, members, given, declared ? shape : null, ref shape);
                else if (members.FindIndex(member => member.AsSpan().SequenceEqual(indices)) is >= 0 and var index)
                    SetMember(item, given, index, declared ? shape : null, ref shape);
            }
            catch (SyntaxException error)
            {
                error.ReportTo(item.Diagnostics);
            }
        }
    }

    private bool Addresses(NameSyntax target, string baseName, out int[] indices)
    {
        (string targetBase, List<int> list) = scope.SplitTarget(target, BoundIndices.None);
        indices = [.. list];
        if (targetBase == baseName)
            return true;
        string digits = targetBase[targetBase.TrimEnd([.. "0123456789"]).Length..];
        bool joined = digits.Length is > 0 and < 10 && targetBase == baseName + digits && !scope.IsFamily(targetBase);
        if (joined)
            indices = [int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), .. indices]; // u1 for u_1
        return joined;
    }

    private static void FillFamily(Override item, List<int[]> members, GivenValue?[] given, Shape? declared, ref Shape shape)
    {
        item.IsUsed = true;
        if (item.Value is not ArraySyntax array)
            throw new SyntaxException(item.Value!.Span, $"one number for the family '{item.Target!.Text}'", $"a list of at most {Wording.Quantity(members.Count, "value")} in brackets");
        if (array.Items.Count > members.Count)
            throw new SyntaxException(array.Span,
                $"{Wording.Quantity(array.Items.Count, "value")} for {Wording.Quantity(members.Count, "member")} of '{item.Target!.Text}'", $"at most {members.Count}");
        Array.Clear(given);
        for (int i = 0; i < array.Items.Count; i++)
        {
            GivenValue value = GivenValue.Read(array.Items[i], ModelScope.Empty);
            Shape expected = declared ?? (i == 0 ? value.Shape : shape);
            RequireShape(array.Items[i].Span, value.Shape, expected, item.Target!.Text);
            shape = expected;
            given[i] = value;
        }
    }

    private static void SetMember(Override item, GivenValue?[] given, int index, Shape? declared, ref Shape shape)
    {
        item.IsUsed = true;
        GivenValue value = GivenValue.Read(item.Value!, ModelScope.Empty);
        if (declared is { } expected)
            RequireShape(item.Value!.Span, value.Shape, expected, item.Target!.Text);
        shape = declared ?? value.Shape;
        given[index] = value;
    }

    private void Add(DeclarationStatement statement, VariableKey key, Shape shape, GivenValue? value)
    {
        if (_places.TryGetValue(key, out Span first))
            throw new SyntaxException(statement.NameSpan, $"'{key}' is defined twice; first on line {diagnostics.Source.PositionOf(first.Start).Line}", hint: "remove one of the two");
        _places.Add(key, statement.NameSpan);
        if (graph.Tape.Count + shape.Size > maximumOperations)
            throw TooLarge(statement.NameSpan, "a model of this size");
        int start = graph.Tape.Count;
        var slots = new int[shape.Size];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = graph.Tape.AddLeaf();
        var variable = new ModelVariable(key, statement.Role, shape, slots, start)
        {
            PrintedName = statement.PrintedName,
            GivenValues = value is { } given ? Array.ConvertAll(given.Elements, element => (Rational?)element)
                : shape.IsScalar ? NoValue : new Rational?[shape.Size],
        };
        variable.Node = graph.Leaf(variable);
        for (int i = 0; i < slots.Length; i++)
            Leaves.Add((variable, i));
        Variables.Add(key, variable);
    }

    private SyntaxException TooLarge(Span span, string what) => new(span, $"{what} is too large",
        $"at most {Wording.Number(maximumOperations)} numbers in all", "choose smaller bounds");

    /// <summary>Where a leaf is declared.</summary>
    public Span? PlaceOf(VariableKey key) => _places.TryGetValue(key, out Span span) ? span : null;
}
