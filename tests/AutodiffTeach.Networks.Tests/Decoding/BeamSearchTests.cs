using System.Globalization;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

public sealed class BeamSearchTests
{
    private const double None = double.NegativeInfinity;

    // Problem set 8 of the course: neural and network, three steps.
    private static readonly Dictionary<string, double[]> Course = new()
    {
        [""] = [-0.65, -0.73],
        ["0"] = [-0.80, -0.60],
        ["1"] = [-0.60, -0.80],
        ["0 0"] = [-0.01, -4.60],
        ["0 1"] = [-0.80, -0.60],
        ["1 0"] = [-0.80, -0.60],
        ["1 1"] = [-4.60, -0.01],
    };

    [Fact]
    public void The_course_keeps_what_its_solution_keeps()
    {
        SearchResult<string> result = (Fixed(2, 3) with { KeepsTrace = true }).Run(Tree(2, Course));

        Assert.Equal(
            [
                "0 -0.65 Kept 1; 1 -0.73 Kept 2",
                "0 1 -1.25 Kept 1; 1 0 -1.33 Kept 2; 0 0 -1.45 OutOfBeam 3; 1 1 -1.53 OutOfBeam 4",
                "0 1 1 -1.85 Kept 1; 1 0 1 -1.93 Kept 2; 0 1 0 -2.05 OutOfBeam 3; 1 0 0 -2.13 OutOfBeam 4",
            ],
            result.Steps.Select(Text));
        Assert.Equal(StoppingReason.MaximumLength, result.Stopped);
        Assert.Equal("0 1", result.Best!.State);
        Assert.Equal(new SearchCost(3, 2 + 4 + 4, 2 + 8 + 8, 4, 6, 2), result.Cost);
        Assert.Equal(10, result.Cost.SelectionComparisons);
    }

    [Fact]
    public void The_course_loses_its_optimum_at_step_2()
    {
        StepFunction<double, string> tree = Tree(2, Course);
        Hypothesis<string> optimum = new ExhaustiveSearch(new(3)).Run(tree).Best!;
        Assert.Equal([0, 0, 0], optimum.Tokens());
        Assert.Equal(-1.46, optimum.Score, 1e-12);

        LostSequence lost = LostSequence.Find((Fixed(2, 3) with { KeepsTrace = true }).Run(tree), optimum)!;

        Assert.Equal((LossReason.Pruned, 2, 3, CandidateFate.OutOfBeam), (lost.Reason, lost.Time, lost.Beginning.Rank, lost.Beginning.Fate));
        Assert.Equal([1, 0], lost.Rival!.Hypothesis.Tokens());
        Assert.Equal(0.12, lost.Margin!.Value, 1e-12);
        Assert.Equal(3, Fixed(1, 3).SmallestWidth(tree, optimum, 10));
        Assert.Null(Fixed(1, 3).SmallestWidth(tree, optimum, 2));
        Assert.Null(LostSequence.Find((Fixed(3, 3) with { KeepsTrace = true }).Run(tree), optimum));
    }

    [Fact]
    public void A_wider_beam_proves_the_optimum_of_the_course_without_a_look_at_all_sequences()
    {
        SearchResult<string> narrow = Fixed(2, 3).Run(Tree(2, Course));
        SearchResult<string> wide = Fixed(3, 3).Run(Tree(2, Course));

        // Pruned at step 2: 0 0 with -1.45, which could still have become better than the best, -1.85; 1 1 with -1.53, which could not beat -1.46.
        Assert.Equal((-1.45, false), (Math.Round(narrow.PrunedBound!.Value, 9), narrow.IsProvenOptimal));
        Assert.Equal((-1.53, true), (Math.Round(wide.PrunedBound!.Value, 9), wide.IsProvenOptimal));
        Assert.Equal(double.NegativeInfinity, Fixed(8, 3).Run(Tree(2, Course)).PrunedBound);
    }

    [Fact]
    public void Ties_go_by_the_order_of_the_token_sequences()
    {
        // 0.1 + 0.2 and 0.3 are one sum in the order, though not as doubles.
        var tree = new Dictionary<string, double[]>
        {
            [""] = [-0.3, -0.1, -0.2],
            ["0"] = [0, 0, None],
            ["1"] = [-0.2, -0.2, None],
            ["2"] = [-0.1, -0.1, -0.1],
        };

        SearchResult<string> result = Fixed(6, 2).Run(Tree(3, tree));

        Assert.Equal(["0 0", "0 1", "1 0", "1 1", "2 0", "2 1"], result.Hypotheses.Select(Tokens));
    }

