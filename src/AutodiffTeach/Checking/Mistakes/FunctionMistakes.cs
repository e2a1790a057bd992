using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>What is taken for the derivative of a function by mistake, the inner part being treated rightly.</summary>
internal static class FunctionMistakes
{
    private static readonly UnaryOperation[][] LookAlikes =
    [
        [OperationTable.Tanh, OperationTable.Tan], [OperationTable.Sinh, OperationTable.Sin], [OperationTable.Cosh, OperationTable.Cos],
        [OperationTable.Tanh, OperationTable.Sigmoid], [OperationTable.Sigmoid, OperationTable.Softplus], [OperationTable.Exp, OperationTable.Log],
        [OperationTable.Square, OperationTable.Sqrt], [OperationTable.Sin, OperationTable.Cos], [OperationTable.Relu, OperationTable.Softplus],
    ];

    private static readonly Misapplication[] OfTanh =
    [
        Form(OperationTable.Tanh, FeedbackKinds.TanhDerivative, "1 - tanh(u)", OneMinus, OneMinus),
        Form(OperationTable.Tanh, FeedbackKinds.TanhDerivative, "1 + tanh(u)^2", OnePlusSquare, OnePlusSquare),
        Form(OperationTable.Tanh, FeedbackKinds.TanhDerivative, "tanh(u)^2", Square, Square),
        Form(OperationTable.Tanh, FeedbackKinds.TanhDerivative, "1 - u^2", OneMinusInnerSquare, OneMinusInnerSquare),
        Form(OperationTable.Tanh, FeedbackKinds.TanhDerivative, "(1 - tanh(u))^2", OneMinusSquared, OneMinusSquared),
        Form(OperationTable.Tanh, FeedbackKinds.TanhDerivative, "1/cosh(u)", HyperbolicSecant, HyperbolicSecant),
    ];

    private static readonly Misapplication[] OfSigmoid =
    [
        Form(OperationTable.Sigmoid, FeedbackKinds.FunctionConfusion, "1 - sigmoid(u)^2", OneMinusOwnSquare, OneMinusOwnSquare),
        Form(OperationTable.Sigmoid, FeedbackKinds.ActivationInsteadOfDerivative, "1 - sigmoid(u)", OneMinus, OneMinus),
        Form(OperationTable.Sigmoid, FeedbackKinds.ActivationDerivativePoint, "u*(1 - u)", LogisticOfInner, LogisticOfInner),
    ];

    private static readonly Misapplication[] OfTan =
    [
        Form(OperationTable.Tan, FeedbackKinds.FunctionConfusion, "1 - tan(u)^2, the law of tanh,", OneMinusOwnSquare, OneMinusOwnSquare),
        Form(OperationTable.Tan, FeedbackKinds.FunctionConfusion, "1/cos(u)", Secant, Secant),
        Form(OperationTable.Tan, FeedbackKinds.FunctionConfusion, "tan(u)/cos(u), the law of 1/cos(u),", SecantTangent, SecantTangent),
        Form(OperationTable.Tan, FeedbackKinds.FunctionConfusion, "1 + tan(u)", OnePlus, OnePlus),
    ];

    /// <summary>The mistakes for a function.</summary>
    public static IReadOnlyList<Misapplication> Of(UnaryOperation function)
    {
        bool isActivation = IsActivation(function);
        string name = function.Name;
        return
        [
            .. function switch { Tanh => OfTanh, Sigmoid => OfSigmoid, Tan => OfTan, Exp => [OfExp], Sqrt => [OfSqrt], _ => [] },
            .. isActivation ? [AtOutput(function)] : Array.Empty<Misapplication>(),
            new(isActivation ? FeedbackKinds.ActivationDerivativeMissing : FeedbackKinds.ChainInnerMissing,
                $"only the inner part was differentiated: {name}'(u) is missing", function.Law, InnerAlone, InnerAlone),
            new(isActivation ? FeedbackKinds.ActivationInsteadOfDerivative : FeedbackKinds.FunctionConfusion,
                $"{name}(u) stands where {name}'(u) should", function.Law, FunctionItself, FunctionItself),
            new(FeedbackKinds.FunctionConfusion, $"1/{name}'(u) stands where {name}'(u) should", function.Law, Reciprocal, Reciprocal),
            .. Confused(function).Select(other => Confusion(function, other)),
        ];
    }

