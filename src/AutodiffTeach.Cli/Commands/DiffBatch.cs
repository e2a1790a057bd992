using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>diff --batch</c>: a JSON line in, a JSON line out, in the same order; no line stops the others.</summary>
internal static class DiffBatch
{
    public static int Run(Session session, string file, int order)
    {
        using TextReader? opened = file == "-" ? null : TextInput.Open(file, "a file of JSON lines");
        TextReader lines = opened ?? session.Input;
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            Answer(session.Output, line, number, order);
            if (opened is null)
                session.Output.Flush();
        }

        return ExitCode.Done;
    }

    private static void Answer(TextWriter output, string line, int number, int order)
    {
        JsonElement id = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement request = document.RootElement;
            if (request.ValueKind != JsonValueKind.Object)
                throw new InputException($"line {number}: not a JSON object; expected {{\"id\":..,\"formula\":..,\"wrt\":..}}");
            if (request.TryGetProperty("id", out JsonElement given))
                id = given.Clone();
            Expr derivative = new DerivativeRequest(Text(request, "formula"), Text(request, "wrt"), OrderOf(request) ?? order).Differentiate();
            WriteAnswer(output, id, json => json.Formula(derivative));
        }
        catch (Exception failure)
        {
            WriteAnswer(output, id, json => json.WriteString("error", Reason(failure, number)));
        }
    }

    private static string Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InputException($"'{name}' is missing; expected a text");

    private static int? OrderOf(JsonElement request) =>
        !request.TryGetProperty("order", out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int order) && order is > 0 and <= DiffCommand.HighestOrder ? order
        : throw new InputException($"'order' does not fit; expected a whole number from 1 to {DiffCommand.HighestOrder}");

    private static string Reason(Exception failure, int number) => failure switch
    {
        JsonException => $"line {number}: not JSON; expected {{\"id\":..,\"formula\":..,\"wrt\":..}}",
        InputException or FormulaException => failure.Message,
        _ => $"internal error: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}; please report it",
    };

    private static void WriteAnswer(TextWriter output, JsonElement id, Action<Utf8JsonWriter> content) => JsonText.WriteLine(output, json =>
    {
        json.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
            json.WriteNullValue();
        else
            id.WriteTo(json);
        content(json);
    });
}
