using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Training.Checkpoints;

/// <summary>The weights of a checkpoint and its notes, for those who use what was learned and do not go on learning.</summary>
public sealed class SavedNetwork
{
    private readonly string _path;
    private readonly TensorFile _file;

    private SavedNetwork(string path, TensorFile file)
    {
        _path = path;
        _file = file;
        Notes = Checkpoint.NotesOf(file).ToDictionary();
    }

    /// <summary>The notes that the training had, see <see cref="Trainer{T}.Notes"/>.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static SavedNetwork Read(string path)
    {
        TensorFile file = TensorFile.Read(path, File.ReadAllBytes(path));
        Checkpoint.RequireVersion(path, file);
        return new(path, file);
    }

    /// <summary>Gives a network the weights.</summary>
    /// <typeparam name="T">The number: that of the training.</typeparam>
    /// <param name="network">A network of the same layers.</param>
    /// <exception cref="CheckpointException">The checkpoint is of another network; nothing has changed.</exception>
    public void CopyTo<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        Checkpoint.RequireText(_path, _file, "network", NetworkShape.Of(network));
        foreach ((string name, Parameter<T> parameter) in network.Parameters)
            Checkpoint.RequireTensor(_path, _file, Tensor.Of<T>(name, parameter.Shape, parameter.Value.Values));
        foreach ((string name, Parameter<T> parameter) in network.Parameters)
            _file.Tensors[name].Values<T>().CopyTo(parameter.Value.Values);
    }
}
