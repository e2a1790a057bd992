using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Makes layers of drafts without problems.</summary>
internal static class LayerMaker<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Layer<T> Make(LayerDraft<T> draft)
    {
        (int input, int output) = (draft.Input!.Value, draft.Output!.Value);
        Layer<T> layer = draft.Kind.Name switch
        {
            "rnn" => new Rnn<T>(input, output, draft.Activation, draft.Biases),
            "lstm" => new Lstm<T>(input, output, draft.Biases),
            "gru" => new Gru<T>(input, output, draft.Biases),
            "residual" => new ResidualRecurrence<T>(input, output, draft.Activation, draft.Biases),
            "linear" => new Linear<T>(input, output, draft.Weights.ContainsKey("bias")),
            "embedding" => new Embedding<T>(input, output),
            _ => new Dropout<T>(output, draft.Probability, new RandomStream(0)),
        };
        foreach (Parameter<T> parameter in layer.Parameters)
            draft.Weights[parameter.Name].Values.CopyTo(parameter.Value.Values);
        return layer;
    }
}
