using System.Collections.Concurrent;
using System.Text.Json;
using AutodiffTeach.Checking;
using AutodiffTeach.Cli.Batches;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>check --batch</c>: a judgement for every line; a model that lines name is read once.</summary>
internal sealed class CheckBatch
{
    private const string Example = "{\"id\":..,\"expect\":..,\"answer\":..}";

    private readonly ConcurrentDictionary<string, Lazy<Model>> _models = new(StringComparer.Ordinal);
    private readonly CheckRequest _usual;
    private readonly string _folder;

    /// <summary>A batch.</summary>
    /// <param name="file">The file; models that lines name are relative to it.</param>
    /// <param name="usual">What holds for lines that do not say otherwise.</param>
    public CheckBatch(string file, CheckRequest usual)
    {
        _usual = usual;
        _folder = file == "-" ? "" : Path.GetDirectoryName(file) ?? "";
    }

    /// <summary>Judges the lines of a file.</summary>
    public static int Run(Session session, string file, CheckRequest usual) => new LineBatch(session, Example, new CheckBatch(file, usual).Answer).Run(file);

    private Action<Utf8JsonWriter> Answer(JsonElement line)
    {
        Judgement judgement = RequestOf(line).Judge();
        return json => json.Judgement(judgement);
    }

    // What a line is judged against is all its own or all the usual.
    private CheckRequest SourceOf(JsonElement line)
    {
        (string? expect, string? derivativeOf, string? model) = (line.OptionalText("expect"), line.OptionalText("derivativeOf"), line.OptionalText("model"));
        return expect is null && derivativeOf is null && model is null
            ? _usual
            : _usual with { Expect = expect, DerivativeOf = derivativeOf, Model = model is null ? null : ModelAt(model) };
    }

    private CheckRequest RequestOf(JsonElement line) => SourceOf(line) with
    {
        Answer = line.Text("answer"),
        Asked = Meaning<Ask>(line, "ask", CheckWords.Asks) ?? _usual.Asked,
        Of = line.OptionalText("of") ?? _usual.Of,
        WithRespectTo = line.OptionalText("wrt") ?? _usual.WithRespectTo,
        Order = line.Count("order", DiffCommand.HighestOrder) ?? _usual.Order,
        Variables = line.Texts("variables") ?? _usual.Variables,
        In = line.Texts("in") ?? _usual.In,
        Assume = Meaning(line, "assume", CheckWords.Assumptions) ?? _usual.Assume,
        Syntax = Meaning(line, "syntax", CheckWords.Syntaxes) ?? _usual.Syntax,
        Tolerance = ToleranceOf(line) ?? _usual.Tolerance,
        Partials = Meaning(line, "partials", CheckWords.Conventions) ?? _usual.Partials,
    };

    private Model ModelAt(string path)
    {
        string file = Path.Combine(_folder, path);
        return _models.GetOrAdd(file, key => new Lazy<Model>(() => Model.Parse(TextInput.Read(key, "a model file"), name: path))).Value;
    }

    private static string? ToleranceOf(JsonElement line) => !line.TryGetProperty("tolerance", out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.Number or JsonValueKind.String ? value.ToString()
        : throw new InputException("'tolerance' does not fit; expected a number");

    private static T? Meaning<T>(JsonElement line, string name, IReadOnlyList<(string Word, T Meaning)> words) where T : struct =>
        line.Word(name, [.. words.Select(word => word.Word)]) is { } word ? words.First(item => item.Word == word).Meaning : null;
}
