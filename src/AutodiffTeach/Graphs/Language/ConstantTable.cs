using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Computes the constants of a model, whatever the order of their statements.</summary>
internal static class ConstantTable
{
    /// <summary>Fills the scope's constants; duplicates and cycles are reported.</summary>
    /// <returns>The names of the constants that an override changed, those computed from them included.</returns>
    public static HashSet<string> Fill(
        IReadOnlyList<Statement> statements, IReadOnlyList<Override> overrides, ModelScope scope, Diagnostics diagnostics)
    {
        Dictionary<string, ConstStatement> constants = Collect(statements, diagnostics);
        HashSet<string> changed = ApplyOverrides(constants, overrides, scope);
        Dictionary<string, List<string>> users = Users(constants, out Dictionary<string, int> missing);
        var ready = new Queue<string>(constants.Keys.Where(name => missing[name] == 0));
        while (ready.TryDequeue(out string? name))
        {
            ConstStatement statement = constants[name];
            Compute(statement, scope, changed, diagnostics);
            foreach (string user in users[name])
            {
                if (--missing[user] == 0)
                    ready.Enqueue(user);
            }
        }

        foreach ((string name, ConstStatement statement) in constants.Where(item => missing[item.Key] > 0))
        {
            diagnostics.Report(statement.NameSpan, $"the constant '{name}' is defined by itself", "a value without a cycle");
            scope.AddBroken(name);
        }

        return changed;
    }

    private static Dictionary<string, ConstStatement> Collect(IReadOnlyList<Statement> statements, Diagnostics diagnostics)
    {
        var constants = new Dictionary<string, ConstStatement>(StringComparer.Ordinal);
        foreach (ConstStatement statement in statements.OfType<ConstStatement>())
        {
            if (!constants.TryAdd(statement.Name, statement))
            {
                int line = diagnostics.Source.PositionOf(constants[statement.Name].Span.Start).Line;
                diagnostics.Report(statement.NameSpan, $"'{statement.Name}' is defined twice; first on line {line}", hint: "remove one of the two");
            }
        }

        return constants;
    }

    private static HashSet<string> ApplyOverrides(
        Dictionary<string, ConstStatement> constants, IReadOnlyList<Override> overrides, ModelScope scope)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (Override item in overrides)
        {
            if (item.Target is not { Indices.Count: 0 } target || !constants.ContainsKey(target.Text))
                continue;
            item.IsUsed = true;
            try
            {
                if (item.Value is ArraySyntax array)
                    throw new SyntaxException(array.Span, $"a vector for the constant '{target.Text}'", "a number");
                scope.Constants[target.Text] = ConstantEvaluator.Evaluate(item.Value!, ModelScope.Empty, BoundIndices.None);
                changed.Add(target.Text);
            }
            catch (SyntaxException error)
            {
                error.ReportTo(item.Diagnostics);
            }
        }

        return changed;
    }

    // For each constant those that use it, and for each how many of those that it uses are still to come.
    private static Dictionary<string, List<string>> Users(Dictionary<string, ConstStatement> constants, out Dictionary<string, int> missing)
    {
        var users = constants.Keys.ToDictionary(name => name, _ => new List<string>(), StringComparer.Ordinal);
        missing = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string name, ConstStatement statement) in constants)
        {
            string[] used = [.. ConstantEvaluator.NamesIn(statement.Value).Select(n => n.Text).Where(constants.ContainsKey).Distinct()];
            missing[name] = used.Length;
            foreach (string other in used)
                users[other].Add(name);
        }

        return users;
    }

    private static void Compute(ConstStatement statement, ModelScope scope, HashSet<string> changed, Diagnostics diagnostics)
    {
        if (changed.Contains(statement.Name))
            return;
        try
        {
            scope.Constants[statement.Name] = ConstantEvaluator.Evaluate(statement.Value, scope, BoundIndices.None);
            if (ConstantEvaluator.NamesIn(statement.Value).Any(name => changed.Contains(name.Text)))
                changed.Add(statement.Name);
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
}
