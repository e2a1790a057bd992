using System.CommandLine;
using AutodiffTeach.Cli.Commands;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>The commands of the tool.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Session session)
    {
        var root = new RootCommand("From the equations of a model: its graph as a picture, its gradients, and the worked derivation.")
        {
            EvalCommand.Create(session),
            PathsCommand.Create(session),
            DiffCommand.Create(session),
            DeriveCommand.Create(session),
            RenderCommand.Create(session),
        };
        root.HelpName = "autodiffteach";
        HelpWithExamples.Install(root);
        return root;
    }
}
