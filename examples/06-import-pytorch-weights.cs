#:project ../src/AutodiffTeach.Networks/AutodiffTeach.Networks.csproj

using System.Text.Json;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

// What examples/networks/tagger.py wrote: the state_dict of a PyTorch module, and torch's own outputs, loss and gradients.
using JsonDocument torch = JsonDocument.Parse(File.ReadAllText("examples/networks/tagger.json"));
JsonElement Of(string name) => torch.RootElement.GetProperty(name);

// The same layers here; a stacked module of PyTorch is a layer for each level.
var network = new Network<double>(new Embedding<double>(6, 3), new Lstm<double>(3, 4), new Lstm<double>(4, 4), new Linear<double>(4, 3));
StateDict<double> weights = StateDict<double>.Parse(Of("stateDict").GetRawText(), "tagger.json");
weights.CopyTo(network, "embedding", "rnn", "rnn", "fc");

// The engine has the time outside and the batch inside; the JSON has the batch outside, as torch with batch_first.
int batch = Of("words").GetArrayLength(), steps = Of("words")[0].GetArrayLength();
var words = new Sequence<double>(steps, batch, 1);
var tags = new int[steps * batch];
for (int step = 0; step < steps; step++)
{
    for (int sequence = 0; sequence < batch; sequence++)
    {
        words[step, sequence, 0] = Of("words")[sequence][step].GetDouble();
        tags[step * batch + sequence] = Of("tags")[sequence][step].GetInt32();
    }
}

var crossEntropy = new CrossEntropy<double>(steps, tags);
Sequence<double> outputs = network.Forward(words);
double loss = crossEntropy.Forward(outputs);
network.Backward(crossEntropy.Backward());

Console.WriteLine(FormattableString.Invariant($"loss {loss:F6}, torch {Of("loss").GetDouble():F6}"));
Report("outputs", Enumerable.Range(0, batch).SelectMany(sequence => Enumerable.Range(0, steps).SelectMany(step => outputs.Vector(step, sequence).ToArray())), Of("outputs"));

foreach (StateTensor<double> gradient in StateDict<double>.GradientsOf(network, "embedding", "rnn", "fc").Tensors)
    Report($"gradient of {gradient.Name}", gradient.Values, Of("gradients").GetProperty(gradient.Name));

static void Report(string name, IEnumerable<double> ours, JsonElement torch)
{
    double[] expected = [.. Flat(torch)];
    double difference = ours.Zip(expected, (one, other) => Math.Abs(one - other)).Max() / expected.Max(Math.Abs);
    Console.WriteLine($"{name}: {expected.Length} numbers {(difference < 1e-12 ? "agree to 12 digits" : "differ")}");
}

static IEnumerable<double> Flat(JsonElement json) =>
    json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().SelectMany(Flat) : [json.GetDouble()];
