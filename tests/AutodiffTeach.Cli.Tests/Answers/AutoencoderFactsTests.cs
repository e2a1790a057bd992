using AutodiffTeach.Cli.Answers;

namespace AutodiffTeach.Cli.Tests.Answers;

public sealed class AutoencoderFactsTests
{
    [Fact]
    public void The_verdicts_are_those_of_the_problem_set() => Assert.Equal(
        [
            ("validation-loss", false), ("lower-loss", false), ("decoder-dropped", true), ("never-worse", false), ("transfer", true),
            ("few-labels", true), ("patches", true), ("augmentation", true), ("corruption-at-use", false), ("size-of-code", false),
        ],
        AutoencoderFacts.All.Select(fact => (fact.Name, fact.IsTrue)));

    [Fact]
    public void Every_statement_is_a_sentence_with_a_reason() => Assert.All(AutoencoderFacts.All, fact =>
    {
        Assert.Matches(@"^[A-Z][^\n]+\.$", fact.Statement);
        Assert.Matches(@"^[A-Z][^\n]+\.$", fact.Reason);
    });

    [Fact]
    public void What_the_synthetic_experiment_can_show_refers_to_it() => Assert.Equal(
        ["validation-loss", "lower-loss", "decoder-dropped", "never-worse", "augmentation", "corruption-at-use", "size-of-code"],
        AutoencoderFacts.All.Where(fact => fact.Experiment is { Command: "train autoencoder", Shows.Length: > 0 }).Select(fact => fact.Name));
}
