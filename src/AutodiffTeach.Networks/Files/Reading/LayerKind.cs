namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>A type of layer as files name it: what it is told besides its weights, and the shapes of these.</summary>
/// <param name="Name">The word of the file.</param>
/// <param name="Gates">How many blocks of hidden-size rows the weights of a recurrent layer stack; 0 where the layer has no state.</param>
/// <param name="InputField">How an entry may state the size that it reads; empty where it may not.</param>
/// <param name="OutputField">How an entry may state the size that it gives; empty where it may not.</param>
/// <param name="Fields">What else it may be told besides <c>type</c>, <c>weights</c> and <c>module</c>.</param>
internal sealed record LayerKind(string Name, int Gates, string InputField, string OutputField, params IReadOnlyList<string> Fields)
{
    public static IReadOnlyList<LayerKind> All { get; } =
    [
        new("rnn", 1, "inputSize", "hiddenSize", "activation"),
        new("lstm", 4, "inputSize", "hiddenSize"),
        new("gru", 3, "inputSize", "hiddenSize"),
        new("residual", 1, "inputSize", "hiddenSize", "activation"),
        new("linear", 0, "inputSize", "outputSize"),
        new("embedding", 0, "count", "size"),
        new("dropout", 0, "", "", "probability"),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    public bool IsRecurrent => Gates > 0;

    public bool HasWeights => Name != "dropout";

    /// <summary>The names that weights of the layer may have.</summary>
    public IReadOnlyList<string> WeightNames => IsRecurrent
        ? ["weight_ih", "weight_hh", "bias_ih", "bias_hh", "bias"]
        : Name == "linear" ? ["weight", "bias"] : HasWeights ? ["weight"] : [];

    /// <summary>The names without which the layer cannot be.</summary>
    public IReadOnlyList<string> NeededWeights => IsRecurrent ? ["weight_ih", "weight_hh"] : HasWeights ? ["weight"] : [];

    /// <summary>The fields that an entry of this type may have.</summary>
    public IReadOnlyList<string> AllFields =>
        ["type", .. new[] { InputField, OutputField }.Where(name => name.Length > 0), .. Fields, .. HasWeights ? new[] { "weights", "module" } : []];

    /// <summary>The shape of a weight.</summary>
    public IReadOnlyList<int> ShapeOf(string weight, int input, int output) => (weight, Name) switch
    {
        ("weight_ih", _) => [Gates * output, input],
        ("weight_hh", _) => [Gates * output, output],
        ("weight", "embedding") => [input, output],
        ("weight", _) => [output, input],
        ("bias", "linear") => [output],
        _ => [Gates * output],
    };

    /// <summary>The shape of a weight in words of its sizes.</summary>
    public string FormOf(string weight) => (weight, Name) switch
    {
        ("weight_ih", _) => $"{Rows} x inputSize",
        ("weight_hh", _) => $"{Rows} x hiddenSize",
        ("weight", _) => Name == "embedding" ? "count x size" : "outputSize x inputSize",
        ("bias", "linear") => "outputSize",
        _ => Rows,
    };

    private string Rows => Gates > 1 ? $"{Gates}*hiddenSize" : "hiddenSize";
}
