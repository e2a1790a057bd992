using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary>The options that decide how parameters change.</summary>
/// <param name="rate">The learning rate where none is given.</param>
internal sealed class OptimiserOptions(double rate)
{
    private const string Sgd = "sgd";
    private const double AdamWDecay = 1e-2;

    private readonly Choice<string> _kind = Choice<string>.OfOne("--optimiser", "How parameters change: torch.optim's Adam, AdamW or SGD.", ("adam", "adam"), ("adamw", "adamw"), (Sgd, Sgd));
    private readonly Option<double?> _rate = NumberOption.Create("--rate", $"The learning rate. Default {NumberFormat.Short(rate)}.", 1e-12, 1000);
    private readonly Option<double?> _momentum = NumberOption.Create("--momentum", "The momentum of sgd. Default 0.", 0, 0.999999);
    private readonly Option<bool> _nesterov = new("--nesterov") { Description = "Nesterov's momentum, for sgd." };
    private readonly Option<double?> _weightDecay = NumberOption.Create("--weight-decay", "The weight decay: part of the gradient in sgd and adam, beside it in adamw. Default 0, in adamw 0.01.", 0, 1000);

    public IEnumerable<Option> All => [_kind.Option, _rate, _momentum, _nesterov, _weightDecay];

    /// <summary>The optimiser that the command line asks for.</summary>
    /// <exception cref="InputException">Options contradict one another.</exception>
    public Optimiser<float> Create(ParseResult parsed, IReadOnlyList<NamedParameter<float>> parameters)
    {
        double chosenRate = parsed.GetValue(_rate) ?? rate;
        double momentum = parsed.GetValue(_momentum) ?? 0;
        bool nesterov = parsed.GetValue(_nesterov);
        string kind = _kind.In(parsed);
        if (kind != Sgd && (parsed.GetValue(_momentum) is not null || nesterov))
            throw new InputException($"{(nesterov ? "--nesterov" : "--momentum")}: {kind} has moments of its own; expected --optimiser {Sgd}");
        if (nesterov && momentum == 0)
            throw new InputException("--nesterov: there is no momentum to look ahead along; expected --momentum above 0, such as 0.9");
        return kind switch
        {
            Sgd => new Sgd<float>(parameters, chosenRate, momentum, parsed.GetValue(_weightDecay) ?? 0, nesterov),
            "adamw" => new AdamW<float>(parameters, chosenRate, weightDecay: parsed.GetValue(_weightDecay) ?? AdamWDecay),
            _ => new Adam<float>(parameters, chosenRate, weightDecay: parsed.GetValue(_weightDecay) ?? 0),
        };
    }

    /// <summary>Every option of an optimiser under its name.</summary>
    public static IReadOnlyList<Setting> SettingsOf(Optimiser<float> optimiser) => optimiser switch
    {
        Sgd<float> sgd => [new("optimiser", sgd.Name), new("rate", sgd.Rate), new("momentum", sgd.Momentum), new("nesterov", sgd.Nesterov ? "yes" : "no"), new("weightDecay", sgd.WeightDecay)],
        AdaptiveMoments<float> adam => [new("optimiser", adam.Name), new("rate", adam.Rate), new("weightDecay", adam.WeightDecay)],
        _ => [new("optimiser", optimiser.Name), new("rate", optimiser.Rate)],
    };
}
