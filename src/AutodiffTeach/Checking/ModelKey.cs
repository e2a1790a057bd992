using AutodiffTeach.Checking.Explaining;
using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking;

/// <summary>Judges answers inside a model: resolved to formulas over parameters and inputs, then compared.</summary>
internal sealed class ModelKey : AnswerKey
{
    private readonly ModelQuestion _question;
    private readonly ModelReading _model;
    private readonly NamedScalar? _of;
    private readonly NamedScalar? _withRespectTo;
    private readonly SymbolResolver _resolver;
    private readonly Expr _expected;

    public ModelKey(ModelQuestion question)
    {
        _question = question;
        _model = ModelReading.Of(question.Model);
        Expr? formula = question.Ask == Ask.Formula ? Formula.Parse(question.Of, _model.Formulas) : null;
        _of = formula is null ? _model.Required(question.Of) : formula is Variable(var name) ? _model.Find(name) : null;
        _withRespectTo = IsDerivative || question.Ask == Ask.Partial
            ? _model.Required(question.WithRespectTo ?? throw new ArgumentException("the question lacks its variable of differentiation", nameof(question)))
            : null;
        _resolver = new SymbolResolver(_model, _withRespectTo is null ? null : _of);
        _expected = question.Ask switch
        {
            Ask.Formula => _resolver.Resolve(_resolver.Unrolled(formula!), Literal(question.Partials)),
            Ask.Value or Ask.Forward => _model.ValueOf(_of!),
            Ask.Partial => _model.Direct(_of!, _withRespectTo!),
            _ => _model.Total(_of!, _withRespectTo!),
        };
    }

    /// <summary>Whether answers may name what is asked for, as the loss of the only step is the whole loss at length 1.</summary>
    public bool AllowsAsked { get; init; }

    private bool IsDerivative => _question.Ask is Ask.Derivative or Ask.Backward or Ask.General;

    /// <inheritdoc/>
    public override ReadingOptions Reading(ReadingOptions given) => _model.Formulas with { Syntax = given.Syntax };

    /// <inheritdoc/>
    public override string? RefusalOfLeft(Expr left)
    {
        bool isMeant = _resolver.Unrolled(left) switch
        {
            Variable(var name) => _withRespectTo is null && (_of is null ? _model.Find(name) is null : IsOf(name)),
            Partial symbol => _withRespectTo is not null && IsOf(symbol.Of.Name) && IsBy(symbol.WithRespectTo.Name)
                && symbol.Kind != (IsDerivative ? PartialKind.Direct : PartialKind.Ordinary),
            _ => false,
        };
        return isMeant ? null : OtherQuantity(left, Asked());
    }

    private string Asked() => _withRespectTo is null ? _of?.Name ?? "a new name"
        : Expr.Partial(IsDerivative ? PartialKind.Ordinary : PartialKind.Direct, Expr.Variable(_of!.Name), Expr.Variable(_withRespectTo.Name)).ToString()!;

    /// <inheritdoc/>
    protected override IReadOnlyList<Feedback> Refusals(Expr answer)
    {
        Expr unrolled = _resolver.Unrolled(answer);
        if (UnknownNames(unrolled) is { Count: > 0 } unknown)
            return unknown;
        if (!AllowsAsked && Expressions.Ordered(unrolled).FirstOrDefault(IsAsked) is { } asked)
            return [Circular(asked)];
        return Allowed().Refuse(unrolled, FamilyOf, name => _model.Find(name)?.Variable.Role is null or Role.Constant);
    }

    /// <inheritdoc/>
    protected override Judgement Decide(Expr answer)
    {
        // An answer that names a length is right where it is right at every length.
        if (GeneralKey.Concerns(_question, answer))
            return new GeneralKey(_question).Judge(answer);
        Expr unrolled = _resolver.Unrolled(answer);
        Decision decision = _question.Partials == PartialConvention.Either ? Best(unrolled) : Compare(unrolled, _question.Partials);
        Judgement judgement = Judgement(_question, decision, () => Explanation(unrolled));
        return judgement with { Feedback = [.. judgement.Feedback, .. ZeroPartials.In(unrolled, _model, Literal(_question.Partials))] };
    }

    // Where symbols are mixed up, the paths are those that the answer lacks by the letter.
    private IEnumerable<Feedback> Explanation(Expr unrolled)
    {
        Feedback? byPaths = ByPaths(unrolled);
        if (byPaths is null or { Kind: FeedbackKinds.PathFactor or FeedbackKinds.PathSign or FeedbackKinds.RepeatedPath } && ByTerms(unrolled) is { } byTerms)
            return [byTerms];
        if (PartialMixup.Find(_resolver, unrolled, _question.Partials, kindOf => IsRight(unrolled, kindOf)) is { } mixup)
            return [mixup with { Paths = byPaths is { Kind: FeedbackKinds.MissingPath or FeedbackKinds.TruncatedPaths } ? byPaths.Paths : [] }];
        return byPaths is null ? [] : [byPaths];
    }

    private Feedback? ByPaths(Expr unrolled)
    {
        if (_withRespectTo is null)
            return null;
        Func<Partial, PartialKind> literal = Literal(_question.Partials);
        var explainer = new GraphExplainer(_model, _of!, _withRespectTo, isDirect: !IsDerivative, Options(_question) with { Tolerance = null });
        return explainer.Explain(_resolver.Resolve(unrolled, literal), _model.Polynomials.Of(unrolled, literal));
    }

