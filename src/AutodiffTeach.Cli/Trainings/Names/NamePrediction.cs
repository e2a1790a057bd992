using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Training.Checkpoints;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>The most probable languages of names, by the network of a checkpoint.</summary>
/// <param name="Name">The name.</param>
/// <param name="Letters">The letters of it that were read.</param>
/// <param name="Languages">The most probable languages, the most probable first.</param>
internal sealed record NamePrediction(string Name, string Letters, IReadOnlyList<LanguageProbability> Languages)
{
    /// <summary>Asks the network of a checkpoint.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="names">The names.</param>
    /// <param name="most">How many languages of each.</param>
    /// <exception cref="InputException">The file is no checkpoint of a training on names, or a name has no letter of the alphabet.</exception>
    public static IReadOnlyList<NamePrediction> Of(string path, IReadOnlyList<string> names, int most)
    {
        string[] without = [.. names.Where(name => Alphabet.Read(name).Length == 0).Select(name => $"--predict: '{name}' has no letter of the alphabet; expected a name in Latin letters")];
        if (without.Length > 0)
            throw new InputException(without);
        NameClassifier classifier = Load(path);
        return [.. names.Select(name => new NamePrediction(name, Alphabet.Read(name), [.. classifier.Predict(name).Take(most)]))];
    }

    /// <summary>Writes them for people.</summary>
    public static void Write(TextWriter output, IReadOnlyList<NamePrediction> predictions)
    {
        foreach ((int index, NamePrediction prediction) in predictions.Index())
        {
            if (index > 0)
                output.WriteLine();
            output.WriteLine(prediction.Letters == prediction.Name ? prediction.Name : $"{prediction.Name}, read as {prediction.Letters}");
            var table = new TextTable("language", "probability");
            foreach (LanguageProbability entry in prediction.Languages)
                table.Add(entry.Language, NumberFormat.Short(entry.Probability, 4));
            table.Write(output);
        }
    }

    /// <summary>The JSON document.</summary>
    public static string Json(IReadOnlyList<NamePrediction> predictions) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("task", "names");
        json.WriteStartArray("predictions");
        foreach (NamePrediction prediction in predictions)
        {
            json.WriteStartObject();
            json.WriteString("name", prediction.Name);
            json.WriteString("letters", prediction.Letters);
            json.WriteStartArray("languages");
            foreach (LanguageProbability entry in prediction.Languages)
            {
                json.WriteStartObject();
                json.WriteString("language", entry.Language);
                json.Number("probability", entry.Probability);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static NameClassifier Load(string path)
    {
        try
        {
            return NameClassifier.Load(path);
        }
        catch (CheckpointException fault)
        {
            throw new InputException($"--checkpoint: {fault.Message}", fault);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException($"--checkpoint: {path}: cannot be read: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}; expected a file that train names --checkpoint wrote", cause);
        }
    }
}
