using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>paths</c>: the paths between two variables, their products and their sum.</summary>
internal sealed class PathsCommand
{
    private const int DefaultLimit = 1000;

    private readonly Session _session;
    private readonly ModelInput _model;
    private readonly Option<string> _from = new("--from") { HelpName = "name", Description = "Where the paths start.", Required = true };
    private readonly Option<string> _to = new("--to") { HelpName = "name", Description = "Where the paths end.", Required = true };
    private readonly Option<int> _limit = CountOption.Create("--limit", "List at most so many paths. All are counted; their sum is a formula where all are listed.", 0, int.MaxValue, DefaultLimit);
    private readonly Option<bool> _json = CommonOptions.Json();

    private PathsCommand(Session session, Command command)
    {
        _session = session;
        _model = new ModelInput(session, command);
        foreach (Option option in new Option[] { _from, _to, _limit, _json })
            command.Add(option);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "paths",
            "List the paths from one variable to another. The derivative is the sum over them of the products of direct partials.",
            new("autodiffteach paths graphs/linear-rnn.graph --from w --to y", "The three paths and what each contributes to dy/dw."),
            new("autodiffteach paths graphs/bptt-3.graph --from U --to L --json", "The six paths from U to the loss, as JSON."));
        _ = new PathsCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        ComputationGraph graph = _model.Read(parsed).Graph;
        ModelVariable from = Target.Whole(graph, "--from", parsed.GetRequiredValue(_from)), to = Target.Whole(graph, "--to", parsed.GetRequiredValue(_to));
        var listing = new PathListing(new PathTable(graph, from, to), parsed.GetValue(_limit));
        if (parsed.GetValue(_json))
            JsonText.Write(_session.Output, writer => WriteJson(writer, listing));
        else
            WriteTable(_session.Output, listing);
        return ExitCode.Done;
    }

    private static void WriteJson(Utf8JsonWriter json, PathListing listing)
    {
        json.WriteString("from", listing.From);
        json.WriteString("to", listing.To);
        json.WriteString("count", listing.Count);
        json.WriteNumber("listed", listing.Terms.Count);
        json.WriteStartArray("paths");
        foreach (PathTerm term in listing.Terms)
            WritePath(json, listing, term);
        json.WriteEndArray();
        if (listing.Total is { } total)
            json.WriteString("total", PlainPrinter.Print(total));
        if (listing.Value is { } value)
            json.Shaped("value", listing.ValueShape, value);
    }

    private static void WritePath(Utf8JsonWriter json, PathListing listing, PathTerm term)
    {
        json.WriteStartObject();
        json.Strings("nodes", term.Path.Nodes.Select(node => node.Id));
        json.Strings("partials", term.Partials.Select(partial => PlainPrinter.Print(partial)));
        if (term.Formulas is { } formulas)
            json.Strings("formulas", formulas.Select(formula => PlainPrinter.Print(formula)));
        json.WriteString("product", PlainPrinter.Print(term.Product));
        if (term.Value is { } value)
            json.Shaped("value", listing.ValueShape, PathListing.ElementsOf(value));
        json.WriteEndObject();
    }

    private static void WriteTable(TextWriter output, PathListing listing)
    {
        output.WriteLine($"{listing.Count} {(listing.Count == "1" ? "path" : "paths")} from {listing.From} to {listing.To}");
        if (listing.Count == "0")
            return;
        output.WriteLine();
        var table = new TextTable("path", "value", "product");
        foreach (PathTerm term in listing.Terms)
            table.Add(term.Path.ToString(), Cell(listing, term.Value is { } value ? PathListing.ElementsOf(value) : null), PlainPrinter.Print(term.Product));
        if (!listing.IsComplete)
            table.Add(string.Create(CultureInfo.InvariantCulture, $"… ({listing.Terms.Count} of {listing.Count} are listed)"), "", "");
        table.Add("sum over all paths", Cell(listing, listing.Value), listing.Total is { } total ? PlainPrinter.Print(total) : "");
        table.Write(output);
    }

    private static string Cell(PathListing listing, double[]? elements) =>
        elements is null ? "-" : NumberFormat.Shaped(listing.ValueShape, elements);
}
