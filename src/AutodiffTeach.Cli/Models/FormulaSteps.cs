using System.Text;
using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Derivations;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Models;

/// <summary>The steps that differentiate a formula: the direct derivation of a model that has the formula as its only result.</summary>
internal sealed class FormulaSteps
{
    private const int HighestOrder = 2;
    private static readonly string[] ResultNames = ["f", "g", "y", "result"];

    private readonly Derivation _derivation;

    private FormulaSteps(Derivation derivation) => _derivation = derivation;

    private IEnumerable<Step> Sections => _derivation.Steps.Where(IsShown);

    /// <summary>Derives the steps.</summary>
    /// <exception cref="InputException">The formula is one for which there are no steps.</exception>
    public static FormulaSteps Create(DerivativeRequest request)
    {
        if (request.Order > HighestOrder)
            throw new InputException($"--steps: there are steps for derivatives of order 1 or 2; expected --order 1 or 2");
        HashSet<string> names = [.. Expressions.Variables(request.Formula).Select(variable => variable.Name), request.WithRespectTo];
        string result = ResultNames.First(name => !names.Contains(name) || name == ResultNames[^1]);
        var text = new StringBuilder();
        foreach (string name in names)
            text.Append("param ").Append(name).Append('\n');
        text.Append(result).Append(" = ").Append(PlainPrinter.Print(request.Formula)).Append("\noutput ").Append(result).Append('\n');
        try
        {
            var options = new DerivationOptions { Method = DerivationMethod.Direct, Order = request.Order };
            return new FormulaSteps(Derivation.Create(Model.Parse(text.ToString()), result, request.WithRespectTo, options));
        }
        catch (Exception cause) when (cause is ModelException or DerivationException)
        {
            throw new InputException("--steps: the steps of this formula cannot be written out; expected a formula of functions and named variables; try without --steps", cause);
        }
    }

    /// <summary>Writes the sections as the property <c>steps</c>, as <c>derive</c> writes them.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        using JsonDocument whole = JsonDocument.Parse(JsonText.Document(writer => Derivations.Writers.JsonWriter.Write(_derivation, writer)));
        json.WriteStartArray("steps");
        foreach ((Step step, JsonElement element) in _derivation.Steps.Zip(whole.RootElement.GetProperty("steps").EnumerateArray()))
        {
            if (IsShown(step))
                element.WriteTo(json);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the sections as lines of text.</summary>
    public void WriteText(TextWriter output)
    {
        foreach (Step section in Sections)
        {
            output.WriteLine(section.Explanation);
            foreach (Step line in section.Steps)
            {
                output.WriteLine($"  {string.Join(" = ", line.Chain.Distinct().Select(formula => PlainPrinter.Print(formula)))}");
                if (line.Explanation.Length > 0)
                    output.WriteLine($"      {line.Explanation}");
            }

            output.WriteLine();
        }
    }

    private static bool IsShown(Step section) => section.Rule is Rules.Differentiate or Rules.SecondDerivative;
}
