using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class TrainLinearAutoencoderTests
{
    // What every run here has, so that it takes a moment.
    private static readonly string[] Short = ["train", "linear-autoencoder", "--samples", "40", "--features", "5", "--code", "2"];

    private static readonly string Digits = string.Concat(Enumerable.Range(0, 3).Select(row => string.Join(',', Enumerable.Range(0, 64).Select(pixel => pixel * (row + 1) % 17)) + $",{row}\n"));

    [Fact]
    public void Training_ends_where_theory_says()
    {
        JsonElement json = Tool.Run([.. Short, "--steps", "2000", "--penalty", "0,0.01,0.2", "--json"]).Json;
        double[] eigenvalues = [.. json.GetProperty("eigenvalues").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(eigenvalues.Skip(2).Sum(), json.GetProperty("discarded").GetDouble(), 1e-12);
        Assert.Equal([0, 0.01, 0.2], json.GetProperty("fits").EnumerateArray().Select(fit => fit.GetProperty("penalty").GetDouble()));
        Assert.All(json.GetProperty("fits").EnumerateArray(), AssertOptimal);
        Assert.Equal(json.GetProperty("discarded").GetDouble(), json.GetProperty("fits")[0].GetProperty("theory").GetProperty("loss").GetDouble());
        // Without a penalty theory tells no singular values.
        Assert.False(json.GetProperty("fits")[0].GetProperty("theory").TryGetProperty("singularValues", out _));
    }

    [Fact]
    public void The_text_has_theory_beside_training()
    {
        Outcome outcome = Tool.Run([.. Short, "--steps", "500", "--penalty", "0.1"]);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith("Linear autoencoder: generated data, 40 × 5, code of 2\n", outcome.Output, StringComparison.Ordinal);
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        string[] theory = lines[^2].Split(' ', StringSplitOptions.RemoveEmptyEntries), training = lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["0.1", "theory"], theory[..2]);
        Assert.Equal("training", training[0]);
        Assert.Equal(theory[^2..], training[^2..]);
    }

    [Fact]
    public void Threads_change_no_byte_and_a_seed_does()
    {
        string[] run = [.. Short, "--steps", "20", "--json"];
        string output = Tool.Run(run).Output;
        Assert.Equal(output, Tool.Run([.. run, "--threads", "2"]).Output);
        Assert.NotEqual(output.Split("eigenvalues")[1], Tool.Run([.. run, "--seed", "1"]).Output.Split("eigenvalues")[1]);
    }

    [Fact]
    public void Digits_and_tables_are_read_and_files_written()
    {
        using var scratch = new Scratch();
        JsonElement digits = Tool.Run("train", "linear-autoencoder", "--data", scratch.Write("digits.csv", Digits), "--format", "digits", "--code", "1", "--steps", "5", "--json").Json;
        Assert.Equal((3, 64), (digits.GetProperty("examples").GetInt32(), digits.GetProperty("features").GetInt32()));
        string table = scratch.Write("t.csv", "a,b\n1,2\n3,4.5\n-1,0\n");
        Assert.Equal(0, Tool.Run("train", "linear-autoencoder", "--data", table, "--code", "1", "--steps", "5", "--penalty", "0,0.5", "-o", scratch.PathOf("o.json"), "-o", scratch.PathOf("o.svg"), "-o", scratch.PathOf("o.csv")).Code);
        Assert.StartsWith("panel,series,x,y\n", scratch.Read("o.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", scratch.Read("o.csv"), StringComparison.Ordinal);
        Assert.Contains("Linear autoencoder: t.csv, 3 × 2, code of 1", scratch.Read("o.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_resumed_run_ends_as_one_that_was_not_stopped()
    {
        using var scratch = new Scratch();
        string[] run = [.. Short, "--penalty", "0.05"];
        Assert.Equal(0, Tool.Run([.. run, "--steps", "7", "--checkpoint", scratch.PathOf("half")]).Code);
        Assert.Equal(Tool.Run([.. run, "--steps", "20", "--json"]).Output, Tool.Run([.. run, "--steps", "20", "--resume", scratch.PathOf("half"), "--json"]).Output);
        Outcome other = Tool.Run([.. run, "--steps", "20", "--resume", scratch.PathOf("half"), "--seed", "1"]);
        Assert.Equal(2, other.Code);
        Assert.StartsWith("--resume: ", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_variance_and_codes_wider_than_the_data_are_trained_on()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Tool.Run("train", "linear-autoencoder", "--data", scratch.Write("same.csv", "1,2\n1,2\n"), "--code", "3", "--steps", "3", "-o", scratch.PathOf("o.svg")).Code);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "--penalty 0.1,-1", "autodiffteach train linear-autoencoder: --penalty: '-1' does not fit; expected numbers from 0 on, separated by commas; see 'autodiffteach train linear-autoencoder --help'" },
        { "--penalty 0.1,0.1", "autodiffteach train linear-autoencoder: --penalty: '0.1,0.1' does not fit; expected up to 20 numbers, each once; see 'autodiffteach train linear-autoencoder --help'" },
        { "--format idx", "--format: there is no file that it is the format of; expected --data FILE too" },
        { "--data no.csv", "no.csv: there is no such file; expected a file of data" },
        { "--data no.csv --ratio 0.5", "--ratio: is for generated data; expected it without --data" },
        { "--checkpoint c", "--checkpoint: a file keeps one training, and there are 5 values of λ; expected --penalty with one" },
        { "--samples 1000000 --features 100", "--samples: samples × features is 1000000 × 100, 100000000 numbers; expected at most 60000000" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_told(string options, string problem)
    {
        Outcome outcome = Tool.Run(["train", "linear-autoencoder", .. options.Split(' ')]);
        Assert.Equal((2, "", problem + "\n"), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("table", "1,2\n3\n", "d: line 2: has 1 field; expected 2 numbers as in line 1")]
    [InlineData("table", "1e20,2\n", "d: has the number 1E+20; expected numbers within ±1e15; try other units")]
    [InlineData("digits", "1,2\n", "d: line 1: has 2 fields; expected 65 numbers, 64 pixels and the class")]
    [InlineData("idx", "MNIST", "d: byte 0: the magic number is 0x4D4E4953; expected that of an IDX file, such as 0x00000803 for images and 0x00000801 for labels")]
    public void What_is_wrong_with_data_is_told_with_its_place(string format, string text, string problem)
    {
        using var scratch = new Scratch();
        Outcome outcome = Tool.Run("train", "linear-autoencoder", "--data", scratch.Write("d", text), "--format", format);
        Assert.Equal((2, "", problem + "\n"), (outcome.Code, outcome.Output, outcome.Error));
    }

    private static void AssertOptimal(JsonElement fit)
    {
        (JsonElement theory, JsonElement training) = (fit.GetProperty("theory"), fit.GetProperty("training"));
        Assert.Equal(theory.GetProperty("loss").GetDouble(), training.GetProperty("loss").GetDouble(), 1e-6);
        Assert.InRange(training.GetProperty("encoderGradientNorm").GetDouble(), 0, 1e-3);
        Assert.InRange(training.GetProperty("decoderGradientNorm").GetDouble(), 0, 1e-3);
        Assert.All(training.GetProperty("subspaceAngles").EnumerateArray(), angle => Assert.InRange(angle.GetDouble(), 0, 1e-3));
        if (!theory.TryGetProperty("singularValues", out JsonElement expected))
            return;
        Assert.All(expected.EnumerateArray().Zip(training.GetProperty("singularValues").EnumerateArray()), pair => Assert.Equal(pair.First.GetDouble(), pair.Second.GetDouble(), 1e-3));
        Assert.Equal(theory.GetProperty("distanceFromIdentity").GetDouble(), training.GetProperty("distanceFromIdentity").GetDouble(), 1e-3);
    }
}
