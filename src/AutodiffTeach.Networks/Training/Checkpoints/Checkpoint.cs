using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Training.Checkpoints;

/// <summary>All of a training in one file, from which it goes on bit for bit as if it had not stopped.</summary>
/// <remarks>
/// The file has the format safetensors: weights under their names in the network, what the optimiser remembers as <c>NAME@first_moment</c>, the losses so far as
/// <c>losses</c>; shapes, counts and random states as texts of the header. Numbers keep their bits.
/// </remarks>
public static class Checkpoint
{
    private const string Format = "autodiffteach-checkpoint";
    private const string Version = "1";
    private const string LossesName = "losses";
    private const string NotePrefix = "note.";

    /// <summary>Writes a checkpoint, whole or not at all: first beside the file, then in its place.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="trainer">What is trained.</param>
    /// <exception cref="IOException">The file cannot be written; an earlier one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Save<T>(string path, Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        byte[] content = new TensorFile(TextsOf(trainer), TensorsOf(trainer)).Write();
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Sets a training to where a checkpoint left it; the learning rate and the limit of gradients stay as they are.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="trainer">A training of the same network, task and optimiser.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint, is damaged, or is of another training; nothing has changed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static void Load<T>(string path, Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(trainer);
        TensorFile file = TensorFile.Read(path, File.ReadAllBytes(path));
        RequireVersion(path, file);
        Dictionary<string, string> expected = TextsOf(trainer);
        foreach (string name in new[] { "precision", "network", "optimiser", "task" })
            RequireText(path, file, name, expected[name]);
        foreach (Tensor tensor in TensorsOf(trainer).Values.Where(tensor => tensor.Name != LossesName))
            RequireTensor(path, file, tensor);
        Restore(path, trainer, file);
    }

