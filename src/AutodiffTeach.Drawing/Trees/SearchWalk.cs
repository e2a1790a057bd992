using System.Globalization;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>Makes the walk through a search: each step extends what was kept, then keeps the best of that; at the end the marked sequences.</summary>
internal sealed class SearchWalk(SearchTree tree, IReadOnlyList<SearchTreeSketch.Drawn> drawn)
{
    private const int Digits = 5;
    private const int MostLines = 6;

    public IEnumerable<WalkMoment> Moments()
    {
        yield return new WalkMoment(WalkPhase.Start, [WalkFormula.Words("The search starts with one hypothesis, which is empty.")])
        {
            Nodes = [drawn[0].Id],
            Changes = Changes([drawn[0]]),
        };
        SearchNode[] level = [tree.Root];
        for (var step = 1; level.Length > 0; step++)
        {
            SearchNode[] candidates = [.. level.SelectMany(node => node.Children).Where(node => node.Fate != SearchFate.Unseen)];
            SearchNode[] kept = [.. candidates.Where(node => node.Fate != SearchFate.Pruned)];
            if (candidates.Length == 0)
                break;
            var shown = Seen(step);
            yield return Extending(step, level.Count(node => node.Children.Count > 0), candidates.Length, shown);
            yield return Keeping(step, kept, candidates, shown);
            level = kept;
        }

        foreach (var mark in tree.Marks)
            yield return Ending(mark);
    }

    // What stands for several came with them, unless it stands for what was never seen.
    private SearchTreeSketch.Drawn[] Seen(int step) =>
        [.. drawn.Where(node => node.Depth == step && (node.Source is { } source ? source.Fate != SearchFate.Unseen : node.Parent!.Source!.Fate != SearchFate.Pruned))];

    private static WalkMoment Extending(int step, int from, int candidates, SearchTreeSketch.Drawn[] shown) =>
        new(WalkPhase.Forward, [WalkFormula.Words(string.Create(CultureInfo.InvariantCulture, $"{(from == 1 ? "The hypothesis is" : $"Each of {from} hypotheses is")} extended by every token: {candidates} candidate{(candidates == 1 ? "" : "s")}."))])
        {
            Heading = string.Create(CultureInfo.InvariantCulture, $"Step {step}: extend"),
            Nodes = [.. shown.Select(node => node.Id)],
            Changes = Changes(shown),
            Lines = Cut(shown.Where(node => node.Source is { Sum: not null, Score: not null }).Select(Adding), candidates),
        };

    private static WalkMoment Keeping(int step, SearchNode[] kept, SearchNode[] candidates, SearchTreeSketch.Drawn[] shown)
    {
        SearchTreeSketch.Drawn[] stay = [.. shown.Where(node => node.Source is { } source && source.Fate != SearchFate.Pruned)];
        return new(WalkPhase.Forward, [WalkFormula.Words(Judged(kept, candidates))])
        {
            Heading = string.Create(CultureInfo.InvariantCulture, $"Step {step}: keep {kept.Length}"),
            Nodes = [.. stay.Select(node => node.Id)],
            Gone = [.. shown.Except(stay).Select(node => node.Id)],
            Lines = Cut(stay.Where(node => node.Source!.Sum is not null).OrderByDescending(node => node.Source!.Sum).Select(Told), kept.Length),
        };
    }

    private static string Judged(SearchNode[] kept, SearchNode[] candidates)
    {
        var pruned = candidates.Length - kept.Length;
        if (pruned == 0)
            return candidates.Length == 1 ? "It is kept." : "All are kept.";
        var gone = pruned == 1 ? "1 is pruned, and nothing that follows from it" : string.Create(CultureInfo.InvariantCulture, $"{pruned} are pruned, and nothing that follows from them");
        return kept.Length == 0
            ? string.Create(CultureInfo.InvariantCulture, $"None of {candidates.Length} is kept: the search ends here.")
            : string.Create(CultureInfo.InvariantCulture, $"{(AreBest(kept, candidates) ? "The best " : "")}{kept.Length} of {candidates.Length} {(kept.Length == 1 ? "is" : "are")} kept; {gone} is ever seen.");
    }

    // Groups, rules and normalisation may prune a hypothesis of a greater sum than one that is kept.
    private static bool AreBest(SearchNode[] kept, SearchNode[] candidates)
    {
        var worst = kept.Min(node => node.Sum ?? double.NegativeInfinity);
        return candidates.Where(node => node.Fate == SearchFate.Pruned).All(node => (node.Sum ?? double.NegativeInfinity) <= worst);
    }

    private WalkMoment Ending(SearchMark mark)
    {
        var path = tree.PathOf(mark).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        SearchTreeSketch.Drawn[] nodes = [.. drawn.Where(node => node.Source is { } source && path.Contains(source))];
        return new(WalkPhase.Forward, [WalkFormula.Words(SearchTreeNarration.Capitalised(mark.Name) + "." + (mark.Words is { } words ? " " + words : ""))])
        {
            Heading = "Result",
            Nodes = [.. nodes.Select(node => node.Id)],
            Changes = Changes(nodes.Where(node => node.Source!.Fate == SearchFate.Unseen)),
            Lines = [.. nodes.Where(node => node.Source!.Sum is not null).TakeLast(1).Select(Told)],
        };
    }

    // The first few lines of so many, and how many more there are.
    private static WalkLine[] Cut(IEnumerable<WalkLine> lines, int count)
    {
        WalkLine[] first = [.. lines.Take(MostLines)];
        var rest = count - first.Length;
        return rest == 0 || first.Length == 0 ? first : [.. first, new(WalkLineKind.Rule, WalkFormula.Words(string.Create(CultureInfo.InvariantCulture, $"… {rest} more")))];
    }

    private static WalkChange[] Changes(IEnumerable<SearchTreeSketch.Drawn> nodes) =>
        [.. nodes.Where(node => node.Source?.Sum is not null).Select(node => new WalkChange(node.Id, TextKind.Value, Quantity.Scalar(node.Source!.Sum!.Value)))];

    // neural network: −0.65 + (−0.6) = −1.25
    private static WalkLine Adding(SearchTreeSketch.Drawn node)
    {
        var (sum, score) = (node.Source!.Sum!.Value, node.Source.Score!.Value);
        List<WalkFormula> line = [Named(node)];
        if (node.Depth > 1 && node.Parent!.Source!.Sum is { } before)
            line.AddRange([WalkFormula.Number(before, Digits), WalkFormula.Operator(score < 0 ? "−" : "+"), WalkFormula.Number(Math.Abs(score), Digits), WalkFormula.Operator("=")]);
        line.Add(WalkFormula.Number(sum, Digits));
        return new(WalkLineKind.Numbers, WalkFormula.Row(line));
    }

    private static WalkLine Told(SearchTreeSketch.Drawn node) =>
        new(WalkLineKind.Numbers, WalkFormula.Row(Named(node), WalkFormula.Number(node.Source!.Sum!.Value, Digits)));

    // A blank at the end of a text is not shown in MathML.
    private static WalkFormula Named(SearchTreeSketch.Drawn node) => WalkFormula.Words(TokensOf(node) + ":\u00a0");

    private static string TokensOf(SearchTreeSketch.Drawn node)
    {
        var path = new List<SearchNode>();
        for (var at = node; at.Parent is not null; at = at.Parent)
            path.Add(at.Source!);
        path.Reverse();
        return SearchTreeNarration.Tokens(path);
    }
}
