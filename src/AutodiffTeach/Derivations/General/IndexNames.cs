using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>Names for the indices of nested sums that no variable of the model has.</summary>
internal sealed class IndexNames
{
    private static readonly string[] Usual = ["t", "k", "m", "i", "r", "s", "p", "q"];

    private readonly List<Variable> _sums;

    public IndexNames(Model model)
    {
        HashSet<string> taken = [.. model.Graph.Variables.Select(variable => variable.BaseName), .. model.Constants.Keys];
        _sums = [.. Usual.Where(name => !taken.Contains(name)).Select(Expr.Variable)];
        for (int i = 1; _sums.Count < Usual.Length; i++)
            _sums.Add(Expr.Variable("t" + i.ToString(CultureInfo.InvariantCulture)));
        Product = Expr.Variable(taken.Contains("j") ? "j1" : "j");
    }

    /// <summary>The index of products; their members contain no further sums.</summary>
    public Variable Product { get; }

    /// <summary>The index of a sum inside so many others.</summary>
    /// <exception cref="DerivationException">There are too many inside each other.</exception>
    public Variable SumAt(int depth) => depth < _sums.Count ? _sums[depth] : throw new DerivationException("not yet: more than eight sums inside each other.");
}
