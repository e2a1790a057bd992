namespace AutodiffTeach.Cli.Answers;

/// <summary>The worked answers that there are.</summary>
internal static class WorkedAnswers
{
    /// <summary>Each under its name; the seed is that of its experiments.</summary>
    public static readonly IReadOnlyList<(string Name, Func<ulong, WorkedAnswer> Create)> All =
    [
        ("linear", LinearAnswer.Create),
        ("activation", ActivationAnswer.Create),
        ("every-step", EveryStepAnswer.Create),
        ("cells", CellsAnswer.Create),
        ("lstm", LstmAnswer.Create),
        ("residual", ResidualAnswer.Create),
    ];

    /// <summary>The heading of a page of answers.</summary>
    public static string TitleOf(IReadOnlyList<WorkedAnswer> answers) => answers is [var only] ? only.Title : "Where gradients vanish: worked answers";
}
