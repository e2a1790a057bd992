using System.Numerics.Tensors;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training.Checkpoints;

namespace AutodiffTeach.Networks.Names;

/// <summary>Tells the languages of names by a network that has learned it.</summary>
/// <remarks>What a network says of a name is what the names it was trained on have in common, never where a person comes from.</remarks>
public sealed class NameClassifier
{
    private const int Batch = 256;
    private readonly Network<float> _network;
    private readonly LastStep<float> _lastLetter;
    private readonly NameBatch<float> _batch = new(Batch);

    /// <summary>Takes a network.</summary>
    /// <param name="model">What the network is.</param>
    /// <param name="network">What the model has made, with its weights; used as it is now, whatever it learns later.</param>
    public NameClassifier(NameModel model, Network<float> network)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _lastLetter = NameTask<float>.LastLetterOf(network);
        _network = network;
    }

    /// <summary>What the network is.</summary>
    public NameModel Model { get; }

    /// <summary>Makes the network of a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is no checkpoint of a training on names.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static NameClassifier Load(string path)
    {
        var saved = SavedNetwork.Read(path);
        NameModel model = NameNotes.Read(path, saved.Notes);
        Network<float> network = model.Create<float>(new RandomStream(0));
        saved.CopyTo(network);
        return new(model, network);
    }

    /// <summary>How well the network tells the languages of names, without dropout.</summary>
    /// <param name="names">The names, their languages those of the model.</param>
    public NameScore Score(IReadOnlyList<LabelledName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var confusion = new ConfusionMatrix(Model.Languages.Count);
        double loss = 0;
        // Names of one length side by side have no padding to be computed.
        int[] byLength = [.. Enumerable.Range(0, names.Count).OrderBy(index => names[index].Letters.Length)];
        for (int first = 0; first < byLength.Length; first += Batch)
        {
            Sequence<float> logProbabilities = LogProbabilities(names, byLength.AsSpan(first, Math.Min(Batch, byLength.Length - first)));
            for (int place = 0; place < logProbabilities.Batch; place++)
            {
                ReadOnlySpan<float> row = logProbabilities.Vector(0, place);
                int actual = _batch.Languages.Span[place];
                confusion.Add(actual, TensorPrimitives.IndexOfMax(row));
                loss -= row[actual];
            }
        }

        return new(loss / names.Count, confusion);
    }

    /// <summary>How probable each language is for a name.</summary>
    /// <param name="name">The name; letters behind the first <see cref="Alphabet.LongestName"/> are not read.</param>
    /// <returns>All languages, the most probable first; of equals the first of the model first.</returns>
    /// <exception cref="ArgumentException">No letter of the name is in the <see cref="Alphabet"/>.</exception>
    public IReadOnlyList<LanguageProbability> Predict(string name)
    {
        string letters = Alphabet.Read(name);
        if (letters.Length == 0)
            throw new ArgumentException("No letter of the name is in the alphabet; Latin letters were expected.", nameof(name));
        LabelledName labelled = new(name, letters, Language: 0);
        float[] logProbabilities = LogProbabilities([labelled], [0]).Values.ToArray();
        return [.. Model.Languages.Zip(logProbabilities, (language, log) => new LanguageProbability(language, Math.Exp(log))).OrderByDescending(entry => entry.Probability)];
    }

    private Sequence<float> LogProbabilities(IReadOnlyList<LabelledName> names, ReadOnlySpan<int> which)
    {
        Sequence<float> input = _batch.Fill(names, which);
        _lastLetter.Lengths = _batch.Lengths;
        bool before = _network.Training;
        _network.Training = false;
        Sequence<float> scores = _network.Forward(input);
        _network.Training = before;
        for (int place = 0; place < scores.Batch; place++)
            Softmax.Log<float>(scores.Vector(0, place), scores.Vector(0, place));
        return scores;
    }
}