    private static Dictionary<string, string> TextsOf<T>(Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var texts = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["version"] = Version,
            ["precision"] = typeof(T) == typeof(float) ? "float" : "double",
            ["network"] = NetworkShape.Of(trainer.Network),
            ["optimiser"] = trainer.Optimiser.Description,
            ["task"] = trainer.Task.Description,
            ["steps"] = trainer.Optimiser.Steps.ToString(CultureInfo.InvariantCulture),
            ["task_state"] = WordsText(trainer.Task.State),
        };
        foreach ((int layer, RandomStream random) in RandomStreams(trainer.Network))
            texts[RandomName(layer)] = WordsText(random.State);
        foreach ((string name, string note) in trainer.Notes)
            texts[NotePrefix + name] = note;
        return texts;
    }

    private static Dictionary<string, Tensor> TensorsOf<T>(Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<Tensor> tensors = [Tensor.Of<double>(LossesName, [trainer.Losses.Count], trainer.Losses.ToArray())];
        foreach ((string name, Parameter<T> parameter) in trainer.Network.Parameters)
            tensors.Add(Tensor.Of<T>(name, parameter.Shape, parameter.Value.Values));
        foreach ((string name, Parameter<T> parameter, Matrix<T> moment) in MomentsOf(trainer.Optimiser))
            tensors.Add(Tensor.Of<T>(name, parameter.Shape, moment.Values));
        return tensors.ToDictionary(tensor => tensor.Name);
    }

    private static void Restore<T>(string path, Trainer<T> trainer, TensorFile file)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // All is read and tried before anything changes.
        long steps = long.TryParse(file.Texts.GetValueOrDefault("steps"), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : throw Unreadable(path, "steps");
        ulong[] task = WordsOf(path, file, "task_state");
        (RandomStream Random, ulong[] State)[] streams = [.. RandomStreams(trainer.Network).Select(entry => (entry.Random, WordsOf(path, file, RandomName(entry.Layer))))];
        if (!file.Tensors.TryGetValue(LossesName, out Tensor? losses) || losses.Kind != Tensor.KindOf<double>())
            throw Unreadable(path, LossesName);
        foreach ((_, ulong[] state) in streams)
            RestoreState(path, "random_state", state, new RandomStream(0).Restore);

        RestoreState(path, "task_state", task, trainer.Task.Restore);
        foreach ((RandomStream random, ulong[] state) in streams)
            random.Restore(state);
        foreach ((string name, Parameter<T> parameter) in trainer.Network.Parameters)
            file.Tensors[name].Values<T>().CopyTo(parameter.Value.Values);
        foreach ((string name, _, Matrix<T> moment) in MomentsOf(trainer.Optimiser))
            file.Tensors[name].Values<T>().CopyTo(moment.Values);
        trainer.Optimiser.Steps = steps;
        trainer.RestoreLosses(losses.Values<double>());
        trainer.Notes.Clear();
        foreach ((string name, string note) in NotesOf(file))
            trainer.Notes.Add(name, note);
    }

    /// <summary>The notes that a checkpoint carries.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> NotesOf(TensorFile file) =>
        file.Texts.Where(text => text.Key.StartsWith(NotePrefix, StringComparison.Ordinal)).Select(text => KeyValuePair.Create(text.Key[NotePrefix.Length..], text.Value));

    private static IEnumerable<(string Name, Parameter<T> Parameter, Matrix<T> Moment)> MomentsOf<T>(Optimiser<T> optimiser)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        from index in Enumerable.Range(0, optimiser.Parameters.Count)
        let named = optimiser.Parameters[index]
        from moment in Enumerable.Range(0, optimiser.MomentNames.Count)
        select ($"{named.Name}@{optimiser.MomentNames[moment]}", named.Parameter, optimiser.Moment(index, moment));

    private static IEnumerable<(int Layer, RandomStream Random)> RandomStreams<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        network.Layers.Index().Where(entry => entry.Item is Dropout<T>).Select(entry => (entry.Index, ((Dropout<T>)entry.Item).Random));

    private static string RandomName(int layer) => string.Create(CultureInfo.InvariantCulture, $"random_state_{layer}");

    private static string WordsText(IEnumerable<ulong> words) => string.Join(' ', words.Select(word => word.ToString("x16", CultureInfo.InvariantCulture)));

    private static ulong[] WordsOf(string path, TensorFile file, string name)
    {
        string[] words = (file.Texts.GetValueOrDefault(name) ?? "?").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Select(word => ulong.TryParse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value) ? value : throw Unreadable(path, name))];
    }

    private static void RestoreState(string path, string name, ulong[] state, Action<IReadOnlyList<ulong>> restore)
    {
        try
        {
            restore(state);
        }
        catch (ArgumentException)
        {
            throw Unreadable(path, name);
        }
    }

    /// <exception cref="CheckpointException">The file is no checkpoint, or one of another version.</exception>
    internal static void RequireVersion(string path, TensorFile file)
    {
        if (file.Texts.GetValueOrDefault("format") != Format)
            throw new CheckpointException($"{path}: holds arrays, but is no checkpoint of a training; expected a file that training wrote");
        if (file.Texts.GetValueOrDefault("version") is var version && version != Version)
            throw new CheckpointException($"{path}: is a checkpoint of version {version}; expected version {Version}");
    }

    /// <exception cref="CheckpointException">The file does not have the text.</exception>
    internal static void RequireText(string path, TensorFile file, string name, string expected)
    {
        if (file.Texts.GetValueOrDefault(name) is var found && found != expected)
            throw new CheckpointException($"{path}: its {name} is '{found}'; expected '{expected}'; resume with the options of the run that wrote it");
    }

    /// <exception cref="CheckpointException">The file does not have an array of the name, kind and shape.</exception>
    internal static void RequireTensor(string path, TensorFile file, Tensor expected)
    {
        if (!file.Tensors.TryGetValue(expected.Name, out Tensor? found))
            throw new CheckpointException($"{path}: lacks {expected.Name}; resume with the options of the run that wrote it");
        if (found.Kind != expected.Kind || !found.Shape.SequenceEqual(expected.Shape) || found.Bytes.Length != expected.Bytes.Length)
            throw new CheckpointException($"{path}: {expected.Name} is {found.Kind} {string.Join('×', found.Shape)}; expected {expected.Kind} {string.Join('×', expected.Shape)}");
    }

    private static CheckpointException Unreadable(string path, string name) => new($"{path}: '{name}' cannot be read; expected what training wrote");
}
