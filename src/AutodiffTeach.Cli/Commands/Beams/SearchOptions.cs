using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Commands.Beams;

/// <summary>The options of <c>beam</c> for how it searches.</summary>
internal sealed class SearchOptions
{
    private const int UsualWidth = 2;
    private const int GreatestWidth = 1_000_000;
    private const double GreatestDiversity = 1_000;

    private readonly Option<int> _width = CountOption.Create("--beam", "k, the hypotheses kept at each step.", 1, GreatestWidth, UsualWidth);
    private readonly Choice<Preset?> _like = Choice<Preset?>.OfOne(
        "--like", "The rules of another system; of the rules below it takes --alpha (of AllenNLP none), --minimum-length and --no-repeat.",
        ("none", null), ("fairseq", Preset.Fairseq), ("allennlp", Preset.AllenNlp), ("tensor2tensor", Preset.Tensor2Tensor));
    private readonly Choice<FinishedHypotheses> _finished = Choice<FinishedHypotheses>.OfOne(
        "--finished", "Where finished hypotheses live: in a pool, taken from the best k of a step; in a pool, taken from the best 2k; or in the beam.",
        ("pool", FinishedHypotheses.PoolFromBeam), ("pool-2k", FinishedHypotheses.PoolFromCandidates), ("beam", FinishedHypotheses.InBeam));
    private readonly Choice<StoppingRule> _stop = Choice<StoppingRule>.OfOne(
        "--stop", "When the search stops before the maximum length: when k have finished; when nothing that runs can beat the best finished, any finished, or k finished; or never.",
        ("full", StoppingRule.WhenFull), ("best-certain", StoppingRule.WhenBestIsCertain), ("finished-certain", StoppingRule.WhenFinishedAreCertain), ("all-certain", StoppingRule.WhenAllAreCertain), ("maximum", StoppingRule.AtMaximumLength));
    private readonly Option<int> _groups = CountOption.Create("--groups", "Diverse beam search: the groups that the beam is cut into.", 1, GreatestWidth, 1);
    private readonly Option<double?> _diversity = NumberOption.Create("--diversity", "What a group pays for a token for each time that earlier groups took it at the step. Default 0.5.", 0, GreatestDiversity);
    private readonly RuleOptions _rules = new();

    private enum Preset
    {
        Fairseq,
        AllenNlp,
        Tensor2Tensor,
    }

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_width, _like.Option, .. _rules.All, _finished.Option, _stop.Option, _groups, _diversity])
            command.Add(option);
        command.Validators.Add(Check);
    }

    /// <summary>The search in a tree with these rules.</summary>
    /// <exception cref="InputException">The options do not fit the file or each other.</exception>
    public BeamSearch In(ParseResult parsed, SequenceRules rules)
    {
        CheckEnds(parsed, rules);
        BeamSearch search = _like.In(parsed) is { } preset ? Like(parsed, preset, rules) : Own(parsed, rules);
        int groups = parsed.GetValue(_groups);
        if (groups == 1 && parsed.GetValue(_diversity) is not null)
            throw new InputException("--diversity: one group has no other to differ from; expected --groups 2 or more beside it");
        if (search.Width % groups != 0)
            throw new InputException(FormattableString.Invariant($"--groups: {groups} does not divide the beam of {search.Width}; expected a divisor"));
        return groups == 1 ? search : search with { Groups = new DiverseGroups(groups, parsed.GetValue(_diversity) ?? 0.5) };
    }

    // Without an end token nothing finishes before the maximum length, and these would say nothing.
    private void CheckEnds(ParseResult parsed, SequenceRules rules)
    {
        foreach (Option option in (Option[])[_finished.Option, _stop.Option, _rules.AtMaximum])
        {
            if (rules.EndToken is null && parsed.GetResult(option) is { Implicit: false })
                throw new InputException($"{option.Name}: the file names no end token, so that all sequences end at its length; expected a file with \"end\"");
        }
    }

    private BeamSearch Own(ParseResult parsed, SequenceRules rules) => new(parsed.GetValue(_width), _rules.In(parsed, rules, isComplete: false))
    {
        Finished = _finished.In(parsed),
        Stopping = _stop.In(parsed),
    };

    private BeamSearch Like(ParseResult parsed, Preset preset, SequenceRules rules)
    {
        int width = parsed.GetValue(_width), length = rules.MaximumLength;
        if (rules.EndToken is not { } end)
            throw new InputException("--like: the file names no end token, and the rules of other systems are about that; expected a file with \"end\"");
        if (preset == Preset.AllenNlp && _rules.AlphaIn(parsed) is not null)
            throw new InputException("--alpha: AllenNLP's search compares sums; expected --normalisation power without --like");
        BeamSearch search = preset switch
        {
            Preset.Fairseq => BeamSearch.LikeFairseq(width, length, end, _rules.AlphaIn(parsed) ?? 1),
            Preset.AllenNlp => BeamSearch.LikeAllenNlp(width, length, end),
            _ => BeamSearch.LikeTensor2Tensor(width, length, end, _rules.AlphaIn(parsed) ?? 1),
        };
        if (search.Rules.MinimumLength >= length)
            throw new InputException("--like: fairseq's sequences have a token before the end token; expected a file of length 2 or more");
        return search with { Rules = _rules.In(parsed, search.Rules, isComplete: true) };
    }

    private void Check(CommandResult result)
    {
        if (result.GetResult(_like.Option) is not { } like || like.Tokens is [{ Value: "none" }])
            return;
        foreach (Option option in _rules.OfSystems.Concat([_finished.Option, _stop.Option]).Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name}: --like brings the rules of a system; expected one of the two");
    }
}
