using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Finds which index of each family is time, from the way the statements use it.</summary>
internal static class TemporalIndices
{
    /// <summary>The position of the time index in each family that has one.</summary>
    public static Dictionary<string, int> Find(IReadOnlyList<DefinitionStatement> statements, ModelScope scope)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        List<Usage[]> usages = [.. statements.Select(statement => UsagesIn(statement, scope))];
        foreach (Usage[] statement in usages)
            MarkFrom(statement, statement.Where(usage => usage.IsShifted).Select(usage => usage.Index), positions);
        if (positions.Count == 0)
        {
            foreach (Usage[] statement in usages)
                MarkFrom(statement, statement.Where(usage => usage.Index == "t").Select(usage => usage.Index), positions);
        }

        // An index that stands at a time position elsewhere is time here too.
        for (int before = -1; before < positions.Count;)
        {
            before = positions.Count;
            foreach (Usage[] statement in usages)
                MarkFrom(statement, statement.Where(u => positions.TryGetValue(u.Family, out int p) && p == u.Position).Select(u => u.Index), positions);
        }

        return positions;
    }

    private static void MarkFrom(Usage[] statement, IEnumerable<string> candidates, Dictionary<string, int> positions)
    {
        string[] indices = [.. candidates.Distinct()];
        if (indices.Length == 0)
            return;
        // Layers shift their index too (h[l-1][t]); time is the one called t, else the innermost.
        string time = indices.Contains("t") ? "t" : indices[^1];
        foreach (Usage usage in statement.Where(usage => usage.Index == time))
            positions.TryAdd(usage.Family, usage.Position);
    }

    private static Usage[] UsagesIn(DefinitionStatement statement, ModelScope scope)
    {
        var usages = new List<Usage>();
        HashSet<string> indices = [.. statement.Ranges.Select(range => range.Index)];
        var pending = new Stack<SyntaxNode>([statement.Formula, statement.Target]);
        while (pending.TryPop(out SyntaxNode? node))
        {
            if (node is SeriesSyntax series)
                indices.Add(series.Range.Index);
            if (node is NameSyntax name)
                AddUsages(name, indices, scope, usages);
            foreach (SyntaxNode child in ChildrenOf(node))
                pending.Push(child);
        }

        return [.. usages];
    }

    private static void AddUsages(NameSyntax name, HashSet<string> indices, ModelScope scope, List<Usage> usages)
    {
        string family = name.Text;
        var items = new List<(string? Index, bool Shifted)>(name.Indices.Select(index => Shift(index, indices)));
        while (family.LastIndexOf('_') is > 0 and var underscore
            && (indices.Contains(family[(underscore + 1)..]) || family[(underscore + 1)..].All(char.IsAsciiDigit))
            && scope.IsFamily(family[..underscore]))
        {
            string suffix = family[(underscore + 1)..];
            items.Insert(0, (indices.Contains(suffix) ? suffix : null, false));
            family = family[..underscore];
        }

        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Index is { } index)
                usages.Add(new Usage(family, i, index, items[i].Shifted));
        }
    }

    // t is an index, t-1 a shifted one
    private static (string? Index, bool Shifted) Shift(SyntaxNode node, HashSet<string> indices) => node switch
    {
        NameSyntax { Indices.Count: 0 } name when indices.Contains(name.Text) => (name.Text, false),
        ChainSyntax chain when chain.Links[0].Operand is NameSyntax name && indices.Contains(name.Text)
            && chain.Links.Skip(1).All(link => link.Operator is "+" or "-" && link.Operand is NumberSyntax) => (name.Text, true),
        _ => (null, false),
    };

    private static IEnumerable<SyntaxNode> ChildrenOf(SyntaxNode node) => node switch
    {
        NegateSyntax negate => [negate.Operand],
        TransposeSyntax transpose => [transpose.Operand],
        PowerSyntax power => [power.Base, power.Exponent],
        ChainSyntax chain => chain.Links.Select(link => link.Operand),
        CallSyntax call => call.Arguments,
        ArraySyntax array => array.Items,
        SeriesSyntax series => [series.Body],
        _ => [],
    };

    /// <summary>An index at a position of a family, as it is (<c>h[t]</c>) or shifted (<c>h[t-1]</c>).</summary>
    private sealed record Usage(string Family, int Position, string Index, bool IsShifted);
}