    // An answer multiplied out over leaves is told by its terms what it lacks: no student thought of it as paths with strange factors.
    private Feedback? ByTerms(Expr unrolled) =>
        Expressions.Ordered(unrolled).All(part => SymbolPolynomials.IsPolynomial(part) && part is not Partial && (part is not Variable(var name) || _model.Find(name)!.Variable.IsLeaf))
            ? TermDifference.Of(_expected, _resolver.Resolve(unrolled, Literal(_question.Partials)))
            : null;

    private Func<Partial, PartialKind> Literal(PartialConvention convention) => symbol => _resolver.Literal(symbol, convention);

    private Decision Compare(Expr unrolled, PartialConvention convention)
    {
        Func<Partial, PartialKind> literal = Literal(convention);
        return PolynomialProof(unrolled, literal) ?? Compare(_resolver.Resolve(unrolled, literal));
    }

    // Where the two are equal over the symbols of direct partials already, the activations need no look.
    private Decision? PolynomialProof(Expr unrolled, Func<Partial, PartialKind> kindOf) =>
        IsDerivative && _model.Polynomials.Of(unrolled, kindOf) is { } polynomial
        && Equality.Decide(_model.Polynomials.Total(_of!, _withRespectTo!), polynomial) is { Verdict: Verdict.Equivalent, Evidence: Evidence.Proof } proof
            ? proof
            : null;

    private Decision Compare(Expr resolved) => Equality.Decide(_expected, resolved, Options(_question));

    // Values in the field say no quickly.
    private bool IsRight(Expr unrolled, Func<Partial, PartialKind> kindOf)
    {
        Expr resolved = _resolver.Resolve(unrolled, kindOf);
        return FieldFormula.MayBeEqual(_expected, resolved) && (PolynomialProof(unrolled, kindOf) ?? Compare(resolved)).Verdict == Verdict.Equivalent;
    }

    // The first convention under which the answer is right, else what the course's says.
    private Decision Best(Expr unrolled)
    {
        Decision course = Compare(unrolled, PartialConvention.Course);
        foreach (PartialConvention other in (PartialConvention[])[PartialConvention.Direct, PartialConvention.Total])
        {
            if (course.Verdict == Verdict.Equivalent)
                break;
            if (Compare(unrolled, other) is { Verdict: Verdict.Equivalent } right)
                return right;
        }

        return course;
    }

    private List<Feedback> UnknownNames(Expr answer) => [.. Expressions.Variables(answer)
        .Where(variable => _model.ValueOf(variable.Name) is null)
        .Select(variable => new Feedback(FeedbackKinds.UnknownName, Unknown(variable.Name)))];

    private string Unknown(string name)
    {
        if (_model.Model.Graph.FindElement(name) is ({ Shape.IsScalar: false } variable, null))
            return $"'{name}' is a {variable.Shape}; expected one of its elements, such as {variable.ElementName(0)}";
        string hint = NearestName.Hint(name, _model.Formulas.KnownNames!) is { } nearest ? $"; {nearest}" : "";
        return $"unknown name '{name}'{hint}";
    }

    private AllowedNames Allowed() => _question.AllowedNames is null && _question.Ask is Ask.Value or Ask.Forward
        ? new AllowedNames([.. _model.Scalars.Where(scalar => scalar.Variable.IsLeaf).Select(scalar => scalar.Name)], "parameters, inputs and states")
        : AllowedNames.Of(_question);

    private IEnumerable<string> FamilyOf(string name) =>
        _model.Find(name) is { Variable: var variable } ? [variable.Name, variable.BaseName] : [];

    // The asked quantity itself, under any of its names.
    private bool IsAsked(Expr part) => part switch
    {
        Variable(var name) => _withRespectTo is null && _of is not null && !_of.Variable.IsLeaf && IsOf(name),
        Partial symbol => IsAsked(symbol),
        Derivative { Of: Variable(var name), WithRespectTo: var by } => IsDerivative && IsOf(name) && IsBy(by.Name),
        _ => false,
    };

    private bool IsAsked(Partial symbol)
    {
        if (_withRespectTo is null || !IsOf(symbol.Of.Name) || !IsBy(symbol.WithRespectTo.Name))
            return false;
        if (!IsDerivative)
            return symbol.Of.Name == _of!.Name && symbol.Kind != PartialKind.Ordinary;
        return _resolver.Literal(symbol, _question.Partials) == PartialKind.Total || _resolver.Meaning(symbol, PartialKind.Direct) == _expected;
    }

    private bool IsOf(string name) => _model.Find(name) is { } scalar && _model.Original(scalar) == _model.Original(_of!);

    private bool IsBy(string name) => _model.Find(name) is { } scalar && _model.Original(scalar) == _model.Original(_withRespectTo!);

    private Feedback Circular(Expr asked)
    {
        string means = asked is Partial { Kind: PartialKind.Total } symbol && IsDerivative && _model.Direct(_of!, _withRespectTo!) != _expected
            ? $"; the direct partial is written {Expr.Partial(PartialKind.Direct, symbol.Of, symbol.WithRespectTo)}"
            : "";
        return new Feedback(FeedbackKinds.Circular, $"{asked} is what is asked for; expected it in other terms{means}");
    }
}