    [Fact]
    public void A_tie_is_broken_by_the_first_token_that_differs_not_by_the_order_in_the_beam()
    {
        // After step 1 the beam is 1, 0; at step 2 all four tie.
        var tree = new Dictionary<string, double[]> { [""] = [-2, -1], ["0"] = [-1, -1], ["1"] = [-2, -2] };

        SearchResult<string> result = (Fixed(2, 2) with { KeepsTrace = true }).Run(Tree(2, tree));

        Assert.Equal("0 0 -3 Kept 1; 0 1 -3 Kept 2; 1 0 -3 OutOfBeam 3; 1 1 -3 OutOfBeam 4", Text(result.Steps[1]));
    }

    [Fact]
    public void A_beam_larger_than_the_vocabulary_grows_with_the_tree()
    {
        SearchResult<string> result = (Fixed(1_000_000_000, 3) with { KeepsTrace = true }).Run(Tree(2, Course));

        Assert.Equal([2, 4, 8], result.Steps.Select(step => step.Kept.Count));
        Assert.Equal([0, 0, 0], result.Best!.Tokens());
    }

    [Fact]
    public void Impossible_continuations_narrow_the_beam_and_may_end_it()
    {
        var tree = new Dictionary<string, double[]> { [""] = [-1, None], ["0"] = [None, None] };

        SearchResult<string> result = (Fixed(2, 3) with { KeepsTrace = true }).Run(Tree(2, tree));

        Assert.Empty(result.Hypotheses);
        Assert.Null(result.Best);
        Assert.Equal(StoppingReason.NothingRuns, result.Stopped);
        Assert.Equal(["0 -1 Kept 1; 1 -Infinity Impossible 0", "0 0 -Infinity Impossible 0; 0 1 -Infinity Impossible 0"], result.Steps.Select(Text));
        Assert.Equal(2, result.Steps[1].CountOf(CandidateFate.Impossible));
    }

    [Fact]
    public void The_trace_tells_what_the_rules_forbid()
    {
        var tree = new Dictionary<string, double[]> { [""] = [-1, -2, -3], ["0"] = [-1, -2, -3], ["0 2"] = [-1, -2, -3] };
        var rules = new SequenceRules(3) { EndToken = 1, MinimumLength = 1, BlockedRepetition = 1, AtMaximumLength = MaximumLengthRule.EndForced };

        SearchResult<string> result = new BeamSearch(1, rules) { KeepsTrace = true }.Run(Tree(3, tree));

        Assert.Equal(
            [
                "0 -1 Kept 1; 2 -3 OutOfBeam 2; 1 -2 TooShort 0",
                "0 1 -3 Finished 1; 0 2 -4 Kept 2; 0 0 -2 Repetition 0",
            ],
            result.Steps.Select(step => Text(step, step.Finished.Concat(step.Kept))));
        Assert.Equal(StoppingReason.Full, result.Stopped);

        SearchResult<string> toTheEnd = new BeamSearch(1, rules) { KeepsTrace = true, Stopping = StoppingRule.AtMaximumLength }.Run(Tree(3, tree));
        Assert.Equal("0 2 1 -6 LostToFinished 1; 0 2 0 -5 TooLong 0; 0 2 2 -7 TooLong 0", Text(toTheEnd.Steps[2]));
    }

    [Fact]
    public void A_finished_one_in_the_beam_takes_the_place_of_a_running_one()
    {
        var tree = new Dictionary<string, double[]> { [""] = [-1, -0.5, None], ["0"] = [-1, -1.3, -1.2] };

        SearchResult<string> result = (BeamSearch.LikeAllenNlp(2, 2, endToken: 1) with { KeepsTrace = true }).Run(Tree(3, tree));

        // 0 2 runs and is kept out by 1 alone; 0 1 would not be in the beam even so.
        Assert.Equal(
            "1 -0.5 Finished 1; 0 0 -2 Kept 2; 0 2 -2.2 LostToFinished 3; 0 1 -2.3 OutOfBeam 4",
            Text(result.Steps[1], result.Steps[1].Finished.Concat(result.Steps[1].Kept)));
        Assert.Equal(["1", "0 0"], result.Hypotheses.Select(Tokens));
        Assert.Equal(StoppingReason.MaximumLength, result.Stopped);
    }

