using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Checking.Generality;

/// <summary>Compares an answer with the derivative of a model at one length after the other, the direct partials taken as variables, or else all results.</summary>
/// <param name="question">The question, which has a variable of differentiation.</param>
internal sealed class SymbolTrial(ModelQuestion question)
{
    private const int FarthestNeighbour = 2; // steps between a direct partial and the variables of its formula

    private readonly HashSet<string> _totals = [];
    private bool _isSymbolic = true;

    /// <summary>Whether the answer could not be proved right at some length, so that no other is tried.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Which symbols of the answer do not exist at the last length tried.</summary>
    public IReadOnlyList<Feedback> ZeroNotes { get; private set; } = [];

    /// <summary>How many more lengths are needed because the formulas of direct partials name neighbours in time.</summary>
    public int Reach { get; private set; }

    /// <summary>The probability that the last proof is wrong.</summary>
    public double ErrorProbability { get; private set; }

    /// <summary>The symbols that turned out to be total derivatives over several paths.</summary>
    public IReadOnlySet<string> Totals => _totals;

    /// <summary>Whether the answer is proved right at a length.</summary>
    /// <param name="model">The model at the length.</param>
    /// <param name="of">What is differentiated there.</param>
    /// <param name="answer">The answer, written out for the length.</param>
    public bool AgreesAt(Model model, string of, Expr answer)
    {
        IsBroken = IsBroken || model.Graph.Variables.Any(variable => !variable.Shape.IsScalar) || !IsEqualAt(model, of, answer);
        return !IsBroken;
    }

    private bool IsEqualAt(Model model, string of, Expr answer)
    {
        ModelReading reading = ModelReading.Of(model);
        NamedScalar differentiated = reading.Required(of);
        var resolver = new SymbolResolver(reading, differentiated);
        var symbols = new SymbolPolynomials(reading);
        PartialKind KindOf(Partial symbol) => resolver.Literal(symbol, question.Partials);
        ZeroNotes = [.. ZeroPartials.In(answer, reading, KindOf)];
        Expr left = symbols.Total(differentiated, reading.Required(question.WithRespectTo!)), right = symbols.In(answer, KindOf);
        foreach (Partial symbol in Expressions.Ordered(answer).OfType<Partial>())
        {
            if (KindOf(symbol) == PartialKind.Total && symbols.Meaning(symbol, PartialKind.Total) is not (Number or Partial))
                _totals.Add(Transfer.KeyOf(symbol));
        }

        _isSymbolic = _isSymbolic && IsProved(left, right);
        if (_isSymbolic)
            return true;
        LocalForms forms = model.Graph.RunLocally();
        return Inserted(left, forms) is { } first && Inserted(right, forms) is { } second && IsProved(first, second);
    }

    private bool IsProved(Expr left, Expr right)
    {
        Decision decision = Equality.Decide(left, right, new EqualityOptions { Assume = question.Assume });
        if (decision is not { Verdict: Verdict.Equivalent, Evidence: Evidence.Proof })
            return false;
        ErrorProbability = decision.ErrorProbability ?? 0;
        return true;
    }

    // The formulas of direct partials in place of their symbols where they are analytic; null where one names variables far away in time.
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
            if (!IsAnalytic(partial))
                continue;
            if (distance > FarthestNeighbour)
                return null;
            Reach = Math.Max(Reach, 2 * distance);
            replacements[symbol] = partial;
        }

        return Expressions.Replace(symbolic, replacements);
    }

    private static bool IsAnalytic(Expr formula) => !Expressions.Ordered(formula).Any(part =>
        part is Call { Function: Relu or Step or Sign or Abs or Max or Min or Log or Sqrt } or Formulas.Power { Exponent: not Number { Value.IsInteger: true } });
}
