using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Cli.Models;

/// <summary>The words of the command line and of batches for what a question says.</summary>
internal static class CheckWords
{
    /// <summary>The assumptions, by their words.</summary>
    public static IReadOnlyList<(string Word, Assumption Meaning)> Assumptions { get; } = [("real", Assumption.Real), ("positive", Assumption.Positive)];

    /// <summary>The meanings of ∂a/∂b, by their words.</summary>
    public static IReadOnlyList<(string Word, PartialConvention Meaning)> Conventions { get; } =
    [
        ("course", PartialConvention.Course), ("direct", PartialConvention.Direct),
        ("total", PartialConvention.Total), ("either", PartialConvention.Either),
    ];

    /// <summary>The syntaxes of answers, by their words.</summary>
    public static IReadOnlyList<(string Word, FormulaSyntax Meaning)> Syntaxes { get; } =
        [("auto", FormulaSyntax.Auto), ("plain", FormulaSyntax.Plain), ("latex", FormulaSyntax.Latex), ("python", FormulaSyntax.Python)];

    /// <summary>What may be asked of a model, by their words.</summary>
    public static IReadOnlyList<(string Word, Ask Meaning)> Asks { get; } =
    [
        ("derivative", Ask.Derivative), ("value", Ask.Value), ("forward", Ask.Forward), ("backward", Ask.Backward),
        ("partial", Ask.Partial), ("formula", Ask.Formula), ("general", Ask.General),
    ];
}