    [Fact]
    public void A_later_group_pays_for_the_tokens_of_an_earlier_one_and_keeps_the_models_scores()
    {
        var tree = new Dictionary<string, double[]>
        {
            [""] = [-0.5, -0.7, -3],
            ["0"] = [-1, -1.2, -4],
            ["1"] = [-1, -1.4, -4],
        };
        BeamSearch search = Fixed(2, 2) with { Groups = new(2, 0.3), KeepsTrace = true };

        SearchResult<string> result = search.Run(Tree(3, tree));

        // Group 1 ranks token 0 at -0.5 - 0.3, behind token 1; then its own 1 0 at -1.7 - 0.3 is still ahead of 1 1 at -2.1.
        Candidate[] first = [.. result.Steps[0].Kept];
        Assert.Equal(["0 -0.5 Kept 1", "1 -0.7 Kept 1"], first.Select(Text));
        Assert.Equal([(0, 0), (1, 0)], first.Select(each => (each.Group, each.Penalty)));
        Assert.Equal(0.3, result.Steps[0].Pruned.Single(each => each.Group == 1 && each.Hypothesis.Token == 0).Penalty);
        Assert.Equal(["0 0 -1.5 Kept 1", "1 0 -1.7 Kept 1"], result.Steps[1].Kept.Select(Text));
        Assert.Equal(0.3, result.Steps[1].Kept[1].Penalty);
        Assert.Equal(["0 0", "1 0"], result.Hypotheses.Select(Tokens));
        Assert.Equal(["0 0", "1 1"], (search with { Groups = new(2, 0.5) }).Run(Tree(3, tree)).Hypotheses.Select(Tokens));
        Assert.Equal(["0 0", "0 0"], (search with { Groups = new(2, 0) }).Run(Tree(3, tree)).Hypotheses.Select(Tokens));
    }

    [Fact]
    public void A_group_pays_for_each_hypothesis_of_all_groups_before_it()
    {
        SearchResult<string> result = (Fixed(6, 1) with { Groups = new(3, 0.25), KeepsTrace = true })
            .Run(Tree(4, new() { [""] = [-0.5, -0.625, -0.75, -1.5] }));

        // Group 0 takes 0 and 1; group 1 pays 0.25 for each, so 2, then 0 and 1 tie at -0.75 and -0.875; group 2 pays 0.5 for 0 and 0.25 for 1 and 2.
        Assert.Equal([0, 1, 0, 2, 1, 0], result.Steps[0].Kept.Select(each => each.Hypothesis.Token));
        Assert.Equal([0, 0, 0.25, 0, 0.25, 0.5], result.Steps[0].Kept.Select(each => each.Penalty));
    }

    [Fact]
    public void The_certificate_states_what_could_still_have_been_found()
    {
        var tree = new Dictionary<string, double[]> { [""] = [-1, -1.5], ["0"] = [-0.1, -5] };
        var rules = new SequenceRules(4) { EndToken = 1 };

        // The end comes second at step 1; the running one stands at -1 and could stay there.
        SearchResult<string> full = new BeamSearch(1, rules) { Finished = FinishedHypotheses.PoolFromCandidates }.Run(Tree(2, tree));
        Assert.Equal(StoppingReason.Full, full.Stopped);
        Assert.Equal(new(-1.5, -1), full.Certificate);
        Assert.False(full.Certificate!.Holds);

        var mean = rules with { Normalisation = LengthNormalisation.Power(1) };
        SearchResult<string> normalised = new BeamSearch(1, mean) { Finished = FinishedHypotheses.PoolFromCandidates }.Run(Tree(2, tree));
        Assert.Equal(new(-1.5, -0.25), normalised.Certificate);

        var shorter = rules with { Normalisation = LengthNormalisation.Power(-1) };
        SearchResult<string> penalised = new BeamSearch(1, shorter) { Finished = FinishedHypotheses.PoolFromCandidates, Stopping = StoppingRule.WhenBestIsCertain }.Run(Tree(2, tree));
        Assert.Equal((StoppingReason.Certain, new(-1.5, -2)), (penalised.Stopped, penalised.Certificate));
    }

