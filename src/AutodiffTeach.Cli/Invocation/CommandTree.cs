using System.CommandLine;
using AutodiffTeach.Cli.Commands;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>The commands of the tool.</summary>
internal static class CommandTree
{
    private static readonly (string Name, Func<Session, Command> Create)[] Commands =
    [
        ("eval", EvalCommand.Create),
        ("paths", PathsCommand.Create),
        ("check", CheckCommand.Create),
        ("diff", DiffCommand.Create),
        ("derive", DeriveCommand.Create),
        ("render", RenderCommand.Create),
        ("network", NetworkCommand.Create),
        ("gradients", GradientsCommand.Create),
        ("train", TrainCommand.Create),
        ("runs", RunsCommand.Create),
        ("beam", BeamCommand.Create),
        ("bigram", BigramCommand.Create),
    ];

    /// <summary>The tool with the command that the first argument names, or with all where it names none: only what is used is built.</summary>
    public static RootCommand Create(Session session, IReadOnlyList<string> args)
    {
        var root = new RootCommand("From the equations of a model: its graph as a picture, its gradients, and the worked derivation.")
        {
            HelpName = "autodiffteach",
        };
        bool isNamed = args.Count > 0 && Commands.Any(command => command.Name == args[0]);
        foreach ((string name, Func<Session, Command> create) in Commands)
        {
            if (!isNamed || name == args[0])
                root.Add(create(session));
        }

        HelpWithExamples.Install(root);
        return root;
    }
}
