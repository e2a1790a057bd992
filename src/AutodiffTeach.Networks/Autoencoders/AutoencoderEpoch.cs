namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>How far an autoencoder was after an epoch.</summary>
/// <param name="Epoch">How many epochs it had trained; 0 before the first.</param>
/// <param name="TrainingLoss">The training objective, corrupted input against clean target, the mean over the epoch's vectors while it trained; null before the first epoch.</param>
/// <param name="ValidationLoss">The error on clean vectors that it does not train on.</param>
/// <param name="ProbeAccuracy">The accuracy on these vectors of a linear probe of the codes, from 0 to 1.</param>
public sealed record AutoencoderEpoch(int Epoch, double? TrainingLoss, double ValidationLoss, double ProbeAccuracy);