    [Fact]
    public void A_positive_log_probability_voids_the_certificate()
    {
        // Token 2 is a promise that nothing follows. What is left at step 2 stands at -2.5 against -1: out of reach, were this no model that can add 9.
        var tree = new Dictionary<string, double[]>
        {
            [""] = [-2, -1, 0.25],
            ["2"] = [None, None, None],
            ["0"] = [-0.5, -5, None],
            ["0 0"] = [None, 9, None],
        };
        var search = new BeamSearch(2, new(3) { EndToken = 1 }) { Stopping = StoppingRule.WhenBestIsCertain };

        SearchResult<string> result = search.Run(Tree(3, tree));

        Assert.Equal("0 0 1", Tokens(result.Best!));
        SearchResult<string> full = (search with { Width = 1, Stopping = StoppingRule.WhenFull, Finished = FinishedHypotheses.PoolFromCandidates }).Run(Tree(3, tree));
        Assert.Equal((StoppingReason.Full, null, null, false), (full.Stopped, full.Certificate, full.PrunedBound, full.IsProvenOptimal));
        tree[""] = [-2, -1, 0];
        Assert.Equal("1", Tokens(search.Run(Tree(3, tree)).Best!));
    }

    [Theory]
    [InlineData(0, 3, null, 0, "width")]
    [InlineData(2, 0, null, 0, "MaximumLength")]
    [InlineData(2, 3, 2, 0, "EndToken is 2; a token of the model was expected, 0 to 1.")]
    [InlineData(2, 3, 1, 3, "MinimumLength is 3; at most 2 was expected, what MaximumLength 3 leaves before the end token.")]
    public void Rules_that_make_no_sense_are_refused(int width, int length, int? end, int minimum, string message)
    {
        var rules = new SequenceRules(length) { EndToken = end, MinimumLength = minimum, AtMaximumLength = MaximumLengthRule.EndForced };

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => new BeamSearch(width, rules).Run(Tree(2, Course)));
        Assert.Contains(message, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Groups_and_normalisations_that_make_no_sense_are_refused()
    {
        StepFunction<double, string> tree = Tree(2, Course);
        Assert.Equal(
            "A beam of 4 in 3 groups: a number of groups was expected that divides the width.",
            Assert.Throws<ArgumentException>(() => (Fixed(4, 3) with { Groups = new(3, 1) }).Run(tree)).Message);
        Assert.Throws<ArgumentException>(() => (Fixed(4, 3) with { Groups = new(2, double.NaN) }).Run(tree));
        Assert.Equal(
            "The strength of diversity is 1E+308; a number from 0 to 1000000000 was expected.",
            Assert.Throws<ArgumentException>(() => (Fixed(4, 3) with { Groups = new(2, 1e308) }).Run(tree)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => LengthNormalisation.Power(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => LengthNormalisation.Gnmt(double.NaN));
        var infinite = new SequenceRules(10) { Normalisation = LengthNormalisation.Power(400) };
        Assert.Contains("divides the sum of 10 tokens by", Assert.Throws<ArgumentException>(() => new BeamSearch(1, infinite).Run(tree)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "Step 2: the model gives NaN as log-probability of token 1 after tokens 0; a number was expected, or negative infinity for a token that is impossible.")]
    [InlineData(double.PositiveInfinity, "Step 2: the model gives positive infinity as log-probability of token 1 after tokens 0; a number was expected, or negative infinity for a token that is impossible.")]
    public void What_is_no_log_probability_is_refused(double value, string message)
    {
        StepFunction<double, string> tree = Tree(2, new() { [""] = [-1, -2], ["0"] = [-1, value] });

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => Fixed(1, 2).Run(tree)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new ExhaustiveSearch(new(2)).Run(tree)).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_function_that_gives_another_number_of_tokens_is_refused(int given)
    {
        var model = new FunctionStep<double, int>(2, 0, [-1, -2], (_, _) => (new double[given], 0));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Fixed(1, 2).Run(model));
        Assert.Equal($"The function gives {given} log-probabilities; one for each of 2 tokens was expected.", error.Message);
    }

    [Fact]
    public void A_function_that_gives_nothing_is_refused()
    {
        var model = new FunctionStep<double, int>(2, 0, [-1, -2], (_, _) => (null!, 0));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Fixed(1, 2).Run(model));
        Assert.Equal("The function gives 0 log-probabilities; one for each of 2 tokens was expected.", error.Message);
    }

    [Fact]
    public void Numbers_that_no_vector_holds_are_refused()
    {
        var model = new FunctionStep<Half, int>(1, 0, [Half.Zero], (_, _) => ([Half.Zero], 0));

        NotSupportedException error = Assert.Throws<NotSupportedException>(() => Fixed(1, 2).Run(model));
        Assert.Equal("Log-probabilities are of type Half; float or double was expected.", error.Message);
    }

    [Fact]
    public void A_trace_too_short_to_tell_where_a_sequence_was_lost_says_so()
    {
        StepFunction<double, string> tree = Tree(2, Course);
        Hypothesis<string> optimum = new ExhaustiveSearch(new(3)).Run(tree).Best!;

        const string Message = "The trace does not list the sequence's beginning at step {0}; a search with KeepsTrace, a sufficient MostPruned and the sequence's rules was expected.";
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, Message, 1), Assert.Throws<ArgumentException>(() => LostSequence.Find(Fixed(2, 3).Run(tree), optimum)).Message);
        Assert.Equal(
            string.Format(CultureInfo.InvariantCulture, Message, 2),
            Assert.Throws<ArgumentException>(() => LostSequence.Find((Fixed(2, 3) with { KeepsTrace = true, MostPruned = 0 }).Run(tree), optimum)).Message);
    }

