using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>What is taken for the derivative of an activation.</summary>
internal abstract class ActivationMistake
{
    /// <summary>The mistakes that need no knowledge of the model.</summary>
    public static IReadOnlyList<ActivationMistake> General { get; } =
    [
        new MissingSlope(), new ValueForSlope(), new SlopeAtValue(),
        new WrongLaw<Tanh>(FeedbackKinds.TanhDerivative, "tanh' is 1 - tanh^2, not 1 - tanh", WrongForm.OneMinusValue),
        new WrongLaw<Tanh>(FeedbackKinds.TanhDerivative, "tanh' at z is 1 - tanh(z)^2, not 1 - z^2", WrongForm.OneMinusSquaredArgument),
        new WrongLaw<Tanh>(FeedbackKinds.TanhDerivative, "tanh' is 1 - tanh^2, not 1 + tanh^2", WrongForm.OnePlusSquare),
        new WrongLaw<Tanh>(FeedbackKinds.FunctionConfusion, "tanh' is 1 - tanh^2; h*(1 - h) is the derivative of the sigmoid", WrongForm.ValueTimesRest),
        new WrongLaw<Sigmoid>(FeedbackKinds.FunctionConfusion, "sigma' is sigma*(1 - sigma); 1 - h^2 is the derivative of tanh", WrongForm.OneMinusSquare),
    ];

    /// <summary>The code.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the mistake can be made at an operation.</summary>
    public virtual bool Fits(in Instruction step, int slot) => true;

    /// <summary>What is taken for the derivative, in any reading.</summary>
    public abstract T Slope<T>(TapeRun<T> run, int slot) where T : IScalar<T>;

    /// <summary>The mistake in words.</summary>
    /// <param name="function">The printed name of the activation.</param>
    /// <param name="places">Where activations are taken.</param>
    /// <param name="slot">One operation at which it is made.</param>
    public abstract string Describe(string function, PreActivations places, int slot);

    /// <summary>The derivative of the operation at a slot, at another point.</summary>
    protected static T SlopeAt<T>(TapeRun<T> run, int slot, T point) where T : IScalar<T>
    {
        var function = (UnaryOperation)run.Tape.Instructions[slot].Operation!;
        return function.Derivative(point, function.Value(point));
    }
}

/// <summary>σ' left out.</summary>
internal sealed class MissingSlope : ActivationMistake
{
    /// <inheritdoc/>
    public override string Kind => FeedbackKinds.ActivationDerivativeMissing;

    /// <inheritdoc/>
    public override T Slope<T>(TapeRun<T> run, int slot) => T.One;

    /// <inheritdoc/>
    public override string Describe(string function, PreActivations places, int slot) => $"the derivative {function}' of the activation is missing";
}

/// <summary>σ in place of σ'.</summary>
internal sealed class ValueForSlope : ActivationMistake
{
    /// <inheritdoc/>
    public override string Kind => FeedbackKinds.ActivationInsteadOfDerivative;

    /// <inheritdoc/>
    public override T Slope<T>(TapeRun<T> run, int slot) => run.Values[slot];

    /// <inheritdoc/>
    public override string Describe(string function, PreActivations places, int slot) => $"{function} stands where its derivative {function}' belongs";
}

/// <summary>σ'(σ(z)) in place of σ'(z).</summary>
internal sealed class SlopeAtValue : ActivationMistake
{
    /// <inheritdoc/>
    public override string Kind => FeedbackKinds.ActivationDerivativePoint;

    /// <inheritdoc/>
    public override T Slope<T>(TapeRun<T> run, int slot) => SlopeAt(run, slot, run.Values[slot]);

    /// <inheritdoc/>
    public override string Describe(string function, PreActivations places, int slot) =>
        $"{function}' is taken at the value of the activation, not at {places.Text(slot)}";
}

/// <summary>σ' at the pre-activation of another step, at a part of its own, or at a variable.</summary>
internal sealed class MistakenPoint(PreActivations.Other other) : ActivationMistake
{
    /// <inheritdoc/>
    public override string Kind => FeedbackKinds.ActivationDerivativePoint;

    /// <inheritdoc/>
    public override bool Fits(in Instruction step, int slot) => other.Slots.ContainsKey(slot);

    /// <inheritdoc/>
    public override T Slope<T>(TapeRun<T> run, int slot) => SlopeAt(run, slot, run.Values[other.Slots[slot]]);

    /// <inheritdoc/>
    public override string Describe(string function, PreActivations places, int slot) =>
        $"{function}' is taken at {places.TextAt(other.Slots[slot])}, not at {places.Text(slot)}";
}

/// <summary>A wrong formula for the derivative of one function.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
/// <param name="kind">The code.</param>
/// <param name="message">The mistake in words.</param>
/// <param name="law">The formula.</param>
internal sealed class WrongLaw<TFunction>(string kind, string message, WrongForm law) : ActivationMistake where TFunction : UnaryOperation
{
    /// <inheritdoc/>
    public override string Kind => kind;

    /// <inheritdoc/>
    public override bool Fits(in Instruction step, int slot) => step.Operation is TFunction;

    /// <inheritdoc/>
    public override T Slope<T>(TapeRun<T> run, int slot)
    {
        (T x, T y) = (run.Values[run.Tape.Instructions[slot].Left], run.Values[slot]);
        return law switch
        {
            WrongForm.OneMinusValue => T.One - y,
            WrongForm.OneMinusSquaredArgument => T.One - x * x,
            WrongForm.OnePlusSquare => T.One + y * y,
            WrongForm.ValueTimesRest => y * (T.One - y),
            _ => T.One - y * y,
        };
    }

    /// <inheritdoc/>
    public override string Describe(string function, PreActivations places, int slot) => message;
}

/// <summary>A wrong formula for a derivative, over the argument z and the value h.</summary>
internal enum WrongForm
{
    /// <summary>1 - h.</summary>
    OneMinusValue,

    /// <summary>1 - z^2.</summary>
    OneMinusSquaredArgument,

    /// <summary>1 + h^2.</summary>
    OnePlusSquare,

    /// <summary>h (1 - h).</summary>
    ValueTimesRest,

    /// <summary>1 - h^2.</summary>
    OneMinusSquare,
}
