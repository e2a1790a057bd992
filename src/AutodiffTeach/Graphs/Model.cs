using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Graphs.Language;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>A model: the equations of a <c>.graph</c> text, unrolled, with its computation graph.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Model
{
    internal Model(string title, ComputationGraph graph, IReadOnlyDictionary<string, string> functionNames, IReadOnlyList<string> notes)
    {
        Title = title;
        Graph = graph;
        Notes = notes;
        Notation = new Notation
        {
            FunctionNames = functionNames,
            PrintedNames = graph.Variables.Where(variable => variable.PrintedName is not null)
                .GroupBy(variable => variable.BaseName, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().PrintedName!, StringComparer.Ordinal),
        };
    }

    /// <summary>The text of the <c>title</c> statement, or the empty text.</summary>
    public string Title { get; }

    /// <summary>The computation graph.</summary>
    public ComputationGraph Graph { get; }

    /// <summary>How names and functions are printed: <c>param Uf as "U^f"</c>, <c>function sigma = relu</c>.</summary>
    public Notation Notation { get; }

    /// <summary>What a user should know but that is no error, such as values beyond a range that an override has shrunk.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The functions that the model names, such as <c>sigma</c> of <c>function sigma = relu</c>.</summary>
    internal IReadOnlyDictionary<string, Operation> Functions { get; init; } = new Dictionary<string, Operation>();

    /// <summary>The values of the constants, those that only bounds use included.</summary>
    internal IReadOnlyDictionary<string, Rational> Constants { get; init; } = new Dictionary<string, Rational>();

    /// <summary>The text that the model was read from, and how, so that it can be read again at another length.</summary>
    internal SourceText Source { get; init; } = new("model", "");

    /// <summary>How the text was read.</summary>
    internal ModelSettings Settings { get; init; } = ModelSettings.Default;

    /// <summary>Reads a model from text.</summary>
    /// <param name="text">The statements of the model language.</param>
    /// <param name="settings">Overrides and limits; default none.</param>
    /// <param name="name">The name under which errors report the text.</param>
    /// <exception cref="ModelException">The text or an override has errors; all of them are in the exception.</exception>
    public static Model Parse(string text, ModelSettings? settings = null, string name = "model") =>
        ModelReader.Read(new SourceText(name, WithoutMark(text)), settings ?? ModelSettings.Default);

    // Some editors put a byte order mark in front.
    private static string WithoutMark(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    /// <summary>Reads a model from a UTF-8 file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">Overrides and limits; default none.</param>
    /// <exception cref="ModelException">The text or an override has errors; all of them are in the exception.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Model Load(string path, ModelSettings? settings = null) =>
        Parse(File.ReadAllText(path), settings, Path.GetFileName(path));
}
