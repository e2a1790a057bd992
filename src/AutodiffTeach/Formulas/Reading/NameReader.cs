using System.Globalization;
using System.Numerics;
using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Reads names with their indices: <c>u[1]</c>, <c>u_{1}</c> and <c>u_1</c> are the variable <c>u_1</c>.</summary>
/// <param name="names">The names that may occur.</param>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="bound">The values of the indices bound by the sums around the place.</param>
internal sealed class NameReader(NameTable names, Diagnostics diagnostics, IReadOnlyDictionary<string, BigInteger> bound)
{
    /// <summary>The variable, constant or index value; zero where the name is reported as unknown.</summary>
    public Expr Read(NameSyntax name)
    {
        if (name.Indices.Count == 0 && bound.TryGetValue(name.Text, out BigInteger value))
            return Expr.Number(value);
        string canonical = Canonical(name);
        if (names.FindConstant(canonical) is { } constant)
            return constant;
        if (names.Resolve(canonical) is { } known && (names.IsClosed || names.FindFunction(canonical) is null))
            return Expr.Variable(known);
        return Unknown(name, canonical);
    }

    /// <summary>The integer that an index formula is, or null.</summary>
    public BigInteger? Integer(SyntaxNode index) => index switch
    {
        NumberSyntax { Value: { IsInteger: true } value } => value.Numerator,
        NameSyntax { Indices.Count: 0 } name => bound.TryGetValue(name.Text, out BigInteger value) ? value : null,
        NegateSyntax(var operand, _) => -Integer(operand),
        ChainSyntax { Links: [{ Operator: "+" }, ..] links } => links.Aggregate(
            (BigInteger?)BigInteger.Zero, (sum, link) => link.Operator == "-" ? sum - Integer(link.Operand) : sum + Integer(link.Operand)),
        ChainSyntax(var links, _) when links.All(link => link.Operator == "*") => links.Aggregate(
            (BigInteger?)BigInteger.One, (product, link) => product * Integer(link.Operand)),
        _ => null,
    };

    private Expr Unknown(NameSyntax name, string canonical)
    {
        if (names.FindFunction(canonical) is not null)
            diagnostics.Report(name.Span, $"the function '{canonical}' without an argument", $"an argument in brackets, as in {canonical}(x)");
        else
            diagnostics.Report(name.Span, $"unknown name '{canonical}'", hint: NearestName.Hint(canonical, names.Known));
        return Expr.Zero;
    }

    // Trailing numbers among the subscripts are indices like those in brackets: h_1[2] is h_{1,2}.
    private string Canonical(NameSyntax name)
    {
        string[] subscripts = name.Text.Split('_');
        int first = subscripts.Length;
        while (first > 1 && IsIndex(subscripts[first - 1]))
            first--;
        if (first == subscripts.Length && name.Indices.Count == 0)
            return name.Text;
        string family = string.Join('_', subscripts[..first]);
        return family + VariableName.Subscript([.. subscripts[first..].Select(Value), .. name.Indices.Select(Text)]);
    }

    private bool IsIndex(string subscript) => subscript.All(char.IsAsciiDigit) || bound.ContainsKey(subscript);

    private string Value(string subscript) => bound.TryGetValue(subscript, out BigInteger value) ? Text(value) : subscript;

    private static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    // An index formula that is no number stands as it is written, without spaces.
    private string Text(SyntaxNode index) => Integer(index) is { } value
        ? Text(value)
        : string.Concat(diagnostics.Source[index.Span].Where(c => !char.IsWhiteSpace(c)));
}
