using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training;

/// <summary>Gives parameters the values with which training begins.</summary>
/// <remarks>Numbers are drawn as doubles and then rounded: a seed gives a network of floats the rounded values of the same network of doubles.</remarks>
public static class Initialising
{
    private const double IdentityInputDeviation = 0.001;

    /// <summary>Initialises all parameters, layer by layer.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="kind">How.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Initialise<T>(this Network<T> network, Initialisation kind, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (Layer<T> layer in network.Layers)
            layer.Initialise(kind, random);
    }

    /// <summary>Initialises the parameters of one layer, in their order.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="kind">How.</param>
    /// <param name="random">Where the numbers come from.</param>
    public static void Initialise<T>(this Layer<T> layer, Initialisation kind, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(random);
        foreach (Parameter<T> parameter in layer.Parameters)
        {
            if (layer is RecurrentLayer<T> recurrent)
                InitialiseRecurrent(recurrent, parameter, kind, random);
            else if (layer is Embedding<T>)
                parameter.FillNormal(1, random);
            else
                InitialiseLinear(layer, parameter, kind, random);
        }
    }

    private static void InitialiseRecurrent<T>(RecurrentLayer<T> layer, Parameter<T> parameter, Initialisation kind, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int hidden = layer.HiddenSize;
        bool isRecurrentMatrix = parameter.Name == "weight_hh";
        switch (kind)
        {
            case Initialisation.PyTorch:
                parameter.FillUniform(1 / Math.Sqrt(hidden), random);
                break;
            case Initialisation.Fused when parameter.Name != "bias_hh":
                parameter.FillUniform(1 / Math.Sqrt(layer.InputSize + hidden), random);
                break;
            case Initialisation.Fused:
                parameter.Value.Values.Clear();
                break;
            case Initialisation.Separate:
                parameter.FillUniform(1 / Math.Sqrt(parameter.Name is "weight_ih" or "bias_ih" ? layer.InputSize : hidden), random);
                break;
            case Initialisation.Orthogonal when isRecurrentMatrix:
                parameter.FillOrthogonal(random);
                break;
            case Initialisation.Identity when isRecurrentMatrix:
                parameter.FillIdentity();
                break;
            case Initialisation.Identity when !IsBias(parameter):
                parameter.FillNormal(IdentityInputDeviation, random);
                break;
            default:
                FillXavier(parameter, hidden, random);
                break;
        }
    }

    private static void InitialiseLinear<T>(Layer<T> layer, Parameter<T> parameter, Initialisation kind, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (kind is Initialisation.Xavier or Initialisation.Orthogonal)
            FillXavier(parameter, layer.OutputSize, random);
        else
            parameter.FillUniform(1 / Math.Sqrt(layer.InputSize), random);
    }

    // The rows are those of one gate's matrix.
    private static void FillXavier<T>(Parameter<T> parameter, int rows, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (IsBias(parameter))
            parameter.Value.Values.Clear();
        else
            parameter.FillUniform(Math.Sqrt(6.0 / (rows + parameter.Value.Columns)), random);
    }

    private static bool IsBias<T>(Parameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => parameter.Shape.Count == 1;
}
