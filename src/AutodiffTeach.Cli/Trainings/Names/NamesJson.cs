using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>A training on names as JSON.</summary>
internal static class NamesJson
{
    public static string Document(NamesResult result) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("task", "names");
        json.WriteString("source", result.Source);
        json.WriteStartObject("options");
        foreach (Setting setting in result.Settings)
            setting.Write(json);
        json.WriteEndObject();
        json.Strings("languages", result.Languages);
        json.WriteNumber("trainingNames", result.Split.Training.Count);
        json.WriteNumber("heldOutNames", result.Split.HeldOut.Count);
        json.WriteNumber("batches", result.Trainer.Losses.Count);
        json.WriteBoolean("interrupted", result.Trainer.Losses.Count < result.Plan.Batches);
        json.WriteStartArray("epochs");
        foreach (EpochScore epoch in result.Epochs)
        {
            json.WriteStartObject();
            json.Number("trainingLoss", epoch.TrainingLoss);
            json.Number("trainingAccuracy", epoch.TrainingAccuracy);
            json.Number("heldOutLoss", epoch.HeldOutLoss);
            json.Number("heldOutAccuracy", epoch.HeldOutAccuracy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Number("heldOutLoss", result.HeldOut.Loss);
        json.Number("heldOutAccuracy", result.HeldOut.Accuracy);
        json.WriteNumber("unseenNames", result.Unseen.Confusion.Total);
        json.Number("unseenAccuracy", result.Unseen.Accuracy);
        json.WriteString("commonestLanguage", result.Languages[result.CommonestLanguage]);
        json.Number("commonestAccuracy", result.CommonestAccuracy);
        json.WriteStartArray("confusion");
        foreach (int actual in Enumerable.Range(0, result.Languages.Count))
            json.Counts(Enumerable.Range(0, result.Languages.Count).Select(predicted => result.HeldOut.Confusion[actual, predicted]));
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
