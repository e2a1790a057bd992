using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Output;

/// <summary>JSON as the tool writes it: indented, arrays of numbers and texts on one line, NaN and infinities as strings.</summary>
internal static class JsonText
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = Encoder };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = Encoder };

    /// <summary>Writes one object.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> properties) => output.Write(Document(Object(properties)));

    /// <summary>One object as one line, its end included.</summary>
    public static string Line(Action<Utf8JsonWriter> properties) => Render(Object(properties), OneLine);

    /// <summary>A whole document.</summary>
    public static string Document(Action<Utf8JsonWriter> document) => Render(document, Indented);

    /// <summary>Writes a number as the shortest text that reads back as the same double.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(NumberText(value));
    }

    /// <summary>Writes an array of whole numbers.</summary>
    public static void Counts(this Utf8JsonWriter json, string name, IEnumerable<int> counts)
    {
        json.WritePropertyName(name);
        json.Counts(counts);
    }

    /// <summary>Writes an array of whole numbers as an element of another.</summary>
    public static void Counts(this Utf8JsonWriter json, IEnumerable<int> counts)
    {
        json.WriteRawValue($"[{string.Join(", ", counts.Select(count => count.ToString(CultureInfo.InvariantCulture)))}]");
    }

    /// <summary>Writes an array of texts.</summary>
    public static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(", ", texts.Select(text => $"\"{JsonEncodedText.Encode(text, Encoder)}\""))}]");
    }

    /// <summary>Writes a formula twice: <c>formula</c> in plain syntax, <c>latex</c> in LaTeX.</summary>
    public static void Formula(this Utf8JsonWriter json, Expr formula)
    {
        json.WriteString("formula", PlainPrinter.Print(formula));
        json.WriteString("latex", LatexPrinter.Print(formula));
    }

    /// <summary>Writes a value in its shape: a number, an array, or an array of rows.</summary>
    public static void Shaped(this Utf8JsonWriter json, string name, Shape shape, ReadOnlySpan<double> elements)
    {
        var text = new StringBuilder();
        switch (shape.Kind)
        {
            case ShapeKind.Scalar:
                text.Append(NumberText(elements[0]));
                break;
            case ShapeKind.Vector:
                AppendArray(text, elements);
                break;
            default:
                AppendRows(text, shape, elements);
                break;
        }

        json.WritePropertyName(name);
        json.WriteRawValue(text.ToString());
    }

    private static void AppendRows(StringBuilder text, Shape shape, ReadOnlySpan<double> elements)
    {
        text.Append('[');
        for (int row = 0; row < shape.Rows; row++)
        {
            text.Append(row > 0 ? ", " : "");
            AppendArray(text, elements.Slice(row * shape.Columns, shape.Columns));
        }

        text.Append(']');
    }

    /// <summary>Appends an array of numbers on one line.</summary>
    public static void AppendArray(StringBuilder text, ReadOnlySpan<double> elements)
    {
        text.Append('[');
        for (int i = 0; i < elements.Length; i++)
            text.Append(i > 0 ? ", " : "").Append(NumberText(elements[i]));
        text.Append(']');
    }

    private static string NumberText(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";

    private static Action<Utf8JsonWriter> Object(Action<Utf8JsonWriter> properties) => json =>
    {
        json.WriteStartObject();
        properties(json);
        json.WriteEndObject();
    };

    private static string Render(Action<Utf8JsonWriter> document, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
            document(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
