using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Training;

/// <summary>What a network is made of, in words that a checkpoint is compared by.</summary>
internal static class NetworkShape
{
    /// <summary>The layers with their parameters: <c>rnn(1 to 32, tanh: weight_ih 32×1, weight_hh 32×32, bias 32), linear(…)</c>.</summary>
    public static string Of<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => string.Join(", ", network.Layers.Select(Describe));

    /// <summary>The kind of a layer in lower case: <c>lstm</c>.</summary>
    public static string Kind<T>(Layer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => layer.GetType().Name.Split('`')[0].ToLowerInvariant();

    private static string Describe<T>(Layer<T> layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string detail = layer switch
        {
            Rnn<T> rnn => $", {rnn.Activation.ToString().ToLowerInvariant()}",
            ResidualRecurrence<T> residual => $", {residual.Activation.ToString().ToLowerInvariant()}",
            Nonlinearity<T> nonlinearity => $", {nonlinearity.Activation.ToString().ToLowerInvariant()}",
            Dropout<T> dropout => string.Create(CultureInfo.InvariantCulture, $", {dropout.Probability:R}"),
            _ => "",
        };
        string parameters = string.Join(", ", layer.Parameters.Select(parameter => $"{parameter.Name} {string.Join('×', parameter.Shape)}"));
        return string.Create(CultureInfo.InvariantCulture, $"{Kind(layer)}({layer.InputSize} to {layer.OutputSize}{detail}{(parameters.Length > 0 ? ": " : "")}{parameters})");
    }
}
