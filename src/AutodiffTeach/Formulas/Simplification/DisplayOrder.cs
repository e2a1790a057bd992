using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>
/// The order in which factors and terms are written. It depends on structure and names alone, so it is the same in every process.
/// </summary>
/// <remarks>
/// In a product: roots of numbers, constants, variables without index before those with, alphabetically and by index; derivatives,
/// functions, sums, indicators. In a sum: by total degree, the highest first, then by the first factors that differ; 1 before tanh(x).
/// </remarks>
internal sealed class DisplayOrder : IComparer<Expr>, IComparer<DisplayTerm>
{
    private readonly Dictionary<string, VariableName> _names = new(StringComparer.Ordinal);

    /// <summary>The order of factors.</summary>
    public int Compare(DisplayFactor left, DisplayFactor right)
    {
        int byBase = Compare(left.Base, right.Base);
        return byBase != 0 ? byBase : right.Exponent.CompareTo(left.Exponent);
    }

    /// <summary>The order of terms.</summary>
    public int Compare(DisplayTerm? x, DisplayTerm? y)
    {
        if (x is null || y is null)
            return x is null ? y is null ? 0 : -1 : 1;
        int byDegree = y.Degree.CompareTo(x.Degree);
        for (int i = 0; byDegree == 0 && i < Math.Min(x.Factors.Count, y.Factors.Count); i++)
            byDegree = Compare(x.Factors[i], y.Factors[i]);
        return byDegree != 0 ? byDegree : x.Factors.Count.CompareTo(y.Factors.Count);
    }

    /// <summary>The order of formulas; goes down the first difference instead of recursing.</summary>
    public int Compare(Expr? x, Expr? y)
    {
        while (x != y)
        {
            if (x is null || y is null)
                return x is null ? -1 : 1;
            int byNode = CompareNodes(x, y);
            if (byNode != 0)
                return byNode;
            int i = x.Children.CommonPrefixLength(y.Children, ReferenceEqualityComparer.Instance);
            (x, y) = (x.ChildList[i], y.ChildList[i]);
        }

        return 0;
    }

    // Nodes that compare equal have the same kind, data and number of parts, so different ones differ in a part.
    private int CompareNodes(Expr x, Expr y)
    {
        int order = Rank(x).CompareTo(Rank(y));
        if (order == 0)
            order = CompareData(x, y);
        if (order == 0)
            order = x.Height.CompareTo(y.Height);
        if (order == 0)
            order = x.Children.Length.CompareTo(y.Children.Length);
        return order;
    }

    private int CompareData(Expr x, Expr y) => (x, y) switch
    {
        (Number(var a), Number(var b)) => a.CompareTo(b),
        (Constant(var a), Constant(var b)) => string.CompareOrdinal(b, a), // pi before e
        (Variable(var a), Variable(var b)) => CompareNames(a, b),
        (Partial { Kind: var a }, Partial { Kind: var b }) => a.CompareTo(b),
        (Call(var a, _), Call(var b, _)) => string.CompareOrdinal(a.Name, b.Name),
        _ => 0,
    };

    private static int Rank(Expr formula) => formula switch
    {
        Number => 0,
        Call { Function: Sqrt, Arguments: [Number] } => 1,
        Constant => 2,
        Variable => 3,
        Partial => 4,
        Power => 5,
        Call(not Step, _) => 6,
        Product => 7,
        Sum => 8,
        _ => 9,
    };

    private int CompareNames(string x, string y)
    {
        VariableName a = NameOf(x);
        VariableName b = NameOf(y);
        int order = (a.Indices.Count > 0).CompareTo(b.Indices.Count > 0);
        if (order == 0)
            order = string.Compare(a.Base, b.Base, StringComparison.OrdinalIgnoreCase);
        if (order == 0)
            order = string.CompareOrdinal(a.Family, b.Family);
        for (int i = 0; order == 0 && i < Math.Min(a.Indices.Count, b.Indices.Count); i++)
            order = CompareIndices(a.Indices[i], b.Indices[i]);
        if (order == 0)
            order = a.Indices.Count.CompareTo(b.Indices.Count);
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }

    private VariableName NameOf(string name)
    {
        if (!_names.TryGetValue(name, out VariableName? parts))
            _names.Add(name, parts = VariableName.Parse(name));
        return parts;
    }

    // By number where both are numbers.
    private static int CompareIndices(string a, string b)
    {
        bool areNumbers = a.All(char.IsAsciiDigit) && b.All(char.IsAsciiDigit);
        int byLength = areNumbers ? a.Length.CompareTo(b.Length) : 0;
        return byLength != 0 ? byLength : string.CompareOrdinal(a, b);
    }
}
