using System.Text;

namespace AutodiffTeach.Formulas;

/// <summary>A name for a part of a formula.</summary>
/// <param name="Name">The name.</param>
/// <param name="Formula">What it stands for; may use the names defined before it.</param>
public sealed record Definition(Variable Name, Expr Formula);

/// <summary>
/// A formula written with names for the parts that it uses more than once, so that its text grows with the number of distinct parts.
/// </summary>
/// <param name="Definitions">The named parts, each after those it uses.</param>
/// <param name="Result">The formula in terms of them.</param>
public sealed record SharedForm(IReadOnlyList<Definition> Definitions, Expr Result)
{
    /// <summary>Names the repeated parts of a formula <c>s_1</c>, <c>s_2</c>, ... in the order in which they are needed.</summary>
    /// <remarks>Linear in the distinct parts; no recursion. The same formula gets the same names in every process.</remarks>
    /// <param name="formula">The formula.</param>
    /// <param name="family">The letter of the names; the formula's own variables are avoided.</param>
    /// <param name="smallestSize">Parts with fewer nodes when written out are repeated instead of named.</param>
    public static SharedForm Of(Expr formula, string family = "s", int smallestSize = 4)
    {
        ArgumentNullException.ThrowIfNull(formula);
        List<Expr> parts = Traversal.PostOrder(formula);
        Dictionary<Expr, int> uses = Traversal.CountUses(parts);
        HashSet<string> taken = [.. parts.OfType<Variable>().Select(variable => variable.Name)];
        var sizes = new Dictionary<Expr, long>(ReferenceEqualityComparer.Instance);
        var written = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        var definitions = new List<Definition>();
        int index = 0;
        foreach (Expr part in parts)
        {
            Expr rewritten = Expressions.WithChildren(part, [.. part.ChildList.Select(child => written[child])]);
            long size = 1 + part.ChildList.Sum(child => Math.Min(sizes[child], int.MaxValue));
            bool isNamed = uses[part] > 1 && part != formula && part is not Partial && size >= smallestSize;
            if (isNamed)
            {
                Variable name = NextName(family, taken, ref index);
                definitions.Add(new Definition(name, rewritten));
                rewritten = name;
            }

            sizes[part] = isNamed ? 1 : size;
            written[part] = rewritten;
        }

        return new SharedForm(definitions, written[formula]);
    }

    /// <summary>The formula with every name replaced by what it stands for.</summary>
    public Expr Expand()
    {
        var meanings = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        foreach ((Variable name, Expr formula) in Definitions.Select(definition => (definition.Name, definition.Formula)))
            meanings[name] = Expressions.Replace(formula, meanings);
        return Expressions.Replace(Result, meanings);
    }

    /// <summary>A line <c>name = formula</c> for each definition, and the result on the last.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (Definition definition in Definitions)
            text.Append(definition.Name.Name).Append(" = ").Append(PlainPrinter.Print(definition.Formula)).Append('\n');
        return text.Append(PlainPrinter.Print(Result)).ToString();
    }

    private static Variable NextName(string family, HashSet<string> taken, ref int index)
    {
        string name;
        do
            name = $"{family}_{++index}";
        while (!taken.Add(name));
        return Expr.Variable(name);
    }
}
