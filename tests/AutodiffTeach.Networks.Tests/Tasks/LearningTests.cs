using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Tests.Training;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Tasks;

public sealed class LearningTests
{
    // The variant that is learned soonest, for a tenth of the batches; all others with all seeds are in bench/results/training.md.
    [Fact]
    public void An_lstm_learns_the_running_average_below_the_target_of_the_problem_set()
    {
        Network<float> network = RegressionNetwork.Create((input, hidden) => new Lstm<float>(input, hidden, Biases.One), layers: 1, hiddenSize: 32);
        network.Initialise(Initialisation.Fused, new RandomStream(0));
        var task = new RunningAverage<float>(length: 10, batch: 32, lastStepOnly: true, new RandomStream(1));
        var trainer = new Trainer<float>(network, task, new Adam<float>(network.Parameters, 3e-4)) { LargestNorm = 0.1 };
        trainer.UpTo(500);
        Assert.InRange(trainer.RecentLoss(100), 0, 0.01);
    }
}
