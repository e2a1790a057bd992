using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training;

/// <summary>Changes parameters along their gradients, so that the loss falls.</summary>
/// <remarks>Formulas, names and defaults are those of torch.optim. Once made, no step allocates.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Optimiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // So many numbers of a parameter, with its gradient and moments, stay in the first cache while the operations of a step pass over them.
    private const int BlockLength = 1024;

    private readonly Matrix<T>[][] _moments;

    private protected Optimiser(IReadOnlyList<NamedParameter<T>> parameters, double rate, IReadOnlyList<string> moments)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count == 0)
            throw new ArgumentException("There is no parameter to change.", nameof(parameters));
        Parameters = parameters;
        Rate = rate;
        MomentNames = moments;
        _moments = [.. parameters.Select(named => moments.Select(_ => LikeParameter(named.Parameter)).ToArray())];
    }

    /// <summary>The parameters it changes.</summary>
    public IReadOnlyList<NamedParameter<T>> Parameters { get; }

    /// <summary>The learning rate, finite and above 0; may change between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public double Rate
    {
        get;
        set
        {
            Require(value > 0 && double.IsFinite(value), nameof(Rate), value, "a finite number above 0");
            field = value;
        }
    }

    /// <summary>How many steps it has taken.</summary>
    public long Steps { get; internal set; }

    /// <summary>Its name for people and files, in lower case.</summary>
    public abstract string Name { get; }

    /// <summary>What it remembers of each parameter from step to step.</summary>
    internal IReadOnlyList<string> MomentNames { get; }

    /// <summary>What decides its steps besides its moments, for a file to compare with.</summary>
    internal abstract string Description { get; }

    /// <summary>Takes one step along the gradients of the parameters, which it leaves as they are.</summary>
    public void Step()
    {
        Steps++;
        BeginStep();
        for (int index = 0; index < Parameters.Count; index++)
        {
            Parameter<T> parameter = Parameters[index].Parameter;
            int length = parameter.Value.Values.Length;
            for (int start = 0; start < length; start += BlockLength)
                StepBlock(parameter, _moments[index], start, Math.Min(BlockLength, length - start));
        }
    }

    /// <summary>What is remembered of a parameter under a name.</summary>
    internal Matrix<T> Moment(int parameter, int moment) => _moments[parameter][moment];

    /// <summary>Settles what all parameters share in this step.</summary>
    private protected virtual void BeginStep()
    {
    }

    /// <summary>Changes a stretch of a parameter.</summary>
    private protected abstract void StepBlock(Parameter<T> parameter, Matrix<T>[] moments, int start, int length);

    /// <summary>Room for one stretch.</summary>
    private protected static T[] Block() => new T[BlockLength];

    private protected static double RequireNotNegative(double value, string name)
    {
        Require(value >= 0 && double.IsFinite(value), name, value, "a finite number, 0 or more");
        return value;
    }

    private protected static double RequireShare(double value, string name)
    {
        Require(value is >= 0 and < 1, name, value, "a number from 0 to below 1");
        return value;
    }

    private static void Require(bool holds, string name, double value, string expected)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"Expected {expected}.");
    }

    private static Matrix<T> LikeParameter(Parameter<T> parameter) => new(parameter.Value.Rows, parameter.Value.Columns);
}