    /// <summary>The functions that are taken for a function by mistake.</summary>
    public static IEnumerable<UnaryOperation> Confused(UnaryOperation function) =>
        LookAlikes.Where(pair => pair.Contains(function)).Select(pair => pair[0] == function ? pair[1] : pair[0]);

    private static bool IsActivation(UnaryOperation function) => function is Tanh or Sigmoid or Relu or Softplus or AbstractFunction;

    private static readonly Misapplication OfExp = new(
        FeedbackKinds.PowerMalformed, "the exponential function was differentiated like a power", OperationTable.Exp.Law, ExpLikePower, ExpLikePower);

    private static readonly Misapplication OfSqrt = new(
        FeedbackKinds.ConstantFactor, "the factor 1/2 of the root's derivative is lost", OperationTable.Sqrt.Law, HalfLost, HalfLost);

    private static Misapplication Form(UnaryOperation function, string kind, string form, SlopeLaw<Samples> values, SlopeLaw<Symbol> symbols) =>
        new(kind, $"{form} was taken for the derivative of {function.Name}(u)", function.Law, values, symbols);

    private static Misapplication AtOutput(UnaryOperation function) => new(
        FeedbackKinds.ActivationDerivativePoint, $"{function.Name}' was taken at {function.Name}(u) in place of u", function.Law, OuterAtOutput, OuterAtOutput);

    private static Misapplication Confusion(UnaryOperation function, UnaryOperation other) => new(
        FeedbackKinds.FunctionConfusion, $"{function.Name} was differentiated as if it were {other.Name}", function.Law, OtherSlope, OtherSlope)
    { Other = other };

    private static T OneMinus<T>(RuleReading<T> at) where T : IScalar<T> => (T.One - at.Of) * at.DU;

    private static T OnePlus<T>(RuleReading<T> at) where T : IScalar<T> => (T.One + at.Of) * at.DU;

    private static T OnePlusSquare<T>(RuleReading<T> at) where T : IScalar<T> => (T.One + at.Of * at.Of) * at.DU;

    private static T OneMinusOwnSquare<T>(RuleReading<T> at) where T : IScalar<T> => (T.One - at.Of * at.Of) * at.DU;

    private static T Square<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * at.Of * at.DU;

    private static T OneMinusInnerSquare<T>(RuleReading<T> at) where T : IScalar<T> => (T.One - at.U * at.U) * at.DU;

    private static T OneMinusSquared<T>(RuleReading<T> at) where T : IScalar<T> => (T.One - at.Of) * (T.One - at.Of) * at.DU;

    private static T HyperbolicSecant<T>(RuleReading<T> at) where T : IScalar<T> => at.DU / T.Apply(OperationTable.Cosh, at.U);

    private static T Secant<T>(RuleReading<T> at) where T : IScalar<T> => at.DU / T.Apply(OperationTable.Cos, at.U);

    private static T SecantTangent<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * at.DU / T.Apply(OperationTable.Cos, at.U);

    private static T LogisticOfInner<T>(RuleReading<T> at) where T : IScalar<T> => at.U * (T.One - at.U) * at.DU;

    private static T ExpLikePower<T>(RuleReading<T> at) where T : IScalar<T> => at.U * T.Apply(OperationTable.Exp, at.U - T.One) * at.DU;

    private static T HalfLost<T>(RuleReading<T> at) where T : IScalar<T> => at.DU / at.Of;

    private static T OuterAtOutput<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Of) * at.DU;

    private static T InnerAlone<T>(RuleReading<T> at) where T : IScalar<T> => at.DU;

    private static T FunctionItself<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * at.DU;

    private static T Reciprocal<T>(RuleReading<T> at) where T : IScalar<T> => at.DU / at.OuterAt(at.U);

    private static T OtherSlope<T>(RuleReading<T> at) where T : IScalar<T> => at.Other!.Derivative(at.U, at.Other.Value(at.U)) * at.DU;
}
