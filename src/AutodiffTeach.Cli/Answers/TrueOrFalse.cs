namespace AutodiffTeach.Cli.Answers;

/// <summary>A statement to be judged, with the verdict and its reason, as a handout asks it.</summary>
/// <param name="Name">The word for keys and files.</param>
/// <param name="Statement">What is claimed, in a sentence.</param>
/// <param name="IsTrue">The verdict.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="Experiment">An experiment that shows it, or null where none here can.</param>
internal sealed record TrueOrFalse(string Name, string Statement, bool IsTrue, string Reason, ExperimentReference? Experiment = null);

/// <summary>An experiment and what to see in it.</summary>
/// <param name="Command">The command of the tool that makes it: <c>train autoencoder</c>.</param>
/// <param name="Shows">What to vary and what to read.</param>
internal sealed record ExperimentReference(string Command, string Shows);
