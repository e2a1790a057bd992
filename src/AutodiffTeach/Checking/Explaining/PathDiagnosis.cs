using System.Globalization;
using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Reads off the coefficients of the paths in an answer what is wrong with it.</summary>
internal sealed class PathDiagnosis
{
    private const int PathsShown = 3;
    private const int PathsListed = 20;
    private const int LargestMultiple = 4;

    private readonly DerivativeAnatomy _anatomy;
    private readonly IReadOnlyList<PathTerm> _terms;
    private readonly IReadOnlyList<Rational> _coefficients;
    private readonly PathTerm[] _wrong;
    private readonly PathTerm[] _right;

    private PathDiagnosis(DerivativeAnatomy anatomy, IReadOnlyList<Rational> coefficients)
    {
        (_anatomy, _terms, _coefficients) = (anatomy, anatomy.Paths.Terms, coefficients);
        _wrong = [.. _terms.Where((term, i) => Share(i) != 1)];
        _right = [.. _terms.Where((term, i) => Share(i) == 1)];
    }

    private string Derivative => $"d{_anatomy.Of}/d{_anatomy.WithRespectTo}";

    /// <summary>What the coefficients say, or null.</summary>
    public static Slip? Of(DerivativeAnatomy anatomy, FieldFormula answer)
    {
        if (anatomy.Paths.Coefficients(answer) is not { } coefficients)
            return null;
        var diagnosis = new PathDiagnosis(anatomy, coefficients);
        return diagnosis.Whole() ?? diagnosis.Averaged() ?? diagnosis.SomeOfEqual() ?? diagnosis.Missing() ?? diagnosis.Deviating();
    }

    // The part of a term's paths that the answer counts: 1 where all is right.
    private Rational Share(int i) => _coefficients[i] / _terms[i].Paths.Count;

    private Rational ShareOf(PathTerm term) => Share(_terms.ToList().IndexOf(term));

    // All paths with the same factor.
    private Slip? Whole()
    {
        Rational share = Share(0);
        if (_wrong.Length != _terms.Count || Enumerable.Range(0, _terms.Count).Any(i => Share(i) != share))
            return null;
        if (share.IsZero)
            return Result(FeedbackKinds.MissingPath, $"{Derivative} is not 0: {_anatomy.Of} depends on {_anatomy.WithRespectTo} along {(_anatomy.Paths.Count == 1 ? "a path" : $"{_anatomy.Paths.Count} paths")}, such as {_terms[0].Text}.", _terms);
        if (share == -1)
            return Result(FeedbackKinds.Sign, $"The sign is wrong: this is the negative of {Derivative}.", []);
        return _anatomy.Paths.Count > 1 && share * _anatomy.Paths.Count == 1
            ? Result(FeedbackKinds.AveragedPaths, $"The {_anatomy.Paths.Count} paths are averaged; {Derivative} is their sum.", _terms)
            : Result(FeedbackKinds.ConstantFactor, $"This is {share} times {Derivative}: a constant factor is wrong.", []);
    }

    // At each last edge, the mean over the paths through it.
    private Slip? Averaged()
    {
        if (_terms.Any(term => term.Edge is not null || term.Paths.Count > 1))
            return null;
        ILookup<NamedEdge, PathTerm> ends = _terms.ToLookup(term => term.Paths[0].Edges[^1]);
        bool isMean = _wrong.Length > 0 && ends.All(end => end.All(term => ShareOf(term) * end.Sum(item => item.Paths.Count) == 1));
        return isMean ? Result(FeedbackKinds.AveragedPaths, $"The paths to each of {AllowedNames.Words(ends.Select(end => end.Key.From.Name))} are averaged; {Derivative} is the sum over all paths.", _wrong) : null;
    }

    // Of paths that contribute the same some are counted: which, no answer tells.
    private Slip? SomeOfEqual()
    {
        if (_wrong is not [{ Edge: null, Paths: { Count: > 1 } equal } term] || _coefficients[_terms.ToList().IndexOf(term)] is not { IsInteger: true, Sign: > 0 } counted || counted >= equal.Count)
            return null;
        return Result(FeedbackKinds.MissingPath, $"The paths {AllowedNames.Words(equal.Select(path => path.ToString()))} contribute the same; {(counted.IsOne ? "only one of them is" : $"only {counted} of them are")} counted.", _wrong);
    }

    // Some paths are not counted, the others are right.
    private Slip? Missing()
    {
        if (_wrong.Length == 0 || _right.Length == 0 || _wrong.Any(term => !ShareOf(term).IsZero))
            return null;
        if (_right.Length == 1 && _right[0].Edge is null && IsDirect(_right[0].Paths[0]))
            return Result(FeedbackKinds.DirectInsteadOfTotal, $"This is only the direct partial, the path {_right[0].Text}; the total derivative lacks {Listed(_wrong)}.", _wrong);
        return Window() ?? Through() ?? Result(FeedbackKinds.MissingPath, $"The sum over the paths lacks {Listed(_wrong)}.", _wrong);
    }

