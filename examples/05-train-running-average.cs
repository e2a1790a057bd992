#:project ../src/AutodiffTeach.Networks/AutodiffTeach.Networks.csproj

using System.Globalization;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;
using AutodiffTeach.Networks.Training.Checkpoints;

// y_t is the mean of x_1..x_t: a network must remember the sum and the time.
Trainer<double> Start()
{
    Network<double> network = RegressionNetwork.Create((input, hidden) => new Lstm<double>(input, hidden, Biases.One), layers: 1, hiddenSize: 32);
    network.Initialise(Initialisation.Fused, new RandomStream(0));
    var task = new RunningAverage<double>(length: 10, batch: 32, lastStepOnly: false, new RandomStream(1));
    return new Trainer<double>(network, task, new Adam<double>(network.Parameters, rate: 1e-3)) { LargestNorm = 0.1 };
}

Trainer<double> trainer = Start();
trainer.Run(600, () =>
{
    if (trainer.Losses.Count % 100 == 0)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"batch {trainer.Losses.Count}: loss {trainer.RecentLoss(100):G2}"));
});

// A checkpoint goes on where the training stopped, bit for bit.
string file = Path.GetTempFileName();
Checkpoint.Save(file, trainer);
Trainer<double> resumed = Start();
Checkpoint.Load(file, resumed);
File.Delete(file);
Console.WriteLine($"The same bits after 20 batches more: {Enumerable.Range(0, 20).All(_ => trainer.Step() == resumed.Step())}");

// What it makes of a sequence.
double[] xs = [1, -1, 2, 0, 0.5];
var sequence = new Sequence<double>(steps: xs.Length, batch: 1, features: 1);
xs.CopyTo(sequence.Values);
double[] answers = trainer.Network.Forward(sequence).Values.ToArray();
for (int t = 0; t < xs.Length; t++)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"x = {xs[t],4}, mean {xs[..(t + 1)].Average(),5:0.00}, network {answers[t],5:0.00}"));
