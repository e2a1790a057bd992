using System.Text.Json;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>Writes derivations as JSON: <c>of</c>, <c>wrt</c>, <c>formula</c>, <c>latex</c>, <c>value</c>, <c>steps</c>.</summary>
public static class JsonWriter
{
    private static readonly Notation Decimals = new() { PrefersDecimals = true };

    /// <summary>Writes the derivation as one JSON object.</summary>
    /// <remarks>A missing value is left out; NaN and infinities are strings. Sections have empty formulas. A line that holds at every step has its index in <c>family</c>.</remarks>
    public static void Write(Derivation derivation, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("of", derivation.Of);
        json.WriteString("wrt", derivation.WithRespectTo);
        json.WriteString("formula", derivation.Formula.ToString());
        json.WriteString("latex", LatexPrinter.Print(derivation.Formula, derivation.Model.Notation));
        WriteValue(derivation.Value, json);
        WriteSteps(derivation.Steps, json);
        json.WriteEndObject();
    }

    /// <summary>Writes steps as the property <c>steps</c> of the object that is open, an array of objects.</summary>
    public static void WriteSteps(IReadOnlyList<Step> steps, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray("steps");
        foreach (Step step in steps)
        {
            json.WriteStartObject();
            json.WriteString("rule", step.Rule);
            if (step.Name is { } name)
                json.WriteString("name", name.ToString());
            json.WriteString("before", step.Before?.ToString() ?? "");
            json.WriteString("after", step.After?.ToString() ?? "");
            json.WriteString("explanation", step.Explanation);
            if (step.Numbers is { } numbers)
                json.WriteString("numbers", PlainPrinter.Print(numbers, Decimals));
            WriteValue(step.Value, json);
            if (step.Family is { } family)
                WriteFamily(family, json);
            json.WriteStartArray("where");
            foreach (string node in step.Where)
                json.WriteStringValue(node);
            json.WriteEndArray();
            WriteSteps(step.Steps, json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFamily(StepFamily family, Utf8JsonWriter json)
    {
        json.WriteStartObject("family");
        json.WriteString("index", family.Index);
        json.WriteNumber("from", family.First);
        json.WriteNumber("to", family.Last);
        json.WriteStartArray("values");
        foreach (double? value in family.Values)
        {
            if (value is { } number && double.IsFinite(number))
                json.WriteNumberValue(number);
            else if (value is { } special)
                json.WriteStringValue(TextOf(special));
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string TextOf(double special) => double.IsNaN(special) ? "NaN" : special > 0 ? "Infinity" : "-Infinity";

    private static void WriteValue(double? value, Utf8JsonWriter json)
    {
        if (value is not { } number)
            return;
        if (double.IsFinite(number))
            json.WriteNumber("value", number);
        else
            json.WriteString("value", TextOf(number));
    }
}
