using System.Numerics;
using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Derivations.General;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Checking.Generality;

/// <summary>Compares two formulas for every length inside a model, its direct partials taken as variables, or else all its results.</summary>
/// <param name="question">The question.</param>
/// <param name="of">What is differentiated.</param>
/// <param name="length">The name of the length.</param>
/// <param name="formula">The model's own formula.</param>
/// <param name="answer">The answer.</param>
internal sealed class SymbolTrial(ModelQuestion question, Differentiated of, Variable length, Expr formula, Expr answer)
{
    private const int FarthestNeighbour = 2; // steps between a direct partial and the variables of its formula

    private bool _isSymbolic = true;

    /// <summary>How many more lengths are needed because the formulas of direct partials name neighbours in time.</summary>
    public int Reach { get; private set; }

    /// <summary>The sum of the probabilities that one of the proofs is wrong.</summary>
    public double ErrorProbability { get; private set; }

    /// <summary>The lengths at which the formulas agreed.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>Whether the formulas are proved equal at a length.</summary>
    public bool AgreesAt(Model model, int n)
    {
        ModelReading reading = ModelReading.Of(model);
        if (model.Graph.Variables.Any(variable => !variable.Shape.IsScalar) || reading.Find(reading.Required(of.At(n)).Name) is not { } differentiated)
            return false;
        var symbols = new DirectSymbols(model, new SymbolResolver(reading, differentiated), question.Partials);
        var at = new Dictionary<string, BigInteger> { [length.Name] = n };
        Expr left = symbols.In(SeriesExpansion.Expand(formula, at)), right = symbols.In(SeriesExpansion.Expand(answer, at));
        if (_isSymbolic && !IsProved(left, right))
            _isSymbolic = false;
        if (!_isSymbolic)
        {
            LocalForms forms = model.Graph.RunLocally();
            if (Inserted(left, forms) is not { } first || Inserted(right, forms) is not { } second || !IsProved(first, second))
                return false;
        }

        Lengths.Add(n);
        return true;
    }

    private bool IsProved(Expr left, Expr right)
    {
        Decision decision = Equality.Decide(left, right, new EqualityOptions { Assume = question.Assume });
        ErrorProbability += decision.ErrorProbability ?? 0;
        return decision is { Verdict: Verdict.Equivalent, Evidence: Evidence.Proof };
    }

    // The formulas of direct partials in place of their symbols, or null where one is not analytic or names variables far away in time.
    private Expr? Inserted(Expr symbolic, LocalForms forms)
    {
        ComputationGraph graph = forms.Graph;
        var replacements = new Dictionary<Expr, Expr>();
        foreach (Partial symbol in Expressions.Ordered(symbolic).OfType<Partial>())
        {
            (ModelVariable result, ModelVariable argument) = (graph.Find(symbol.Of.Name)!, graph.Find(symbol.WithRespectTo.Name)!);
            Expr partial = forms.DirectPartial(result, argument);
            int? time = argument.Time ?? result.Time;
            int distance = Expressions.Variables(partial).Select(name => Math.Abs((graph.Find(name.Name)?.Time ?? time ?? 0) - (time ?? 0))).Append(0).Max();
            if (distance > FarthestNeighbour || !IsAnalytic(partial))
                return null;
            Reach = Math.Max(Reach, 2 * distance);
            replacements[symbol] = partial;
        }

        return Expressions.Replace(symbolic, replacements);
    }

    private static bool IsAnalytic(Expr formula) => !Expressions.Ordered(formula).Any(part =>
        part is Call { Function: Relu or Step or Sign or Abs or Max or Min or Log or Sqrt } or Formulas.Power { Exponent: not Number { Value.IsInteger: true } });
}
