using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Families;

/// <summary>Formulas of one form at consecutive values of an index, or a single formula.</summary>
/// <param name="Template">The formula of the index; of a single one the formula itself.</param>
/// <param name="First">The index of the first member in the order of the list.</param>
/// <param name="Last">The index of the last one; smaller where the list runs down.</param>
/// <param name="Members">The positions of the members in the list.</param>
internal sealed record FormulaFamily(Expr Template, int First, int Last, IReadOnlyList<int> Members)
{
    /// <summary>Finds the families in a list; each stands where its first member stood.</summary>
    /// <remarks>Near-linear in the list where neighbours of one form follow each other in few strands.</remarks>
    /// <param name="items">The formulas.</param>
    /// <param name="index">The index of the templates.</param>
    /// <param name="fewest">The fewest members of a family.</param>
    /// <param name="anchor">The value of the index at the first of two formulas that are one apart.</param>
    public static IReadOnlyList<FormulaFamily> Find(IReadOnlyList<Expr> items, Variable index, int fewest, Func<Expr, Expr, int?> anchor)
    {
        var strands = new Strands(items);
        var families = new FormulaFamily?[items.Count];
        for (int i = 0; i < items.Count; i++)
        {
            if (strands.IsTaken(i))
                continue;
            families[i] = strands.From(i, index, anchor) is { } found && found.Members.Count >= fewest
                ? found
                : new FormulaFamily(items[i], 0, 0, [i]);
            foreach (int member in families[i]!.Members)
                strands.Take(member);
        }

        return [.. families.OfType<FormulaFamily>()];
    }

    /// <summary>The index of the subject of a line: of the first name in which the formulas differ.</summary>
    public static int? OfSubject(Expr first, Expr next)
    {
        while (first != next)
        {
            if (first is Variable name && next is Variable other)
                return IndexTemplate.IndicesOf(name).Zip(IndexTemplate.IndicesOf(other)).Where(pair => pair.First != pair.Second).Select(pair => (int?)pair.First).FirstOrDefault();
            if (first is Number low && next is Number high) // the bound of a sum
                return low.Value.IsInteger && high.Value - low.Value == 1 ? (int)low.Value.Numerator : null;
            if (first.Children.Length == 0 || first.Children.Length != next.Children.Length)
                return null;
            int i = first.Children.CommonPrefixLength(next.Children, ReferenceEqualityComparer.Instance);
            if (i == first.Children.Length) // other operations on the same parts
                return null;
            (first, next) = (first.ChildList[i], next.ChildList[i]);
        }

        return null;
    }

    /// <summary>The index that most names of a term have, the smallest of these: 8 in h_7*(1 - h_8^2)*d_8, 1 in x_2 - o_1.</summary>
    public static int? OfMost(Expr first, Expr next)
    {
        Variable index = Expr.Variable("index");
        if (OfSubject(first, next) is not { } value || IndexTemplate.Of(first, next, index, value) is not { } template)
            return null;
        return value + Expressions.Ordered(template).SelectMany(part => part.ChildList).Prepend(template).OfType<Variable>().SelectMany(name => name.Indices)
            .Select(position => SeriesExpansion.IntegerOf(SeriesExpansion.At(position, index, Expr.Zero)) is { } shift ? (int)shift : 0)
            .GroupBy(shift => shift).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
    }

    /// <summary>The formulas that no family has yet, by their form.</summary>
    private sealed class Strands
    {
        private const int MostTries = 32;

        private readonly IReadOnlyList<Expr> _items;
        private readonly Dictionary<Expr, int> _positions = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<int, List<int>> _byForm = [];
        private readonly int[] _forms;
        private readonly bool[] _isTaken;

        public Strands(IReadOnlyList<Expr> items)
        {
            _items = items;
            _isTaken = new bool[items.Count];
            _forms = [.. items.Select(FormOf)];
            for (int i = 0; i < items.Count; i++)
            {
                _positions.TryAdd(items[i], i);
                if (!_byForm.TryGetValue(_forms[i], out List<int>? alike))
                    _byForm[_forms[i]] = alike = [];
                alike.Add(i);
            }
        }

        public bool IsTaken(int item) => _isTaken[item];

        public void Take(int item) => _isTaken[item] = true;

        // The family that begins with an item, upwards or downwards.
        public FormulaFamily? From(int item, Variable index, Func<Expr, Expr, int?> anchor)
        {
            foreach (int other in _byForm[_forms[item]].Where(other => other > item && !_isTaken[other]).Take(MostTries))
            {
                foreach (int step in (int[])[1, -1])
                {
                    (Expr low, Expr high) = step > 0 ? (_items[item], _items[other]) : (_items[other], _items[item]);
                    if (anchor(low, high) is { } value && IndexTemplate.Of(low, high, index, value) is { } template)
                        return Extend(template, index, item, step > 0 ? value : value + 1, step);
                }
            }

            return null;
        }

        private FormulaFamily Extend(Expr template, Variable index, int item, int first, int step)
        {
            var members = new List<int> { item };
            int value = first;
            while (_positions.TryGetValue(IndexTemplate.At(template, index, value + step), out int next) && !_isTaken[next])
            {
                members.Add(next);
                value += step;
            }

            return new FormulaFamily(template, first, value, members);
        }

        // The same for formulas that differ in indices alone; others may collide, which costs time only.
        private static int FormOf(Expr formula) => Expressions.Fold<int>(formula, (node, children) =>
        {
            var hash = default(HashCode);
            hash.Add(node.GetType());
            if (node is Variable name)
                hash.Add(name.Name.Length > 0 ? name.Name[0] : ' ');
            foreach (int child in children)
                hash.Add(child);
            return hash.ToHashCode();
        });
    }
}
