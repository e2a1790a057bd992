using System.Globalization;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs.Language;

/// <summary>What a name in a formula refers to.</summary>
internal readonly record struct Reference(Rational? Number, VariableKey Key, int[] Elements)
{
    public bool IsNumber => Number is not null;
}

/// <summary>The names of a model: constants, families with their index counts, functions.</summary>
internal sealed class ModelScope
{
    private const int MaximumIndex = 1_000_000_000;

    private readonly Dictionary<string, SortedSet<int>> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<NameSyntax, NameForm> _forms = new(ReferenceEqualityComparer.Instance);

    public Dictionary<string, Rational> Constants { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, UnaryOperation> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>The base names that an error was told of already.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    /// <summary>The names that declarations and definitions give, known before the families are.</summary>
    public HashSet<string> VariableNames { get; } = new(StringComparer.Ordinal);

    /// <summary>No names at all: for the values on a command line.</summary>
    public static ModelScope Empty { get; } = new();

    /// <summary>Makes known that something of that name was meant to be there.</summary>
    public void AddBroken(string name)
    {
        (string baseName, _) = Split(name, BoundIndices.None, (_, _) => true);
        Broken.Add(baseName);
        if (!IsFamily(baseName))
            AddFamily(baseName, 0);
    }

    /// <summary>Makes known that the base name occurs with so many indices.</summary>
    public void AddFamily(string baseName, int indexCount)
    {
        if (!_families.TryGetValue(baseName, out SortedSet<int>? counts))
            _families.Add(baseName, counts = []);
        counts.Add(indexCount);
    }

    public bool IsFamily(string name) => _families.ContainsKey(name);

    /// <summary>All names that a formula may use, for hints.</summary>
    public IEnumerable<string> KnownNames => _families.Keys.Concat(Constants.Keys);

    /// <summary>The base name and the indices of a name on the left of '=' or in a declaration.</summary>
    public (string Base, List<int> Indices) SplitTarget(NameSyntax name, BoundIndices bound)
    {
        (string text, List<IndexForm> forms) = Split(name.Text, bound, (_, _) => true);
        foreach (SyntaxNode index in name.Indices)
            forms.Add(IndexForm.Of(index, this, bound));
        return (text, [.. forms.Select(form => form.At(bound, this))]);
    }

    /// <summary>The variable that one instance of a definition defines.</summary>
    public VariableKey ResolveTarget(NameSyntax name, BoundIndices bound)
    {
        if (!_forms.TryGetValue(name, out NameForm? form))
        {
            (string text, List<IndexForm> indices) = Split(name.Text, bound, (_, _) => true);
            foreach (SyntaxNode index in name.Indices)
                indices.Add(IndexForm.Of(index, this, bound));
            if (indices.Count > VariableKey.MaximumIndices)
                throw new SyntaxException(name.Span, $"'{text}' with {indices.Count} indices", $"at most {VariableKey.MaximumIndices}");
            _forms.Add(name, form = new NameForm(text, [.. indices], indices.Count));
        }

        return form.At(bound, this).Key;
    }

    /// <summary>What a name in a formula refers to; numbers are indices, constants and the family's elements are counted from 1.</summary>
    /// <exception cref="SyntaxException">The name is not known.</exception>
    public Reference Resolve(NameSyntax name, BoundIndices bound)
    {
        if (!_forms.TryGetValue(name, out NameForm? form))
        {
            if (name.Indices.Count == 0 && bound.TryGet(name.Text, out int index))
                return new Reference((Rational)index, default, []);
            if (name.Indices.Count == 0 && Constants.TryGetValue(name.Text, out Rational constant) && !IsFamily(name.Text))
                return new Reference(constant, default, []);
            _forms.Add(name, form = FormOf(name, bound));
        }

        return form.At(bound, this);
    }

    private NameForm FormOf(NameSyntax name, BoundIndices bound)
    {
        (string baseName, List<IndexForm> indices) = SplitReference(name, bound);
        foreach (SyntaxNode item in name.Indices)
            indices.Add(IndexForm.Of(item, this, bound));
        int own = _families[baseName].Where(count => count <= indices.Count).DefaultIfEmpty(-1).Max();
        return own < 0 ? throw TooFewIndices(name, baseName, indices.Count) : new NameForm(baseName, [.. indices], own);
    }

    private SyntaxException TooFewIndices(NameSyntax name, string baseName, int count)
    {
        int fewest = _families[baseName].Min;
        string problem = count == 0 ? $"'{name.Text}' has no index here" : $"'{baseName}' has {Wording.Quantity(count, "index", "indices")} here";
        return new SyntaxException(name.Span, problem, Wording.Quantity(fewest, "index", "indices"),
            $"write {baseName}[{string.Join(",", Enumerable.Repeat("1", fewest))}] for one of the family");
    }

    /// <summary>The value of an index formula.</summary>
    /// <exception cref="SyntaxException">It is not an integer.</exception>
    public int EvaluateIndex(SyntaxNode node, BoundIndices bound) => EvaluateInteger(node, bound, "index", MaximumIndex);

    /// <summary>The bounds of a range.</summary>
    public (int Lower, int Upper) EvaluateRange(SyntaxNode lower, SyntaxNode upper, BoundIndices bound) =>
        (EvaluateInteger(lower, bound, "bound", MaximumIndex), EvaluateInteger(upper, bound, "bound", MaximumIndex));

    /// <summary>The value of a formula that must be an integer.</summary>
    /// <param name="node">The formula.</param>
    /// <param name="bound">The indices that it may use.</param>
    /// <param name="what">What it stands for, in messages.</param>
    /// <param name="largest">The largest magnitude.</param>
    public int EvaluateInteger(SyntaxNode node, BoundIndices bound, string what, int largest)
    {
        Rational value = ConstantEvaluator.Evaluate(node, this, bound);
        if (!value.IsInteger)
            throw new SyntaxException(node.Span, $"the {what} is {Show(value)}", "an integer");
        if (value.Abs() > largest)
            throw new SyntaxException(node.Span, $"the {what} is {Show(value)}", $"an integer up to {Wording.Number(largest)}");
        return (int)value.Numerator;
    }

    private (string Base, List<IndexForm> Indices) SplitReference(NameSyntax name, BoundIndices bound)
    {
        (string text, List<IndexForm> indices) = Split(name.Text, bound, (prefix, suffix) => IsDigits(suffix) || IsFamily(prefix));
        if (IsFamily(text))
            return (text, indices);
        if (indices is [{ Position: < 0, Offset: var digit }] && IsFamily(text + digit.ToString(CultureInfo.InvariantCulture)))
            return (text + digit.ToString(CultureInfo.InvariantCulture), []); // u_1 for a variable declared as u1
        string letters = text.TrimEnd([.. "0123456789"]);
        if (letters.Length < text.Length && IsFamily(letters) && int.TryParse(text.AsSpan(letters.Length), CultureInfo.InvariantCulture, out int number))
            return (letters, [IndexForm.Number(number), .. indices]); // u1 for a member of the family u
        if (name.Indices is [NameSyntax { Indices.Count: 0 } word] && IsFamily($"{text}_{word.Text}"))
            throw new SyntaxException(name.Span, $"unknown name '{text}_{{{word.Text}}}'", hint: $"did you mean '{text}_{word.Text}'?");
        throw Unknown(name.Text, name.NameSpan, bound);
    }

    private SyntaxException Unknown(string name, Span span, BoundIndices bound) => OperationTable.FindFunction(name) is not null
        ? new SyntaxException(span, $"the function '{name}' has no argument", $"'{name}(...)'")
        : new SyntaxException(span, $"unknown name '{name}'", hint: NearestName.Hint(name, KnownNames.Concat(bound.Names)) ?? $"define it: param {name}, or {name} = ...");

    /// <summary>The function that a call names; vector functions and those with an error of their own are none.</summary>
    public Operation? FindFunction(string name) =>
        Functions.TryGetValue(name, out UnaryOperation? own) ? own
        : name == "sigma" ? OperationTable.Sigmoid
        : OperationTable.FindFunction(name);

    /// <summary>Fails where a call names no function.</summary>
    public void RequireFunction(CallSyntax call, BoundIndices bound)
    {
        string name = call.Function;
        if (FindFunction(name) is not null || VectorFunctions.Find(name) is not null)
            return;
        if (Broken.Contains(name))
            throw new BrokenReferenceException();
        if (IsFamily(name) || Constants.ContainsKey(name) || bound.Contains(name))
            throw new SyntaxException(call.NameSpan, $"'{name}' is not a function", "an operator", $"write products with '*': {name} * (...)");
        IEnumerable<string> known = OperationTable.FunctionNames.Concat(VectorFunctions.Names).Concat(Functions.Keys);
        throw new SyntaxException(call.NameSpan, $"unknown function '{name}'", hint: NearestName.Hint(name, known) ?? $"leave it abstract with: function {name}");
    }

    // Cuts subscripts that are numbers or bound indices off the end: h_t with t bound, a_1_2.
    private static (string Base, List<IndexForm> Indices) Split(string text, BoundIndices bound, Func<string, string, bool> isIndex)
    {
        var indices = new List<IndexForm>();
        while (text.LastIndexOf('_') is > 0 and var underscore)
        {
            string prefix = text[..underscore], suffix = text[(underscore + 1)..];
            bool number = IsDigits(suffix) && suffix.Length <= 9;
            if (!number && !bound.Contains(suffix))
                break;
            if (!isIndex(prefix, suffix))
                break;
            indices.Insert(0, number ? IndexForm.Number(int.Parse(suffix, CultureInfo.InvariantCulture)) : new IndexForm(bound.PositionOf(suffix), 0, null));
            text = prefix;
        }

        return (text, indices);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Show(Rational value) => value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
}
