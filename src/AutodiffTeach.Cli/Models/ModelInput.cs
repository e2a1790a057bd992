using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Models;

/// <summary>The model of a command line: the argument MODEL with the options <c>--set</c>.</summary>
internal sealed class ModelInput
{
    private readonly Session _session;
    private readonly Argument<string> _path = new("MODEL") { Description = "The equations: a .graph file, or - to read them from standard input." };
    private readonly Option<string[]> _set = new("--set")
    {
        HelpName = "name=value",
        Description = "Override a value or constant with a scalar, vector or matrix: w=0.3, u=[1,2], N=10. May be given several times.",
        DefaultValueFactory = _ => [],
    };

    public ModelInput(Session session, Command command)
    {
        _session = session;
        command.Arguments.Add(_path);
        command.Options.Add(_set);
    }

    /// <summary>How messages and pages name the model.</summary>
    public string NameIn(ParseResult parsed) => parsed.GetRequiredValue(_path) is "-" ? "standard input" : parsed.GetRequiredValue(_path);

    /// <summary>The text of the model.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public string TextIn(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_path);
        return path == "-" ? _session.Input.ReadToEnd() : TextInput.Read(path, "a model file such as graphs/linear-rnn.graph");
    }

    /// <summary>Reads the model and tells its notes.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="ModelException">The model or an override has errors.</exception>
    public Model Read(ParseResult parsed) => Parse(parsed, TextIn(parsed));

    /// <summary>Reads the model from its text and tells its notes.</summary>
    /// <exception cref="ModelException">The model or an override has errors.</exception>
    public Model Parse(ParseResult parsed, string text)
    {
        Model model = Model.Parse(text, new ModelSettings { Overrides = parsed.GetRequiredValue(_set) }, NameIn(parsed));
        foreach (string note in model.Notes)
            _session.Note(note);
        return model;
    }
}
