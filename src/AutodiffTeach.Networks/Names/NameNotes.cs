using System.Text.Json;
using AutodiffTeach.Networks.Training.Checkpoints;

namespace AutodiffTeach.Networks.Names;

/// <summary>What a checkpoint of a <see cref="NameModel"/> carries, so that the network can be made again without the names it was trained on.</summary>
public static class NameNotes
{
    private const string Key = "names";
    private const int MostLanguages = 100_000;

    /// <summary>Notes the model of a training.</summary>
    /// <param name="notes">The notes of the training.</param>
    /// <param name="model">The model.</param>
    public static void Write(IDictionary<string, string> notes, NameModel model)
    {
        ArgumentNullException.ThrowIfNull(notes);
        notes[Key] = JsonSerializer.Serialize(model);
    }

    /// <summary>The model that the notes are of.</summary>
    /// <param name="path">The file that carries them, for messages.</param>
    /// <param name="notes">The notes.</param>
    /// <exception cref="CheckpointException">They are not those of a model of names.</exception>
    public static NameModel Read(string path, IReadOnlyDictionary<string, string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (!notes.TryGetValue(Key, out string? text))
            throw new CheckpointException($"{path}: is a checkpoint of another task; expected one of a training on names");
        try
        {
            if (JsonSerializer.Deserialize<NameModel>(text) is { Languages: { Count: > 0 and <= MostLanguages } languages } model && languages.All(language => language is not null) && model.Fault() is null)
                return model;
        }
        catch (JsonException)
        {
            // told below
        }

        throw new CheckpointException($"{path}: the note '{Key}' cannot be read; expected what training on names wrote");
    }
}
