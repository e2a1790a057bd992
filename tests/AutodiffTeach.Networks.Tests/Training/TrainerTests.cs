using System.Text.Json;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Training;

public sealed class TrainerTests
{
    public static TheoryData<int> Cases => OptimiserOracle.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_a_recurrent_network_goes_as_in_PyTorch(int index)
    {
        JsonElement one = OptimiserOracle.Networks(index);
        var network = new Network<double>(new Rnn<double>(2, 3), new Linear<double>(3, 1));
        foreach ((string name, Parameter<double> parameter) in network.Parameters)
            OptimiserOracle.Numbers(one.GetProperty("before").GetProperty(name)).CopyTo(parameter.Value.Values);
        var trainer = new Trainer<double>(network, new FixedBatch(one), OptimiserOracle.OptimiserOf(one, network.Parameters)) { LargestNorm = OptimiserOracle.Clip(one) };
        for (int step = 0; step < 20; step++)
        {
            trainer.Step();
            if (trainer.LargestNorm is not null)
                Assert.Equal(one.GetProperty("norms")[step].GetDouble(), trainer.GradientNorm, 1e-10);
        }

        OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("losses")), trainer.Losses.ToArray());
        foreach ((string name, Parameter<double> parameter) in network.Parameters)
            OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("after").GetProperty(name)), parameter.Value.Values);
    }

    [Fact]
    public void Cancelling_ends_it_after_the_batch()
    {
        Trainer<float> trainer = Runs.Averaging(new Rnn<float>(1, 4));
        using var cancellation = new CancellationTokenSource();
        Assert.False(trainer.Run(50, () => { if (trainer.Losses.Count == 7) cancellation.Cancel(); }, cancellation.Token));
        Assert.Equal(7, trainer.Losses.Count);
        trainer.UpTo(50);
        Assert.Equal(50, trainer.Losses.Count);
    }

    [Fact]
    public void Runs_add_up_and_leave_the_mode_as_it_was()
    {
        Trainer<float> trainer = Runs.Averaging(new Rnn<float>(1, 4));
        trainer.UpTo(3);
        trainer.UpTo(5);
        Assert.Equal(5, trainer.Losses.Count);
        Assert.Equal(trainer.Losses.Skip(3).Average(), trainer.RecentLoss(2), 1e-15);
        Assert.Equal(trainer.Losses.Average(), trainer.RecentLoss(100), 1e-15);
        Assert.False(trainer.Network.Training);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_it_and_names_batch_and_layer()
    {
        Trainer<float> trainer = Runs.Averaging(new Rnn<float>(1, 4, Activation.Identity));
        trainer.UpTo(2);
        trainer.Network.Parameters.Single(named => named.Name == "1.weight").Parameter.Value.Values.Fill(float.NaN);
        DivergenceException fault = Assert.Throws<DivergenceException>(() => trainer.UpTo(10));
        Assert.Equal(
            "batch 3: the loss is NaN; the first output that is not finite is that of layer 1 (linear); try a smaller learning rate, or limit the norm of the gradients",
            fault.Message);
        Assert.Equal(2, trainer.Losses.Count);
    }

    [Fact]
    public void A_learning_rate_that_is_far_too_large_is_found_out()
    {
        var network = new Network<float>(new Rnn<float>(1, 8, Activation.Identity), new Linear<float>(8, 1));
        network.Initialise(Initialisation.PyTorch, new RandomStream(1));
        var trainer = new Trainer<float>(network, Runs.Task<float>(), new Sgd<float>(network.Parameters, 10));
        Assert.StartsWith("batch ", Assert.Throws<DivergenceException>(() => trainer.UpTo(1000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        byte[] first = Runs.Bits(Trained(1)), second = Runs.Bits(Trained(1));
        Assert.Equal(first, second);
        Assert.NotEqual(first, Runs.Bits(Trained(2)));
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        byte[] one = BitsWith(1);
        Assert.Equal(one, BitsWith(2));
        Assert.Equal(one, BitsWith(8));
    }

    private static byte[] BitsWith(int threads)
    {
        // Just large enough that the work is shared.
        Trainer<float> trainer = Runs.Averaging(new Lstm<float>(1, 128), batch: 40);
        trainer.Network.Threads = threads;
        trainer.UpTo(4);
        return Runs.Bits(trainer);
    }

    private static Trainer<float> Trained(ulong seed)
    {
        Trainer<float> trainer = Runs.Averaging(new Lstm<float>(1, 16), seed: seed);
        trainer.UpTo(30);
        return trainer;
    }

    /// <summary>The same batch again and again.</summary>
    private sealed class FixedBatch : TrainingTask<double>
    {
        private readonly Sequence<double> _input = new(6, 4, 2);

        public FixedBatch(JsonElement one)
        {
            OptimiserOracle.Numbers(one.GetProperty("input")).CopyTo(_input.Values);
            var target = new Sequence<double>(6, 4, 1);
            OptimiserOracle.Numbers(one.GetProperty("target")).CopyTo(target.Values);
            Loss = new MeanSquaredError<double>(target);
        }

        public override string Description => "a fixed batch";

        public override Loss<double> Loss { get; }

        public override IReadOnlyList<ulong> State => [];

        public override Sequence<double> NextBatch() => _input;

        public override void Restore(IReadOnlyList<ulong> state)
        {
        }
    }
}
