namespace AutodiffTeach.Cli.Answers;

/// <summary>A question with its answer: derivation, numbers, figures.</summary>
/// <param name="Name">The word for the command line and for files.</param>
/// <param name="Title">The question.</param>
/// <param name="Summary">The answer in a sentence or two.</param>
/// <param name="Blocks">The way to it.</param>
internal sealed record WorkedAnswer(string Name, string Title, string Summary, IReadOnlyList<AnswerBlock> Blocks);
