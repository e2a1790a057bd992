using System.CommandLine;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">What it does, in a sentence or two.</param>
/// <param name="examples">Command lines that work in the project's folder.</param>
internal sealed class ExampleCommand(string name, string description, params IReadOnlyList<Example> examples) : Command(name, description)
{
    public IReadOnlyList<Example> Examples { get; } = examples;
}

/// <summary>A command line and what it gives.</summary>
internal sealed record Example(string CommandLine, string Meaning);
