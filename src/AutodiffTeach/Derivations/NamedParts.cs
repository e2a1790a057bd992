using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations;

/// <summary>
/// A formula with names for the parts that depend on a variable and are used twice or are long, so that a derivation of it derives each part
/// once and no line grows with the whole.
/// </summary>
internal sealed class NamedParts
{
    private const long LongestUnnamed = 120; // a formula of so many parts is readable as it is
    private const long LongestPart = 40;
    private const long ShortestRepeated = 8;

    private NamedParts(IReadOnlyList<Definition> definitions) => Definitions = definitions;

    /// <summary>The named parts, each after those it uses; the last is the formula itself.</summary>
    public IReadOnlyList<Definition> Definitions { get; }

    /// <summary>The names of parts.</summary>
    public IEnumerable<Variable> Names => Definitions.SkipLast(1).Select(definition => definition.Name);

    /// <summary>Names the parts <c>s_1</c>, <c>s_2</c>, ... where the formula is long, else none.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="withRespectTo">The variable of differentiation.</param>
    /// <param name="whole">The name of the formula.</param>
    /// <param name="taken">Names that mean something else.</param>
    public static NamedParts Of(Expr formula, Variable withRespectTo, Variable whole, IEnumerable<string> taken)
    {
        if (Written.IsShort(formula, LongestUnnamed))
            return new NamedParts([new Definition(whole, formula)]);
        List<Expr> parts = Traversal.PostOrder(formula);
        Dictionary<Expr, int> uses = Traversal.CountUses(parts);
        var names = new PartNames([.. taken, .. parts.OfType<Variable>().Select(variable => variable.Name), whole.Name]);
        var written = new Dictionary<Expr, (Expr Formula, long Size, bool Depends)>(ReferenceEqualityComparer.Instance);
        var definitions = new List<Definition>();
        foreach (Expr part in parts)
        {
            (Expr Formula, long Size, bool Depends)[] children = [.. part.ChildList.Select(child => written[child])];
            Expr rewritten = part is Partial ? part : Expressions.WithChildren(part, [.. children.Select(child => child.Formula)]);
            long size = 1 + children.Sum(child => child.Size);
            bool depends = part == withRespectTo || (part is not Partial && children.Any(child => child.Depends));
            bool isNamed = part != formula && depends && size >= (uses[part] > 1 ? ShortestRepeated : LongestPart);
            if (isNamed)
            {
                definitions.Add(new Definition(names.Next(), rewritten));
                (rewritten, size) = (definitions[^1].Name, 1);
            }

            written[part] = (rewritten, size, depends);
        }

        return new NamedParts([.. definitions, new Definition(whole, written[formula].Formula)]);
    }

    /// <summary>Adds the values of all names and of their derivatives, by forward-mode differentiation, to the values of the variables.</summary>
    public void AddValues(Dictionary<string, Sampled> values, Variable withRespectTo)
    {
        var duals = new Dictionary<string, Dual<Sampled>>(StringComparer.Ordinal);
        foreach ((Variable name, Expr formula) in Definitions.Select(definition => (definition.Name, definition.Formula)))
        {
            Dual<Sampled> value = Evaluation.At(formula, other => duals.TryGetValue(other, out Dual<Sampled> known)
                ? known
                : new Dual<Sampled>(values[other], other == withRespectTo.Name ? Sampled.One : Sampled.Zero));
            duals[name.Name] = value;
            values[name.Name] = value.Value;
            values[Expr.Partial(PartialKind.Total, name, withRespectTo).ToString()] = value.Tangent;
        }
    }

    /// <summary>The names s_1, s_2, ... that are not taken.</summary>
    private sealed class PartNames(HashSet<string> taken)
    {
        private int _index;

        public Variable Next()
        {
            Variable name;
            do
                name = Expr.Variable("s", Expr.Number(++_index));
            while (!taken.Add(name.Name));
            return name;
        }
    }
}
