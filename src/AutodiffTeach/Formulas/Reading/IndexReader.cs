using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Reads indices and bounds: integers, the indices of the sums around the place, lengths, and sums and products of these.</summary>
/// <param name="names">The names that may occur.</param>
internal sealed class IndexReader(NameTable names)
{
    private const int LargestPower = 100;

    private readonly Dictionary<string, Expr> _bound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Span> _indices = new(StringComparer.Ordinal); // every index of a sum, and where
    private readonly HashSet<string> _free = new(StringComparer.Ordinal);

    /// <summary>The index that stands for a variable elsewhere in the formula, with its place, or null.</summary>
    public (string Name, Span Span)? Conflict => _indices.Where(index => _free.Contains(index.Key))
        .OrderBy(index => index.Value.Start).Select(index => ((string, Span)?)(index.Key, index.Value)).FirstOrDefault();

    /// <summary>Whether the name is the index of a sum around the place.</summary>
    public bool IsBound(string name) => _bound.ContainsKey(name);

    /// <summary>Gives the index of a sum its value: a number, or itself.</summary>
    public void Bind(IndexRange range, Expr value)
    {
        _bound[range.Index] = value;
        _indices.TryAdd(range.Index, range.IndexSpan);
    }

    /// <summary>Leaves the sum.</summary>
    public void Release(string name) => _bound.Remove(name);

    /// <summary>Takes note of a variable outside of subscripts.</summary>
    public void UseVariable(string name) => _free.Add(name);

    /// <summary>The value of a bound index, or null.</summary>
    public Expr? ValueOf(string name) => _bound.GetValueOrDefault(name);

    /// <summary>The index that a word in a subscript is, or null.</summary>
    public Expr? Word(string word)
    {
        if (ValueOf(word) is { } value)
            return value;
        if (word.Length > 0 && word.All(char.IsAsciiDigit))
            return Expr.Number(Rational.Parse(word));
        if (!names.IsIndex(word))
            return null;
        UseVariable(word);
        return Expr.Variable(word);
    }

    /// <summary>The index that a formula is, or null.</summary>
    public Expr? Read(SyntaxNode index)
    {
        switch (index)
        {
            case NumberSyntax { Value: { IsInteger: true } value }:
                return Expr.Number(value);
            case NameSyntax { Indices.Count: 0, Raised: null } name:
                return Word(name.Text);
            case NegateSyntax(var operand, _):
                return Read(operand) is { } opposite ? Worked(Expr.Negate(opposite)) : null;
            case ChainSyntax { Links: [{ Operator: "+" }, ..] links }:
                return All(links, link => link.Operator == "-" ? Negated(Read(link.Operand)) : Read(link.Operand)) is { } terms ? Worked(Expr.Sum(terms)) : null;
            case ChainSyntax(var links, _) when links.All(link => link.Operator == "*"):
                return All(links, link => Read(link.Operand)) is { } factors ? Worked(Expr.Product(factors)) : null;
            case PowerSyntax(NumberSyntax { Value.IsInteger: true } @base, NumberSyntax { Value: { IsInteger: true, Sign: >= 0 } exponent }, _) when exponent <= (Rational)LargestPower:
                return Expr.Number(Rational.Pow(@base.Value, (int)exponent.Numerator));
            default:
                return null;
        }
    }

    private static Expr? Negated(Expr? operand) => operand is null ? null : Expr.Negate(operand);

    // 3 - 1 is 2; t - 1 stays
    private static Expr Worked(Expr index) => SeriesExpansion.IntegerOf(index) is { } value ? Expr.Number(value) : index;

    private static Expr[]? All(IReadOnlyList<Link> links, Func<Link, Expr?> read)
    {
        var parts = new Expr[links.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            if (read(links[i]) is not { } part)
                return null;
            parts[i] = part;
        }

        return parts;
    }
}
