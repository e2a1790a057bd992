using System.CommandLine;

namespace AutodiffTeach.Cli.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write JSON to standard output, and nothing else there." };
}