    // Truncated backpropagation: only paths that span few steps, or only the last uses of the variable.
    private Slip? Window()
    {
        if (_wrong.Length < 2 || _terms.Any(term => term.Edge is not null))
            return null;
        int longest = _right.Max(term => term.Paths[0].Span);
        if (_right.Length == 1 && _wrong.All(term => term.Paths[0].Entry < _right[0].Paths[0].Entry))
            return Result(FeedbackKinds.TruncatedPaths, $"Only the last use of {_anatomy.WithRespectTo}{AtStep(_right[0].Paths[0].Entry)} is counted, the path {_right[0].Text}; the sum lacks {Listed(_wrong)}.", _wrong);
        if (_wrong.All(term => term.Paths[0].Span > longest))
            return Result(FeedbackKinds.TruncatedPaths, $"Only the paths over at most {Steps(longest + 1)} are counted; the sum lacks {Listed(_wrong)}.", _wrong);
        int? first = _right.Min(term => term.Paths[0].Entry);
        return first is not null && _terms.All(term => term.Paths[0].Entry is not null) && _wrong.All(term => term.Paths[0].Entry < first)
            ? Result(FeedbackKinds.TruncatedPaths, $"Only the uses of {_anatomy.WithRespectTo} from step {first} on are counted; the sum lacks {Listed(_wrong)}.", _wrong)
            : null;
    }

    private static string AtStep(int? step) => step is { } time ? string.Create(CultureInfo.InvariantCulture, $", at step {time},") : "";

    // What is missing, or what is there, is all that leads through one node.
    private Slip? Through()
    {
        if (_wrong.Length <= PathsShown || _terms.Any(term => term.Edge is not null))
            return null;
        NamedScalar[] nodes = [.. _terms.SelectMany(term => term.Paths[0].Nodes).Distinct().Where(node => node != _anatomy.Of && node != _anatomy.WithRespectTo)];
        if (nodes.FirstOrDefault(node => _terms.All(term => term.Paths[0].Nodes.Contains(node) == _wrong.Contains(term))) is { } lost)
            return Result(FeedbackKinds.MissingPath, $"The sum over the paths lacks all {_wrong.Length} that lead through {lost}.", _wrong);
        return nodes.FirstOrDefault(node => _terms.All(term => term.Paths[0].Nodes.Contains(node) == _right.Contains(term))) is { } kept
            ? Result(FeedbackKinds.MissingPath, $"Only the paths through {kept} are counted; the sum lacks {Listed(_wrong)}.", _wrong)
            : null;
    }

    // Paths with a wrong sign, or counted several times or in part: one kind for all, and some are right.
    private Slip? Deviating()
    {
        if (_wrong.Length == 0 || _right.Length == 0 || _wrong.Length > PathsShown)
            return null;
        Rational share = ShareOf(_wrong[0]);
        if (!IsPlausible(share) || _wrong.Any(term => ShareOf(term) != share || term.Paths.Count > 1))
            return null;
        string paths = $"{(_wrong.Length == 1 ? "The path" : "Each of the paths")} {Listed(_wrong)}";
        if (share == -1)
            return Result(FeedbackKinds.PathSign, $"{paths} has the wrong sign.", _wrong);
        if (share.IsInteger && share.Sign > 0)
            return Result(FeedbackKinds.RepeatedPath, $"{paths} is counted {(share == 2 ? "twice" : $"{share} times")}.", _wrong);
        return Result(FeedbackKinds.PathFactor, $"{paths} {(share == new Rational(1, 2) ? "is counted half" : $"has the factor {share} that does not belong there")}.", _wrong);
    }

    // A sign, a small number too many or divided by: other factors come out of the algebra, not of a student.
    private static bool IsPlausible(Rational share) => share == -1 || (share.Sign > 0 && (share.IsInteger ? share : 1 / share) is { IsInteger: true } count && count <= LargestMultiple);

    // One edge, names of the end left out.
    private bool IsDirect(NamedPath path) => path.Edges.Skip(1).All(edge => _anatomy.Reading.Original(edge.To) == _anatomy.Reading.Original(edge.From));

    private static string Steps(int count) => count == 1 ? "one step" : $"{count.ToString(CultureInfo.InvariantCulture)} steps";

    private static string Listed(PathTerm[] terms)
    {
        IEnumerable<string> shown = terms.Take(PathsShown).Select(term => term.Text);
        return terms.Length <= PathsShown ? string.Join(", ", shown) : $"{terms.Length} paths, {string.Join(", ", shown)} and others";
    }

    private Slip Result(string kind, string message, IReadOnlyList<PathTerm> terms) => new(kind, message, [], () => Combination(term => term.Formula()))
    {
        Polynomial = () => Combination(term => term.Polynomial()),
        Paths = [.. terms.SelectMany(term => term.Paths).Take(PathsListed).Select(path => path.Names)],
    };

    private Expr Combination(Func<PathTerm, Expr> part)
    {
        Symbol sum = Symbol.Zero;
        for (int i = 0; i < _terms.Count; i++)
            sum += Symbol.FromRational(_coefficients[i]) * new Symbol(part(_terms[i]));
        return sum.Formula;
    }
}
