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
}
