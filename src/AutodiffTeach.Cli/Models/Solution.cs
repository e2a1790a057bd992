using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Pages;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Models;

/// <summary>A derivation with all that a page about it shows.</summary>
internal sealed class Solution
{
    private string? _figure;

    private Solution(string source, Derivation derivation, Target of, Target wrt)
    {
        Source = source;
        Derivation = derivation;
        Of = of;
        WithRespectTo = wrt;
        Evaluation = new Evaluation(derivation.Model.Graph, [of]);
        Forms = derivation.Model.Graph.RunLocally();
    }

    /// <summary>The text of the model.</summary>
    public string Source { get; }

    public Derivation Derivation { get; }

    public Model Model => Derivation.Model;

    public Target Of { get; }

    public Target WithRespectTo { get; }

    public Evaluation Evaluation { get; }

    /// <summary>The formulas and direct partials of the variables, each by its name.</summary>
    public LocalForms Forms { get; }

    /// <summary>The graph as SVG with values, gradients and direct partials.</summary>
    public string Figure => _figure ??= new Picture
    {
        Of = Of.Variable.Name,
        Options = SceneOptions.Default with { ShowValues = true, ShowGradients = Of.IsScalar && Of.Element is null, Partials = PartialDisplay.Symbols },
    }.Draw(Model, new SvgWriter());

    /// <summary>Derives <paramref name="of"/> in <paramref name="wrt"/>.</summary>
    /// <exception cref="InputException">A name is unknown, or the derivation cannot be made.</exception>
    public static Solution Create(Model model, string source, string of, string wrt, DerivationOptions options)
    {
        Target ofTarget = Target.Find(model.Graph, "--of", of), wrtTarget = Target.Find(model.Graph, "--wrt", wrt);
        return new Solution(source, Derive(() => Derivation.Create(model, of, wrt, options)), ofTarget, wrtTarget);
    }

    /// <summary>Derives <paramref name="of"/> in <paramref name="wrt"/> for every length.</summary>
    /// <exception cref="InputException">A name is unknown, or the derivation cannot be made.</exception>
    public static Solution CreateGeneral(Model model, string source, string of, string wrt)
    {
        Target wrtTarget = Target.Find(model.Graph, "--wrt", wrt);
        // h_N is no variable; the derivation knows which one it is in the model as it stands.
        Derivation? derivation = model.Graph.FindElement(of) is null ? Derive(() => GeneralFormula.Of(model, of, wrt)) : null;
        string now = derivation?.Steps.SelectMany(section => section.Steps).Select(line => line.Where).Last(where => where.Count > 0)[^1] ?? of;
        Target ofTarget = Target.Find(model.Graph, "--of", now);
        return new Solution(source, derivation ?? Derive(() => GeneralFormula.Of(model, of, wrt)), ofTarget, wrtTarget);
    }

    private static Derivation Derive(Func<Derivation> derive)
    {
        try
        {
            return derive();
        }
        catch (DerivationException cause)
        {
            throw new InputException($"autodiffteach derive: {cause.Message}", cause);
        }
    }

    /// <summary>The solution as text.</summary>
    public string Write(SolutionFormat format) => format switch
    {
        SolutionFormat.Md => MarkdownWriter.Write(Derivation),
        SolutionFormat.Tex => TexWriter.Write(Derivation),
        SolutionFormat.Json => JsonText.Document(json => Derivations.Writers.JsonWriter.Write(Derivation, json)),
        _ => SolutionPage.Write(this),
    };
}
