using System.Globalization;
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
    private readonly Dictionary<string, SortedSet<int>> _families = new(StringComparer.Ordinal);

    public Dictionary<string, Rational> Constants { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, UnaryOperation> Functions { get; } = new(StringComparer.Ordinal);

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
        (string text, List<int> indices) = Split(name.Text, bound, (_, _) => true);
        foreach (SyntaxNode index in name.Indices)
            indices.Add(EvaluateIndex(index, bound));
        return (text, indices);
    }

    /// <summary>What a name in a formula refers to; numbers are indices, constants and the family's elements are counted from 1.</summary>
    /// <exception cref="SyntaxException">The name is not known.</exception>
    public Reference Resolve(NameSyntax name, BoundIndices bound)
    {
        if (name.Indices.Count == 0 && bound.TryGet(name.Text, out int index))
            return new Reference((Rational)index, default, []);
        if (name.Indices.Count == 0 && Constants.TryGetValue(name.Text, out Rational constant) && !IsFamily(name.Text))
            return new Reference(constant, default, []);
        (string baseName, List<int> indices) = SplitReference(name, bound);
        foreach (SyntaxNode item in name.Indices)
            indices.Add(EvaluateIndex(item, bound));
        int own = _families[baseName].Where(count => count <= indices.Count).DefaultIfEmpty(-1).Max();
        if (own < 0)
            throw new SyntaxException(name.Span, $"'{name.Text}' has no index here",
                $"{_families[baseName].Min} index(es)", $"write {baseName}[...]");
        int[] all = [.. indices];
        return new Reference(null, VariableKey.Create(baseName, all.AsSpan(0, own)), all[own..]);
    }

    /// <summary>The value of an index formula.</summary>
    /// <exception cref="SyntaxException">It is not an integer.</exception>
    public int EvaluateIndex(SyntaxNode node, BoundIndices bound)
    {
        Rational value = ConstantEvaluator.Evaluate(node, this, bound);
        if (!value.IsInteger)
            throw new SyntaxException(node.Span, $"the index is {Show(value)}", "an integer");
        if (value.Abs() > int.MaxValue)
            throw new SyntaxException(node.Span, $"the index {value} is too large", "an integer up to 2,147,483,647");
        return (int)value.Numerator;
    }

    /// <summary>The bounds of a range.</summary>
    public (int Lower, int Upper) EvaluateRange(SyntaxNode lower, SyntaxNode upper, BoundIndices bound) =>
        (EvaluateBound(lower, bound), EvaluateBound(upper, bound));

    private int EvaluateBound(SyntaxNode node, BoundIndices bound)
    {
        Rational value = ConstantEvaluator.Evaluate(node, this, bound);
        if (!value.IsInteger)
            throw new SyntaxException(node.Span, $"the bound is {Show(value)}", "an integer");
        if (value.Abs() > 1_000_000_000)
            throw new SyntaxException(node.Span, $"the bound {value} is too large", "an integer up to 1,000,000,000");
        return (int)value.Numerator;
    }

    private (string Base, List<int> Indices) SplitReference(NameSyntax name, BoundIndices bound)
    {
        (string text, List<int> indices) = Split(name.Text, bound, (prefix, suffix) => IsDigits(suffix) || IsFamily(prefix));
        if (IsFamily(text))
            return (text, indices);
        if (indices.Count == 1 && IsFamily(text + indices[0].ToString(CultureInfo.InvariantCulture)))
            return (text + indices[0].ToString(CultureInfo.InvariantCulture), []); // u_1 for a variable declared as u1
        string letters = text.TrimEnd([.. "0123456789"]);
        if (letters.Length < text.Length && IsFamily(letters) && int.TryParse(text.AsSpan(letters.Length), CultureInfo.InvariantCulture, out int number))
            return (letters, [number, .. indices]); // u1 for a member of the family u
        if (name.Indices is [NameSyntax { Indices.Count: 0 } word] && IsFamily($"{text}_{word.Text}"))
            throw new SyntaxException(name.Span, $"unknown name '{text}_{{{word.Text}}}'", hint: $"did you mean '{text}_{word.Text}'?");
        throw Unknown(name.Text, name.NameSpan, bound);
    }

    private SyntaxException Unknown(string name, Span span, BoundIndices bound) => OperationTable.FindFunction(name) is not null
        ? new SyntaxException(span, $"the function '{name}' has no argument", $"'{name}(...)'")
        : new SyntaxException(span, $"unknown name '{name}'", hint: Spelling.Hint(name, KnownNames.Concat(bound.Names)));

    // Cuts subscripts that are numbers or bound indices off the end: h_t with t bound, a_1_2.
    private static (string Base, List<int> Indices) Split(string text, BoundIndices bound, Func<string, string, bool> isIndex)
    {
        var indices = new List<int>();
        while (text.LastIndexOf('_') is > 0 and var underscore)
        {
            string prefix = text[..underscore], suffix = text[(underscore + 1)..];
            bool number = IsDigits(suffix) && suffix.Length <= 9;
            if (!number && !bound.Contains(suffix))
                break;
            if (!isIndex(prefix, suffix))
                break;
            bound.TryGet(suffix, out int value);
            indices.Insert(0, number ? int.Parse(suffix, CultureInfo.InvariantCulture) : value);
            text = prefix;
        }

        return (text, indices);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Show(Rational value) => value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
}
