using System.Numerics;
using AutodiffTeach.Networks.Files.Reading;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Files;

/// <summary>A network given by its weights, with the input it is run on and, where there is one, the target and the loss.</summary>
/// <remarks>
/// <para>The form is JSON, described in docs/networks.md: layers with PyTorch's names, shapes and gate order, batch first.</para>
/// <para>Every problem of a file is found, not the first alone. Reading takes memory in proportion to the file.</para>
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkFile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal NetworkFile(Network<T> network, Sequence<T> input, Loss<T>? loss, string? lossName)
    {
        Network = network;
        Input = input;
        Loss = loss;
        LossName = lossName;
    }

    /// <summary>The layers with their weights; the initial states are set.</summary>
    public Network<T> Network { get; }

    /// <summary>The input, time × batch × feature.</summary>
    public Sequence<T> Input { get; }

    /// <summary>The loss with its target, or null where the file has no target.</summary>
    public Loss<T>? Loss { get; }

    /// <summary><c>mse</c>, <c>mse-last</c> or <c>cross-entropy</c>; null where the file has no target.</summary>
    public string? LossName { get; }

    /// <summary>Reads a network from text.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="name">The name under which problems report the text.</param>
    /// <exception cref="NetworkFileException">The text is no network; all of its problems are in the exception.</exception>
    public static NetworkFile<T> Parse(string text, string name = "network")
    {
        ArgumentNullException.ThrowIfNull(text);
        return NetworkReader<T>.Read(text, name);
    }

    /// <summary>Reads a network from a UTF-8 file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is no network; all of its problems are in the exception.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkFile<T> Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Runs the network forward and, where there is a loss, backward; states and gradients are then in its layers.</summary>
    /// <returns>The outputs, which the next run overwrites, and the loss.</returns>
    public NetworkRun<T> Run()
    {
        Network.ClearGradients();
        Sequence<T> outputs = Network.Forward(Input);
        if (Loss is null)
            return new(outputs, null);
        T loss = Loss.Forward(outputs);
        Network.Backward(Loss.Backward());
        return new(outputs, loss);
    }
}
