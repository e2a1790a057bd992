using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

/// <summary><c>train autoencoder</c>: synthetic vectors, codes of several sizes, the optimum and the probe.</summary>
public sealed class TrainAutoencoderTests
{
    // What every run here has, so that it takes a moment.
    private static readonly string[] Short =
        ["train", "autoencoder", "--samples", "400", "--features", "8", "--informative", "3", "--batch", "20", "--epochs", "2", "--size", "3", "--repeats", "1", "--rate", "1e-2"];

    [Fact]
    public void It_ends_with_a_chart_and_a_row_for_each_size()
    {
        Outcome outcome = Run(["--size", "2,3"]);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith("Vanilla autoencoders of 8 synthetic features, 3 of them informative: training loss\n", outcome.Output, StringComparison.Ordinal);
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.Matches("^code +training loss +optimum +validation loss +probe before +probe after +probe on test$", lines[^3]);
        Assert.Matches(@"^2 +\d+(\.\d+)? +\d+(\.\d+)? .* %$", lines[^2]);
        Assert.Matches(@"^3 +\d+(\.\d+)? +\d+(\.\d+)? .* %$", lines[^1]);
    }

    [Fact]
    public void The_json_holds_options_and_every_epoch_of_every_run()
    {
        JsonElement json = Run(["--size", "2,8", "--repeats", "2", "--kind", "masked", "--drop", "0.5", "--seed", "4", "--json"]).Json;
        JsonElement options = json.GetProperty("options");
        Assert.Equal(("synthetic", "masked", 0.5, "2,8"), (
            options.GetProperty("data").GetString(), options.GetProperty("kind").GetString(), options.GetProperty("drop").GetDouble(), options.GetProperty("size").GetString()));
        JsonElement[] runs = [.. json.GetProperty("runs").EnumerateArray()];
        Assert.Equal([(2, 4), (8, 4), (2, 5), (8, 5)], runs.Select(run => (run.GetProperty("code").GetInt32(), run.GetProperty("seed").GetInt32())));
        foreach (JsonElement run in runs)
        {
            JsonElement[] epochs = [.. run.GetProperty("epochs").EnumerateArray()];
            Assert.Equal([0, 1, 2], epochs.Select(epoch => epoch.GetProperty("epoch").GetInt32()));
            Assert.Equal(JsonValueKind.Null, epochs[0].GetProperty("trainingLoss").ValueKind);
            Assert.True(epochs[2].GetProperty("trainingLoss").GetDouble() < epochs[1].GetProperty("trainingLoss").GetDouble());
            Assert.InRange(run.GetProperty("optimum").GetDouble(), 0.1, epochs[2].GetProperty("trainingLoss").GetDouble());
        }
    }

    [Fact]
    public void A_repeat_is_the_run_of_its_seed()
    {
        JsonElement[] together = [.. Run(["--repeats", "2", "--kind", "denoising", "--json"]).Json.GetProperty("runs").EnumerateArray()];
        JsonElement alone = Run(["--seed", "1", "--kind", "denoising", "--json"]).Json.GetProperty("runs")[0];
        Assert.Equal(alone.GetRawText(), together[1].GetRawText());
        Assert.NotEqual(alone.GetProperty("epochs").GetRawText(), together[0].GetProperty("epochs").GetRawText());
    }

    [Fact]
    public void Of_one_with_an_activation_in_between_no_optimum_is_known()
    {
        JsonElement run = Run(["--hidden", "6", "--activation", "sigmoid", "--json"]).Json.GetProperty("runs")[0];
        Assert.Equal(JsonValueKind.Null, run.GetProperty("optimum").ValueKind);
        Assert.Contains("  -  ", Run(["--hidden", "6"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_optimum_of_a_linear_one_is_that_of_its_narrowest_layer()
    {
        double narrow = Optimum("--hidden", "2", "--activation", "none", "--size", "5");
        Assert.Equal(Optimum("--size", "2"), narrow);
        Assert.NotEqual(Optimum("--size", "5"), narrow);
    }

    [Fact]
    public void Files_hold_every_panel()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Run(["--repeats", "2", "-o", scratch.PathOf("run.svg"), "-o", scratch.PathOf("run.csv"), "-o", scratch.PathOf("run.json")]).Code);
        foreach (string title in new[] { "Training loss", "Validation loss", "Linear probe" })
        {
            Assert.Contains(title, scratch.Read("run.svg"), StringComparison.Ordinal);
            Assert.Contains($"\n{title},code of 3,1,", scratch.Read("run.csv"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--threads", "2")]
    [InlineData("--theme", "dark")]
    public void What_changes_no_number_changes_no_byte(string option, string value) =>
        Assert.Equal(Run(["--json"]).Output, Run(["--json", option, value]).Output);

    [Theory]
    [InlineData("--size 5,x", "autodiffteach train autoencoder: --size: 'x' does not fit; expected whole numbers from 1 to 4096, separated by commas; see 'autodiffteach train autoencoder --help'")]
    [InlineData("--size 5,5", "autodiffteach train autoencoder: --size: 5 comes twice; expected each number once; see 'autodiffteach train autoencoder --help'")]
    [InlineData("--hidden 1,2,3,4,5,6,7,8,9", "autodiffteach train autoencoder: --hidden: has 9 numbers; expected at most 8; see 'autodiffteach train autoencoder --help'")]
    [InlineData("--kind foo", "autodiffteach train autoencoder: --kind: unknown value 'foo'; expected vanilla, denoising or masked; see 'autodiffteach train autoencoder --help'")]
    [InlineData("--noise 1", "--noise: a vanilla autoencoder has none; expected --kind denoising")]
    [InlineData("--kind denoising --drop 0.1", "--drop: a denoising autoencoder drops nothing; expected --kind masked")]
    [InlineData("--features 5 --informative 6", "--informative: there are 5 features, 6 of them cannot matter; expected 1 to 5")]
    [InlineData("--samples 1000000 --size 4000", "--samples: samples × the widest layer is 1000000 × 4000, 4000000000 numbers; expected at most 100000000; try fewer vectors or smaller sizes")]
    [InlineData("--optimiser sgd --rate 1000", "code 5, seed 0: batch ")]
    public void What_cannot_be_is_told(string arguments, string message)
    {
        Outcome outcome = Tool.Run(["train", "autoencoder", .. arguments.Split(' ')]);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(message, outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }

    // An option given takes the place of that of the short run.
    private static Outcome Run(string[] options) =>
        Tool.Run([.. Short.Take(2), .. Short.Skip(2).Chunk(2).Where(option => !options.Contains(option[0])).SelectMany(option => option), .. options]);

    private static double Optimum(params string[] options) => Run([.. options, "--json"]).Json.GetProperty("runs")[0].GetProperty("optimum").GetDouble();
}
