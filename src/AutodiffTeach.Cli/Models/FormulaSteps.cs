using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Cli.Models;

/// <summary>The steps that differentiate a formula.</summary>
internal sealed class FormulaSteps
{
    private readonly FormulaDerivation _derivation;

    private FormulaSteps(FormulaDerivation derivation) => _derivation = derivation;

    /// <summary>Derives the steps.</summary>
    /// <exception cref="InputException">The formula is one for which there are no steps.</exception>
    public static FormulaSteps Create(DerivativeRequest request)
    {
        try
        {
            return new FormulaSteps(FormulaDerivation.Create(request.Formula, Expr.Variable(request.WithRespectTo), request.Order));
        }
        catch (Exception cause) when (cause is SeriesTooLongException or DerivationException)
        {
            throw new InputException($"--steps: {cause.Message}", cause);
        }
    }

    /// <summary>Writes the sections as the property <c>steps</c>, as <c>derive</c> writes them.</summary>
    public void WriteJson(Utf8JsonWriter json) => JsonWriter.WriteSteps(_derivation.Steps, json);

    /// <summary>Writes the sections as lines of text.</summary>
    public void WriteText(TextWriter output) => output.Write(OutlineWriter.Write(_derivation.Steps));
}