    [Fact]
    public void A_search_of_a_million_steps_needs_no_stack_and_keeps_no_states_of_beginnings()
    {
        var model = new FunctionStep<double, object>(1, new object(), [-0.5], (_, _) => ([-0.5], new object()));

        SearchResult<object> result = Fixed(1, 1_000_000).Run(model);

        Assert.Equal(1_000_000, result.Best!.Tokens().Length);
        Assert.Equal(-500_000, result.Best.Score);
        Assert.False(result.Best.Parent is Hypothesis<object>);
        Assert.Equal(1, result.Cost.MostStates);
    }

    [Fact]
    public void Without_a_trace_nothing_is_allocated_for_a_pruned_candidate()
    {
        float[] row = [.. Enumerable.Range(0, 10_000).Select(token => -MathF.Abs(MathF.Sin(token)) - 1)];
        var model = new FunctionStep<float, int>(row.Length, 0, row, (_, token) => (row, token));
        BeamSearch search = Fixed(8, 20);
        search.Run(model);

        long before = GC.GetAllocatedBytesForCurrentThread();
        SearchResult<int> result = search.Run(model);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // 1.5 million candidates were scored; the rows of the beam are 320 kB, made in steps of twice the size.
        Assert.Equal(10_000 * (1 + (19 * 8)), result.Cost.ScoredEntries);
        Assert.Equal(80_000, result.Cost.BufferEntries);
        Assert.True(allocated < 1_000_000, $"{allocated} bytes");
    }

    private static BeamSearch Fixed(int width, int length) => new(width, new(length));

    private static FunctionStep<double, string> Tree(int vocabulary, Dictionary<string, double[]> rows)
        => new(vocabulary, "", rows[""], (state, token) => (rows[Next(state, token)], Next(state, token)));

    private static string Next(string state, int token) => state.Length == 0 ? $"{token}" : $"{state} {token}";

    private static string Tokens(Hypothesis hypothesis) => string.Join(' ', hypothesis.Tokens());

    private static string Text(Candidate candidate)
        => string.Create(CultureInfo.InvariantCulture, $"{Tokens(candidate.Hypothesis)} {candidate.Hypothesis.LogProbability:0.####} {candidate.Fate} {candidate.Rank}");

    private static string Text(SearchStep step) => Text(step, step.Kept);

    private static string Text(SearchStep step, IEnumerable<Candidate> kept) => string.Join("; ", kept.Concat(step.Pruned).Select(Text));
}
