using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Checking;

/// <summary>The sum over paths with random coefficients: the explanation reads off what was changed, and never says anything else.</summary>
public sealed class PathExplanationProperties
{
    private static readonly (string Text, string Of, string Wrt)[] Models =
    [
        ("param w\ninput x\na = tanh(w*x)\nb = sigmoid(w + a)\nc = a*b + w\ny = c^2 * b\noutput y", "y", "w"),
        ("param U\nparam V\nparam W\ninput x[1..4]\nstate h[0]\nh[t] = tanh(U*x[t] + V*h[t-1]) for t in 1..3\no[t] = W*h[t] for t in 1..3\nL = sum(t in 1..3: (x[t+1] - o[t])^2)\noutput L", "L", "V"),
        ("function sigma\nparam w\nparam v\ninput u[1..3]\nstate h[0]\nh[t] = sigma(w*h[t-1] + u[t]) for t in 1..3\ng[t] = sigma(v*g[t-1] + h[t]) for t in 1..3\nstate g[0]\ny = g[3]\noutput y", "y", "w"),
        ("param p\nparam q\nm = exp(p*q)\nn = sin(m*p)\nr = n + m*q\ny = r*n + p^2\noutput y", "y", "p"),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_changed_path_is_found(int seed)
    {
        var random = new Random(seed);
        (string text, string of, string wrt) = Models[random.Next(Models.Length)];
        Model model = Model.Parse(text);
        PathTerm[] terms = [.. new PathTable(model.Graph, model.Graph.Find(wrt)!, model.Graph.Find(of)!).Terms()];
        int changed = random.Next(terms.Length);
        (Rational factor, string kind) = random.Next(4) switch
        {
            0 => ((Rational)0, FeedbackKinds.MissingPath),
            1 => (2, FeedbackKinds.RepeatedPath),
            2 => (-1, FeedbackKinds.PathSign),
            _ => (new Rational(1, 3), FeedbackKinds.PathFactor),
        };
        Expr answer = Expr.Sum([.. terms.Select((term, i) => i == changed ? Expr.Product(Expr.Number(factor), TermOf(term)) : TermOf(term))]);
        Judgement judgement = Judge.Check(new ModelQuestion(model, Ask.Derivative, of, wrt), answer);
        Assert.True(judgement.Verdict == Verdict.Different && judgement.Feedback.Count > 0, $"{text}\n{answer}\n{kind} {terms[changed].Path}");
        Feedback feedback = Assert.Single(judgement.Feedback, item => item.Kind != FeedbackKinds.Domain);
        // A direct partial in place of a total derivative loses paths too, and says where.
        if (kind == FeedbackKinds.MissingPath && feedback.Kind == FeedbackKinds.DirectInsteadOfTotal)
            return;
        Assert.Equal(kind, feedback.Kind);
        Assert.Equal(terms[changed].Path.Nodes.Select(node => node.Id), Assert.Single(feedback.Paths));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_sum_over_paths_in_any_order_is_right(int seed)
    {
        var random = new Random(seed);
        (string text, string of, string wrt) = Models[0];
        Model model = Model.Parse(text);
        PathTerm[] terms = [.. new PathTable(model.Graph, model.Graph.Find(wrt)!, model.Graph.Find(of)!).Terms()];
        random.Shuffle(terms);
        Assert.Equal(Verdict.Equivalent, Judge.Check(new ModelQuestion(model, Ask.Derivative, of, wrt), Expr.Sum([.. terms.Select(TermOf)])).Verdict);
    }

    // The product of the direct partials, as formulas or as symbols in turns.
    private static Expr TermOf(PathTerm term) => Expr.Product([.. term.Path.Edges.Select((edge, i) => i % 2 == 0
        ? Expr.Partial(PartialKind.Direct, Expr.Variable(edge.To.Id), Expr.Variable(edge.From.Id))
        : term.Formulas![i])]);
}
