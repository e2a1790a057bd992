using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Commands.Beams;

/// <summary>The options of <c>beam</c> for which sequences there are and how they are compared.</summary>
internal sealed class RuleOptions
{
    private const double GreatestAlpha = 100;

    private readonly Choice<Func<double, LengthNormalisation>> _normalisation = Choice<Func<double, LengthNormalisation>>.OfOne(
        "--normalisation", "How sequences of different lengths are compared: by their sums; by sum / length^alpha, the end token counted; or by sum / ((5 + length) / 6)^alpha (GNMT).",
        ("none", _ => LengthNormalisation.None), ("power", LengthNormalisation.Power), ("gnmt", LengthNormalisation.Gnmt));
    private readonly Option<double?> _alpha = NumberOption.Create("--alpha", "The exponent of the normalisation. Default 1.", -GreatestAlpha, GreatestAlpha);
    private readonly Option<int> _minimumLength = CountOption.Create("--minimum-length", "The least tokens of a sequence before its end token.", 0, 1_000, 0);
    private readonly Choice<MaximumLengthRule> _atMaximum = Choice<MaximumLengthRule>.OfOne(
        "--at-maximum", "What sequences are worth that reach the length without the end token: they count, they must end there, or they count where none ended.",
        ("count", MaximumLengthRule.RunningCount), ("end", MaximumLengthRule.EndForced), ("count-if-none-ended", MaximumLengthRule.RunningCountIfNoneEnded));
    private readonly Option<int> _noRepeat = CountOption.Create("--no-repeat", "The length of n-grams that may not occur twice in a sequence; 0 lets all repeat.", 0, 1_000, 0);

    /// <summary>What sequences without the end token are worth.</summary>
    public Option AtMaximum => _atMaximum.Option;

    /// <summary>What says how sequences are compared and what counts at the maximum length.</summary>
    public IEnumerable<Option> OfSystems => [_normalisation.Option, _atMaximum.Option];

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_normalisation.Option, _alpha, _minimumLength, _atMaximum.Option, _noRepeat];

    /// <summary>The exponent that is asked for; null where none is.</summary>
    public double? AlphaIn(ParseResult parsed) => parsed.GetValue(_alpha);

    /// <summary>The rules of the file with those of the command line.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="rules">The file's.</param>
    /// <param name="isComplete">Whether these are the rules of a system, which brings normalisation and maximum.</param>
    /// <exception cref="InputException">They do not fit each other.</exception>
    public SequenceRules In(ParseResult parsed, SequenceRules rules, bool isComplete)
    {
        if (AlphaIn(parsed) is not null && _normalisation.WordIn(parsed) == "none" && !isComplete)
            throw new InputException("--alpha: without --normalisation power or gnmt there is nothing to raise; expected both or neither");
        bool isEndForced = (isComplete ? rules.AtMaximumLength : _atMaximum.In(parsed)) == MaximumLengthRule.EndForced;
        CheckMinimum(parsed, rules, isEndForced);
        rules = rules with { BlockedRepetition = parsed.GetValue(_noRepeat), MinimumLength = Math.Max(rules.MinimumLength, parsed.GetValue(_minimumLength)) };
        return isComplete ? rules : rules with { Normalisation = _normalisation.In(parsed)(AlphaIn(parsed) ?? 1), AtMaximumLength = _atMaximum.In(parsed) };
    }

    private void CheckMinimum(ParseResult parsed, SequenceRules rules, bool isEndForced)
    {
        int minimum = parsed.GetValue(_minimumLength), most = rules.MaximumLength - (isEndForced ? 1 : 0);
        if (minimum > 0 && rules.EndToken is null)
            throw new InputException("--minimum-length: the file names no end token, so that all sequences have the same length; expected a file with \"end\"");
        if (minimum > most)
            throw new InputException(FormattableString.Invariant($"--minimum-length: {minimum} tokens before the end token do not fit the file's length {rules.MaximumLength}; expected at most {most}"));
    }
}
