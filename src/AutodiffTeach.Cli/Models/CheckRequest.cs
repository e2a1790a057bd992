using AutodiffTeach.Checking;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Cli.Models;

/// <summary>What one answer is judged against, as the command line or a line of a batch gives it.</summary>
internal sealed record CheckRequest
{
    /// <summary>The answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The right answer, or null.</summary>
    public string? Expect { get; init; }

    /// <summary>The formula that was to be differentiated, or null.</summary>
    public string? DerivativeOf { get; init; }

    /// <summary>The model, or null.</summary>
    public Model? Model { get; init; }

    /// <summary>What is asked of the model; by default a derivative where there is a variable of differentiation, else a value.</summary>
    public Ask? Asked { get; init; }

    /// <summary>The variable of the model.</summary>
    public string? Of { get; init; }

    /// <summary>The variable of differentiation.</summary>
    public string? WithRespectTo { get; init; }

    /// <summary>The order of the derivative.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The known names, or null.</summary>
    public IReadOnlyList<string>? Variables { get; init; }

    /// <summary>The names that the answer may use, or null.</summary>
    public IReadOnlyList<string>? In { get; init; }

    /// <summary>What is assumed of the variables.</summary>
    public Assumption Assume { get; init; }

    /// <summary>The relative error that is accepted, or null.</summary>
    public string? Tolerance { get; init; }

    /// <summary>What ∂a/∂b means.</summary>
    public PartialConvention Partials { get; init; }

    /// <summary>The syntax of the answer; that of other formulas is told apart by their text.</summary>
    public FormulaSyntax Syntax { get; init; }

    /// <summary>Judges the answer.</summary>
    /// <exception cref="InputException">The question does not fit.</exception>
    /// <exception cref="FormulaException">A formula of the question cannot be read.</exception>
    public Judgement Judge()
    {
        Question question = Question() with { Assume = Assume, Tolerance = ReadTolerance(), AllowedNames = In is null ? null : [.. In.Select(Canonical)] };
        return Checking.Judge.Check(question, Answer, new ReadingOptions { Syntax = Syntax });
    }

    private Question Question()
    {
        IReadOnlyCollection<string>? variables = Variables is null ? null : [.. Variables.Select(Canonical)];
        ReadingOptions options = new() { KnownNames = variables };
        if (Model is not null)
            return OfModel(Model);
        if (DerivativeOf is null)
        {
            (Expr? quantity, Expr formula) = Equation(Expect ?? throw Missing(), options);
            return new FormulaQuestion(formula) { Variables = variables, Quantity = quantity };
        }

        Variable x = Variable();
        if (variables is not null) // in 3 - 6*y, whose derivative has no variable, y is known all the same
            options = options with { KnownNames = [.. variables, x.Name] };
        Expr? right = Expect is null ? null : Equation(Expect, options).Formula;
        return new DerivativeQuestion(Equation(DerivativeOf, options).Formula, x) { Order = Order, Expected = right, Variables = variables };
    }

    // A = b*h, or the formula alone
    private static (Expr? Quantity, Expr Formula) Equation(string text, ReadingOptions options) =>
        Formula.TryParseEquation(text, options, out Expr? left, out Expr? right, out IReadOnlyList<Diagnostic> problems)
            ? (left, right)
            : throw new FormulaException(problems);

    private ModelQuestion OfModel(Model model)
    {
        Ask ask = Asked ?? (WithRespectTo is null ? Ask.Value : Ask.Derivative);
        string of = Of ?? throw new InputException("--of is missing; expected the variable of the model that is meant");
        bool isDerivative = ask is not (Ask.Value or Ask.Forward or Ask.Formula);
        string? withRespectTo = !isDerivative ? null
            : NameOf(model, "--wrt", WithRespectTo ?? throw new InputException("--wrt is missing; expected the variable of differentiation"));
        return new ModelQuestion(model, ask, ask == Ask.Formula ? of : NameOf(model, "--of", of), withRespectTo) { Partials = Partials };
    }

    private static string NameOf(Model model, string option, string text)
    {
        Target target = Target.Find(model.Graph, option, text);
        return target.IsScalar ? target.Name
            : throw new InputException($"{option}: '{text}' is a {target.Variable.Shape}; expected one of its elements, such as {target.Variable.ElementName(0)}");
    }

    private Variable Variable() => WithRespectTo is null ? throw new InputException("--wrt is missing; expected the variable of differentiation")
        : Formula.TryParse(WithRespectTo, null, out Expr? read, out _) && read is Variable name ? name
        : throw new InputException($"--wrt: '{WithRespectTo}' is no variable; expected a name such as x, w_hh or u[1]");

    // Names come in any spelling: u[1] and u_{1} are u_1.
    private static string Canonical(string name) =>
        Formula.TryParse(name, null, out Expr? read, out _) && read is Variable(var canonical) ? canonical : name;

    private Rational? ReadTolerance() => Tolerance is null ? null
        : Formula.TryParse(Tolerance, null, out Expr? read, out _) && read is Number { Value: { Sign: >= 0 } value } ? value
        : throw new InputException($"--tolerance: '{Tolerance}' does not fit; expected a number such as 0.01 or 1e-3");

    private static InputException Missing() =>
        new($"nothing to judge against; expected {Wordings.Or(["--expect", "--model with --of and --wrt", "--derivative-of with --wrt"])}");
}
