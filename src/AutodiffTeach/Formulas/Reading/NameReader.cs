using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Formulas.Reading;

/// <summary>Reads names with their indices: <c>u[1]</c>, <c>u_{1}</c> and <c>u_1</c> are the variable <c>u_1</c>.</summary>
/// <param name="names">The names that may occur.</param>
/// <param name="diagnostics">Where problems go.</param>
/// <param name="indices">What indices mean at the place.</param>
internal sealed class NameReader(NameTable names, Diagnostics diagnostics, IndexReader indices)
{
    /// <summary>The variable, constant or index value; zero where the name is reported as unknown.</summary>
    public Expr Read(NameSyntax name) => TryRead(name, out string canonical) ?? Unknown(name, canonical);

    /// <summary>The variable, constant or index value, or null where the name is unknown.</summary>
    public Expr? TryRead(NameSyntax name, out string canonical)
    {
        canonical = name.Text;
        if (name.Indices.Count == 0 && indices.ValueOf(name.Text) is { } value)
            return value;
        (string family, List<Index> own) = Parts(name);
        canonical = own.Count == 0 ? name.Text : family + VariableName.Subscript([.. own.Select(index => index.Text)]);
        if (own.Count > 0 && own.TrueForAll(index => index.Value is not null) && own.Exists(index => SeriesExpansion.IntegerOf(index.Value!) is null))
            return names.IsFamily(family) ? Expr.Variable(family, [.. own.Select(index => index.Value!)]) : null;
        if (names.FindConstant(canonical) is { } constant)
            return constant;
        // sigma is called with brackets; without them it is a name.
        if (names.Resolve(canonical) is { } known && (names.IsClosed || canonical == "sigma" || names.FindFunction(canonical) is null))
            return Known(known);
        return names.IsIndex(canonical) && names.FindFunction(canonical) is null ? Known(canonical) : null;
    }

    private Variable Known(string name)
    {
        indices.UseVariable(name);
        return Expr.Variable(name);
    }

    private Expr Unknown(NameSyntax name, string canonical)
    {
        if (names.FindFunction(canonical) is not null)
            diagnostics.Report(name.Span, $"the function '{canonical}' without an argument", $"an argument in brackets, as in {canonical}(x)");
        else if (UnboundIndex(canonical) is { } index)
            diagnostics.Report(name.Span, $"unknown name '{canonical}'", $"a number for the index {index}, or a sum over {index} around it", kind: DiagnosticKind.UnknownName);
        else
            diagnostics.Report(name.Span, $"unknown name '{canonical}'", hint: CallHint(canonical) ?? NearestName.Hint(canonical, names.Known), kind: DiagnosticKind.UnknownName);
        return Expr.Zero;
    }

    // sinx, cos2x
    private string? CallHint(string word)
    {
        string? function = names.Functions.Where(name => word.StartsWith(name, StringComparison.Ordinal) && names.IsClosed
            && names.Resolve(word[name.Length..].TrimStart("0123456789".ToCharArray())) is not null).MaxBy(name => name.Length);
        return function is null ? null : $"write {function}({word[function.Length..]})";
    }

    // The t of h_t where h_1 is known and no sum has that index.
    private string? UnboundIndex(string name)
    {
        int subscript = name.LastIndexOf('_');
        return subscript > 0 && name[(subscript + 1)..] is [var letter] index && char.IsAsciiLetter(letter) && names.HasMembers(name[..subscript]) ? index : null;
    }

    // Trailing numbers and indices among the subscripts are indices like those in brackets: h_1[2] is h_{1,2}.
    private (string Family, List<Index> Indices) Parts(NameSyntax name)
    {
        string[] subscripts = name.Text.Split('_');
        var own = new List<Index>();
        int first = subscripts.Length;
        for (; first > 1 && indices.Word(subscripts[first - 1]) is { } value; first--)
            own.Add(new Index(value, subscripts[first - 1].All(char.IsAsciiDigit) ? subscripts[first - 1] : Compact(value)));
        own.Reverse();
        own.AddRange(name.Indices.Select(index => indices.Read(index) is { } value ? new Index(value, Compact(value)) : new Index(null, IndexText.Of(index, diagnostics.Source))));
        return (string.Join('_', subscripts[..first]), own);
    }

    private static string Compact(Expr index) => index.ToString().Replace(" ", "", StringComparison.Ordinal);

    private readonly record struct Index(Expr? Value, string Text);
}
