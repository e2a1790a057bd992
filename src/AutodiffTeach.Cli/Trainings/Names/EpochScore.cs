namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>How well a network did after an epoch, on both parts and without dropout.</summary>
/// <param name="TrainingLoss">The cross-entropy over the names it was trained on.</param>
/// <param name="TrainingAccuracy">The share of them whose language it told.</param>
/// <param name="HeldOutLoss">The cross-entropy over the names that were held out.</param>
/// <param name="HeldOutAccuracy">The share of them whose language it told.</param>
internal sealed record EpochScore(double TrainingLoss, double TrainingAccuracy, double HeldOutLoss, double HeldOutAccuracy);
