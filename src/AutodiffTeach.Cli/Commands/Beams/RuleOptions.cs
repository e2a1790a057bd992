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
    private readonly Option<double?> _alpha = NumberOption.Create("--alpha", "The exponent of --normalisation. Default 1.", -GreatestAlpha, GreatestAlpha);
    private readonly Option<int> _minimumLength = CountOption.Create("--minimum-length", "The least tokens of a sequence before its end token. Default 0.", 0, 1_000, 0);
    private readonly Option<int> _noRepeat = CountOption.Create("--no-repeat", "The length of n-grams that may not occur twice in a sequence; 0, the default, lets all repeat.", 0, 1_000, 0);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _normalisation.Option, _alpha, _minimumLength, _noRepeat })
            command.Add(option);
    }

    /// <summary>The rules of the file with those of the command line.</summary>
    /// <exception cref="InputException">They do not fit each other.</exception>
    public SequenceRules In(ParseResult parsed, SequenceRules rules)
    {
        double? alpha = parsed.GetValue(_alpha);
        if (alpha is not null && _normalisation.WordIn(parsed) == "none")
            throw new InputException("--alpha: without --normalisation power or gnmt there is nothing to raise; expected both or neither");
        int minimum = parsed.GetValue(_minimumLength);
        if (minimum > 0 && rules.EndToken is null)
            throw new InputException("--minimum-length: the file names no end token, so that all sequences have the same length; expected a file with \"end\"");
        if (minimum >= rules.MaximumLength && minimum > 0)
            throw new InputException(FormattableString.Invariant($"--minimum-length: {minimum} tokens and the end token are more than the file's length {rules.MaximumLength}; expected a smaller number"));
        return rules with
        {
            Normalisation = _normalisation.In(parsed)(alpha ?? 1),
            MinimumLength = minimum,
            BlockedRepetition = parsed.GetValue(_noRepeat),
        };
    }
}
