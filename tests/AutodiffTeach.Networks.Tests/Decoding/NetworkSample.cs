using System.Numerics;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Random language models of every kind of layer, and the log-probability of a sequence, step by step.</summary>
internal static class NetworkSample
{
    public const int Vocabulary = 7;

    public static readonly IReadOnlyList<string> Kinds = ["rnn", "lstm", "gru", "residual", "lstm on gru", "embedding, lstm, dropout", "embedding alone"];

    public static Network<T> Network<T>(string kind, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(Layers<T>(kind));
        var random = new RandomStream(seed);
        foreach (NamedParameter<T> named in network.Parameters)
        {
            foreach (ref T value in named.Parameter.Value.Values)
                value = T.CreateChecked(random.NextUniform(-1, 1));
        }

        return network;
    }

    public static double LogProbability<T, TState>(StepFunction<T, TState> model, IReadOnlyList<int> tokens)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] row = new T[model.VocabularySize];
        TState state = model.Start(row);
        double sum = double.CreateChecked(row[tokens[0]]);
        for (int index = 1; index < tokens.Count; index++)
        {
            state = model.Step(state, tokens[index - 1], row);
            sum += double.CreateChecked(row[tokens[index]]);
        }

        return sum;
    }

    private static Layer<T>[] Layers<T>(string kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => kind switch
        {
            "rnn" => [new Rnn<T>(Vocabulary, 5), new Linear<T>(5, Vocabulary)],
            "lstm" => [new Lstm<T>(Vocabulary, 5), new Linear<T>(5, Vocabulary)],
            "gru" => [new Gru<T>(Vocabulary, 5), new Linear<T>(5, Vocabulary, bias: false)],
            "residual" => [new ResidualRecurrence<T>(Vocabulary, 5), new Linear<T>(5, Vocabulary)],
            "lstm on gru" => [new Gru<T>(Vocabulary, 5), new Lstm<T>(5, 4), new Linear<T>(4, Vocabulary)],
            "embedding, lstm, dropout" => [new Embedding<T>(Vocabulary, 3), new Lstm<T>(3, 5), new Dropout<T>(5, 0.5, new RandomStream(4)), new Linear<T>(5, Vocabulary)],
            "embedding alone" => [new Embedding<T>(Vocabulary, Vocabulary)],
            _ => throw new ArgumentException(kind),
        };
}
