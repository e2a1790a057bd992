using System.Numerics;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>A comparison of two formulas at one length after the other.</summary>
internal sealed class LengthTrial(EqualityOptions options)
{
    private const int FewestLengths = 4; // what agrees at fewer says little

    private readonly List<int> _lengths = [];
    private readonly List<string> _notes = [];
    private Decision? _end;
    private bool _isCut;
    private bool _isNumeric;
    private double _error;

    /// <summary>Compares at one length; whether the next is worth trying.</summary>
    /// <param name="expected">The expected formula there, or null where it cannot be written out.</param>
    /// <param name="answer">The answer there, or null where it cannot be written out.</param>
    /// <param name="point">The length, or the values of several free indices.</param>
    public bool Continues(Expr? expected, Expr? answer, IReadOnlyDictionary<string, BigInteger> point)
    {
        if (expected is null || answer is null)
        {
            _notes.Add($"At {Text(point)} the sums could not be written out.");
            _isCut = true;
            return false;
        }

        Decision decision = Equality.Decide(expected, answer, options);
        if (decision.Verdict == Verdict.Different && point.Values.Any(value => value.IsZero) && WhyMeaningless(expected, answer, decision) is { } reason)
        {
            _notes.Add($"At {Text(point)} {reason}: judged from 1 on.");
            return true;
        }

        _lengths.Add((int)point.Values.Max());
        if (decision.Verdict != Verdict.Equivalent)
            return End(At(decision, point));
        _isNumeric |= decision.Evidence == Evidence.Numeric;
        _error += decision.ErrorProbability ?? 0;
        _notes.AddRange(decision.Notes);
        return true;
    }

    /// <summary>What the comparisons come to.</summary>
    /// <param name="isComplete">Whether agreement at the lengths tried is agreement at all.</param>
    public Decision Conclude(bool isComplete)
    {
        Evidence evidence = _isNumeric ? Evidence.Numeric : isComplete && !_isCut ? Evidence.Proof : Evidence.Bounded;
        Decision decision = _end ?? (_isCut && _lengths.Count < FewestLengths
            ? new Decision(Verdict.Undecided, Evidence.None)
            : new Decision(Verdict.Equivalent, evidence) { ErrorProbability = _isNumeric ? null : _error });
        return decision with { Lengths = [.. _lengths.Distinct().Order()], Notes = [.. (_end is null ? _notes : decision.Notes).Distinct()] };
    }

    private bool End(Decision decision)
    {
        _end = decision;
        return false;
    }

    /// <summary>The decision at a length, its counterexample with the length among the values.</summary>
    public static Decision At(Decision decision, IReadOnlyDictionary<string, BigInteger> point) => decision with
    {
        Counterexample = decision.Counterexample is { } example
            ? example with
            {
                At = [.. point.Select(item => KeyValuePair.Create(item.Key, (Rational)item.Value)).Concat(example.At.Where(item => !point.ContainsKey(item.Key)))
                    .OrderBy(item => item.Key, StringComparer.Ordinal)],
            }
            : null,
    };

    private static string Text(IReadOnlyDictionary<string, BigInteger> point) => string.Join(", ", point.Select(item => $"{item.Key} = {item.Value}"));

    // At length 0 there are no members, such as a u_1 that one side names and the other does not, and nothing to divide by.
    private static string? WhyMeaningless(Expr expected, Expr answer, Decision decision)
    {
        if (decision.IsDomainProblem)
            return "one side has no value";
        HashSet<string> members = MembersOf(expected);
        members.SymmetricExceptWith(MembersOf(answer));
        return members.Count > 0 ? $"there is no {members.Min(StringComparer.Ordinal)}" : null;
    }

    private static HashSet<string> MembersOf(Expr formula) => [.. Expressions.Ordered(formula).OfType<Variable>()
        .Select(variable => variable.Name).Where(name => VariableName.Parse(name).Indices.Count > 0)];
}
