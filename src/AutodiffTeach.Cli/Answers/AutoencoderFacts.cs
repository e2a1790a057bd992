namespace AutodiffTeach.Cli.Answers;

/// <summary>Ten statements about autoencoders as a way to learn representations: problem set 7.</summary>
internal static class AutoencoderFacts
{
    private const string Autoencoder = "train autoencoder";

    /// <summary>All of them, in the order of the problem set.</summary>
    public static readonly IReadOnlyList<TrueOrFalse> All =
    [
        new(
            "validation-loss",
            "An autoencoder is trained without labels, so it cannot overfit, and the loss on held-out data need not be watched.",
            false,
            "Without labels it still fits its own examples: with enough parameters it stores them, or the noise in them, and gives back new ones badly. Only the loss on examples it has not seen tells the two apart.",
            new(Autoencoder, "the loss of every epoch on the training and on the validation part")),
        new(
            "lower-loss",
            "Of two autoencoders, the one with the lower reconstruction loss gives the better representation for a later task.",
            false,
            "The loss counts every feature alike, whether the task needs it or not. The identity has a loss of 0 and represents nothing anew; a code that leaves out what the task does not need loses more and may serve it as well.",
            new(Autoencoder, "synthetic data, codes of 20 and 100: the loss falls from about 80 to 0, and the accuracy of the probe hardly moves")),
        new(
            "decoder-dropped",
            "After pretraining the decoder is usually thrown away, and the encoder alone is used.",
            true,
            "The later task reads the code. The decoder was there to give the encoder a loss to learn from; it is kept only where examples are to be generated or restored.",
            new(Autoencoder, "the linear probe, which reads the frozen encoder alone")),
        new(
            "never-worse",
            "A learned representation is never worse for a later task than the raw inputs.",
            false,
            "What the encoder leaves out cannot be had back. Where the task depends on directions of little variance, or the code is too small, a classifier on the raw inputs does better.",
            new(Autoencoder, "synthetic data, a code of 5: the probe has about 66 % where codes that lose nothing have 98 %")),
        new(
            "transfer",
            "An encoder that was trained on one set of data can be of use on another.",
            true,
            "Where the two share structure, such as strokes and edges in images, features learned from the larger one are a good beginning for the smaller one. It fails where they share none."),
        new(
            "few-labels",
            "Pretraining helps most where there are many examples and few of them have labels.",
            true,
            "The structure of the inputs is learned from all examples, and the labels have only a small classifier to decide. With labels in plenty a network trained on them directly finds what it needs by itself."),
        new(
            "patches",
            "For images, hiding whole patches is a better task to learn from than hiding single pixels.",
            true,
            "A pixel that is hidden alone is near the mean of its neighbours, which needs no knowledge of what is shown. A patch can be filled in only from the larger structure of the image."),
        new(
            "augmentation",
            "Denoising and masking are data augmentation: every epoch shows changed copies of the examples.",
            true,
            "The noise or the mask is drawn anew each time, so one example gives many pairs of a changed input and the clean target, and no input can be learned by heart. What differs from the usual augmentation is that the target is the clean input itself.",
            new(Autoencoder, "denoising and masked beside vanilla: the least loss of training rises, as that of a problem with more examples and a penalty does")),
        new(
            "corruption-at-use",
            "An encoder that was trained on corrupted inputs must be given corrupted inputs when it is used.",
            false,
            "The corruption makes the task of training harder; what is wanted is the code of what is there. In use, and in validation, the input stays clean, as dropout is switched off.",
            new(Autoencoder, "denoising or masked: the loss on clean validation data lies below that of training")),
        new(
            "size-of-code",
            "A code must be of a fixed size that is smaller than the input.",
            false,
            "A small code is one way to keep an autoencoder from copying; corruption, sparsity and other penalties are others, and with them the code may be larger than the input. Nor need its size be fixed: a sequence can have a code for each of its elements.",
            new(Autoencoder, "synthetic data of 100 features, denoising or masked with a code of 500: the probe is as accurate as with a code of 100")),
    ];
}
