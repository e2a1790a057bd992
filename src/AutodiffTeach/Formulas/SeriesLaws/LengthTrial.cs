using System.Numerics;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>A comparison of two formulas at one length after the other.</summary>
internal sealed class LengthTrial(EqualityOptions options)
{
    private readonly List<int> _lengths = [];
    private readonly List<string> _notes = [];
    private Decision? _end;
    private bool _isNumeric;
    private double _error;

    /// <summary>Compares at one length; whether the next is worth trying.</summary>
    /// <param name="expected">The expected formula there, or null where it cannot be written out.</param>
    /// <param name="answer">The answer there, or null where it cannot be written out.</param>
    /// <param name="point">The length, or the values of several free indices.</param>
    public bool Continues(Expr? expected, Expr? answer, IReadOnlyDictionary<string, BigInteger> point)
    {
        if (expected is null || answer is null)
            return End(new Decision(Verdict.Undecided, Evidence.None) { Notes = [$"At {Text(point)} the sums could not be written out."] });
        Decision decision = Equality.Decide(expected, answer, options);
        if (decision.Verdict == Verdict.Different && point.Values.Any(value => value.IsZero) && MemberOfOne(expected, answer) is { } member)
        {
            _notes.Add($"At {Text(point)} there is no {member}: judged from 1 on.");
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
        Evidence evidence = _isNumeric ? Evidence.Numeric : isComplete ? Evidence.Proof : Evidence.Bounded;
        Decision decision = _end ?? (_lengths.Count == 0 && !isComplete
            ? new Decision(Verdict.Undecided, Evidence.None)
            : new Decision(Verdict.Equivalent, evidence) { ErrorProbability = _isNumeric ? null : _error });
        return decision with { Lengths = [.. _lengths.Distinct().Order()], Notes = [.. decision.Notes.Concat(_notes).Distinct()] };
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
        Notes = [$"They differ at {Text(point)}.", .. decision.Notes],
    };

    private static string Text(IReadOnlyDictionary<string, BigInteger> point) => string.Join(", ", point.Select(item => $"{item.Key} = {item.Value}"));

    // A member, such as u_1, that one side names and the other does not: at length 0 there is none.
    private static string? MemberOfOne(Expr expected, Expr answer)
    {
        HashSet<string> left = MembersOf(expected), right = MembersOf(answer);
        left.SymmetricExceptWith(right);
        return left.Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static HashSet<string> MembersOf(Expr formula) => [.. Expressions.Ordered(formula).OfType<Variable>()
        .Select(variable => variable.Name).Where(name => VariableName.Parse(name).Indices.Count > 0)];
}
