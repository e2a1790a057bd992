using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Trees;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>Makes the tree of a search to be drawn: its candidates step by step, and what it never saw of the results beside it.</summary>
internal sealed class BeamTree
{
    private const int ScoreDigits = 4;

    private readonly BeamRun _run;
    private readonly Branch _root = new(null, null);

    // Parents before their children.
    private readonly List<Branch> _branches;

    private BeamTree(BeamRun run)
    {
        _run = run;
        _branches = [_root];
        foreach (Candidate candidate in run.Found.Beam.Steps.SelectMany(step => step.Kept.Concat(step.Finished).Concat(step.Pruned)))
            Grow(candidate.Hypothesis, candidate);
    }

    /// <summary>The tree, the results standing out.</summary>
    public static SearchTree Of(BeamRun run)
    {
        var tree = new BeamTree(run);
        var marks = tree.Marks().ToArray();
        foreach (Hypothesis marked in marks.Select(mark => mark.Hypothesis))
            tree.GrowUnseen(marked);
        string title = string.Create(CultureInfo.InvariantCulture, $"Beam search, beam {run.Width}");
        return new SearchTree(title, tree.Nodes())
        {
            Marks = [.. marks.Select(tree.MarkOf)],
            ScoreWords = "on a line: log-probability of the token",
            SumWords = "in a box: sum",
        };
    }

    // Equal results stand out once, under all their names.
    private IEnumerable<(string Name, Hypothesis Hypothesis)> Marks()
    {
        string beam = string.Create(CultureInfo.InvariantCulture, $"beam {_run.Width}");
        var results = new (string Name, Hypothesis? Hypothesis)[] { (beam, _run.Found.Beam.Best), ("greedy", _run.Found.Greedy), ("best of all", _run.Found.Optimum) };
        return results.Where(result => result.Hypothesis is not null).GroupBy(result => string.Join(' ', result.Hypothesis!.Tokens()), StringComparer.Ordinal)
            .Select(group => (Wordings.And([.. group.Select(result => result.Name)]), group.First().Hypothesis!));
    }

    private SearchMark MarkOf((string Name, Hypothesis Hypothesis) mark) => new(mark.Name, _run.Tokens(mark.Hypothesis))
    {
        Words = mark.Hypothesis == _run.Found.Optimum && !_run.Found.IsOptimal ? BeamWords.Losing(_run) : null,
    };

    private void GrowUnseen(Hypothesis result)
    {
        var path = new Stack<Hypothesis>();
        for (Hypothesis at = result; at.Parent is not null; at = at.Parent)
            path.Push(at);
        foreach (Hypothesis hypothesis in path)
            Grow(hypothesis, null);
    }

    private void Grow(Hypothesis hypothesis, Candidate? candidate)
    {
        Branch at = _root;
        foreach (int token in hypothesis.Tokens().AsSpan(0, hypothesis.Length - 1))
            at = at.Children[token];
        if (at.Children.ContainsKey(hypothesis.Token))
            return;
        var branch = new Branch(hypothesis, candidate);
        at.Children.Add(hypothesis.Token, branch);
        _branches.Add(branch);
    }

    private SearchNode Nodes()
    {
        var best = new HashSet<Branch>();
        Branch at = _root;
        foreach (int token in _run.Found.Beam.Best?.Tokens() ?? [])
            best.Add(at = at.Children[token]);
        var nodes = new Dictionary<Branch, SearchNode>();
        foreach (Branch branch in Enumerable.Reverse(_branches))
        {
            nodes.Add(branch, NodeOf(branch, best.Contains(branch)) with { Children = [.. branch.Children.Values.Select(child => nodes[child])] });
            foreach (Branch child in branch.Children.Values)
                nodes.Remove(child);
        }

        return nodes[_root] with { Fate = best.Count > 0 ? SearchFate.Best : SearchFate.Kept };
    }

    private SearchNode NodeOf(Branch branch, bool isBest)
    {
        if (branch.Hypothesis is not { } hypothesis)
            return new SearchNode("start") { Sum = 0 };
        var fate = branch.Candidate?.Fate;
        bool isKept = fate is CandidateFate.Kept or CandidateFate.Finished;
        return new SearchNode(_run.Vocabulary[hypothesis.Token], isBest ? SearchFate.Best : isKept ? SearchFate.Kept : fate is null ? SearchFate.Unseen : SearchFate.Pruned)
        {
            Score = NumberFormat.Tidy(branch.Candidate?.TokenLogProbability ?? hypothesis.LogProbability - hypothesis.Parent!.LogProbability),
            Sum = NumberFormat.Tidy(hypothesis.LogProbability),
            PrunedAt = fate is CandidateFate.OutOfBeam ? hypothesis.Length : null,
            Remark = RemarkOf(hypothesis, fate),
        };
    }

    private string? RemarkOf(Hypothesis hypothesis, CandidateFate? fate)
    {
        if (fate is { } known && known is not (CandidateFate.Kept or CandidateFate.Finished or CandidateFate.OutOfBeam))
            return BeamWords.ReasonOf(known);
        if (fate is null)
            return "never seen";
        if (fate == CandidateFate.OutOfBeam)
            return null;
        string? score = _run.HasScores ? "score " + NumberFormat.Short(NumberFormat.Tidy(hypothesis.Score), ScoreDigits).Replace('-', '−') : null;
        return hypothesis.IsFinished ? string.Join(", ", new[] { "finished", score }.OfType<string>()) : null;
    }

    // In the order of the vocabulary.
    private sealed class Branch(Hypothesis? hypothesis, Candidate? candidate)
    {
        public Hypothesis? Hypothesis => hypothesis;

        public Candidate? Candidate => candidate;

        public SortedDictionary<int, Branch> Children { get; } = [];
    }
}
