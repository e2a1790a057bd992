using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking;

/// <summary>What a question about a model asks for.</summary>
public enum Ask
{
    /// <summary>The total derivative of one variable in another.</summary>
    Derivative,

    /// <summary>A variable in terms of parameters, inputs and states.</summary>
    Value,

    /// <summary>One blank of a forward pass: a variable in terms of parameters, inputs and states.</summary>
    Forward,

    /// <summary>One blank of a backward pass: a total derivative, which may use those downstream.</summary>
    Backward,

    /// <summary>The direct partial of one variable in another, its other arguments held constant.</summary>
    Partial,

    /// <summary>A formula over the model's names.</summary>
    Formula,

    /// <summary>The total derivative as a formula for every length.</summary>
    General,
}

/// <summary>Which derivative ∂a/∂b means in an answer.</summary>
public enum PartialConvention
{
    /// <summary>Total where a is what the question differentiates, direct for any other a of which b is an argument, else total.</summary>
    Course,

    /// <summary>Always the direct partial.</summary>
    Direct,

    /// <summary>Always the total derivative.</summary>
    Total,

    /// <summary>Whichever makes the answer right.</summary>
    Either,
}

/// <summary>The answer should be a quantity of a model, over its names and the symbols of its derivatives.</summary>
/// <param name="Model">The model.</param>
/// <param name="Ask">What is asked for.</param>
/// <param name="Of">The variable or element that is meant or differentiated, in any spelling; for <see cref="Ask.Formula"/> the formula as text.</param>
/// <param name="WithRespectTo">The variable or element of differentiation, where one is asked for.</param>
public sealed record ModelQuestion(Model Model, Ask Ask, string Of, string? WithRespectTo = null) : Question
{
    /// <summary>Which derivative ∂a/∂b means; the reading of courses unless set.</summary>
    public PartialConvention Partials { get; init; }

    /// <summary>
    /// Reads what is asked: <c>derivative OF WRT</c>, <c>general OF WRT</c>, <c>backward OF WRT</c>, <c>partial A B</c>, <c>value VAR</c>,
    /// <c>forward VAR</c> or <c>formula EXPR</c>.
    /// </summary>
    /// <exception cref="FormatException">The text asks for nothing of the kind, or names too few or too many variables.</exception>
    public static ModelQuestion Parse(Model model, string ask)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ask);
        string[] words = ask.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Ask? kind = Enum.GetValues<Ask>().Cast<Ask?>().FirstOrDefault(value => words.Length > 0 && Word(value!.Value) == words[0]);
        return (kind, words.Length) switch
        {
            (null, _) => throw new FormatException($"cannot ask for '{ask}'; expected {string.Join(" or ", Enum.GetValues<Ask>().Select(Form))}"),
            (Ask.Formula, > 1) => new ModelQuestion(model, Ask.Formula, ask.Trim()[words[0].Length..].Trim()),
            (Ask.Value or Ask.Forward, 2) => new ModelQuestion(model, kind.Value, words[1]),
            (Ask.Derivative or Ask.Backward or Ask.Partial or Ask.General, 3) => new ModelQuestion(model, kind.Value, words[1], words[2]),
            _ => throw new FormatException($"cannot ask for '{ask}'; expected {Form(kind.Value)}"),
        };
    }

    private static string Word(Ask ask) => ask.ToString().ToLowerInvariant();

    private static string Form(Ask ask) => Word(ask) + ask switch
    {
        Ask.Formula => " EXPR",
        Ask.Value or Ask.Forward => " VAR",
        _ => " OF WRT",
    };
}
