using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class TrainAveragingTests
{
    // What every run here has, so that it takes a moment.
    private static readonly string[] Short = ["train", "averaging", "--hidden", "8", "--length", "5", "--batch", "4"];

    [Fact]
    public void It_ends_with_a_chart_and_the_loss()
    {
        Outcome outcome = Tool.Run([.. Short, "--steps", "150"]);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith("Learning the running average: rnn, 1 × 8, loss of all steps\n", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nloss 0\.\d+, the mean of the last 100 batches of 150; always 0 has 0\.456667\n$", outcome.Output);
    }

    [Fact]
    public void The_json_holds_options_and_every_loss()
    {
        JsonElement json = Tool.Run([.. Short, "--steps", "120", "--cell", "lstm", "--layers", "2", "--loss", "last", "--optimiser", "adamw", "--rate", "1e-2", "--seed", "7", "--json"]).Json;
        JsonElement options = json.GetProperty("options");
        Assert.Equal(("lstm", 2, "last", "adamw", 0.01, 7), (
            options.GetProperty("cell").GetString(), options.GetProperty("layers").GetInt32(), options.GetProperty("loss").GetString(),
            options.GetProperty("optimiser").GetString(), options.GetProperty("rate").GetDouble(), options.GetProperty("seed").GetInt32()));
        double[] losses = [.. json.GetProperty("losses").EnumerateArray().Select(loss => loss.GetDouble())];
        Assert.Equal((120, 120, false), (losses.Length, json.GetProperty("batches").GetInt32(), json.GetProperty("interrupted").GetBoolean()));
        Assert.Equal(losses[20..].Average(), json.GetProperty("finalLoss").GetDouble(), 1e-15);
        Assert.True(losses[^20..].Average() < losses[..20].Average());
    }

    [Theory]
    [InlineData("--threads", "2")]
    [InlineData("--theme", "dark")]
    public void What_changes_no_number_changes_no_byte(string option, string value) =>
        Assert.Equal(Tool.Run([.. Short, "--steps", "30", "--json"]).Output, Tool.Run([.. Short, "--steps", "30", "--json", option, value]).Output);

    [Fact]
    public void Another_seed_gives_other_numbers() =>
        Assert.NotEqual(Tool.Run([.. Short, "--steps", "5", "--json"]).Output.Split("losses")[1], Tool.Run([.. Short, "--steps", "5", "--json", "--seed", "1"]).Output.Split("losses")[1]);

    [Fact]
    public void A_resumed_run_writes_the_files_of_one_that_was_not_stopped()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Tool.Run([.. Short, "--steps", "40", "--checkpoint", scratch.PathOf("whole"), "-o", scratch.PathOf("whole.json"), "-o", scratch.PathOf("whole.svg"), "-o", scratch.PathOf("whole.csv")]).Code);
        Assert.Equal(0, Tool.Run([.. Short, "--steps", "15", "--checkpoint", scratch.PathOf("half")]).Code);
        Assert.Equal(0, Tool.Run([.. Short, "--steps", "40", "--resume", scratch.PathOf("half"), "--checkpoint", scratch.PathOf("rest"), "-o", scratch.PathOf("rest.json"), "-o", scratch.PathOf("rest.svg"), "-o", scratch.PathOf("rest.csv")]).Code);
        foreach (string ending in new[] { "", ".json", ".svg", ".csv" })
            Assert.Equal(File.ReadAllBytes(scratch.PathOf("whole" + ending)), File.ReadAllBytes(scratch.PathOf("rest" + ending)));
        Assert.Equal(41, scratch.Read("rest.csv").TrimEnd().Split('\n').Length);
        Assert.StartsWith("series,x,y\nloss,1,", scratch.Read("rest.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_have_a_folder_for_each_run()
    {
        using var scratch = new Scratch();
        string log = scratch.PathOf("runs");
        Outcome outcome = Tool.Run([.. Short, "--steps", "25", "--log", log]);
        Assert.Equal(0, outcome.Code);
        Assert.Equal($"note: the log of the run is in {Path.Combine(log, "averaging-rnn-1x8-all-seed0")}\n", outcome.Error);
        Assert.Equal(0, Tool.Run([.. Short, "--steps", "25", "--log", log]).Code);
        Assert.Equal(["averaging-rnn-1x8-all-seed0", "averaging-rnn-1x8-all-seed0-2"], Directory.GetDirectories(log).Select(Path.GetFileName).Order());
        string[] scalars = scratch.Read("runs/averaging-rnn-1x8-all-seed0/scalars.csv").TrimEnd().Split('\n');
        Assert.Equal(
            ["step,name,value", "10,loss/batch", "10,loss/last 100 batches", "10,gradient norm", "20,loss/batch", "20,loss/last 100 batches", "20,gradient norm", "25,loss/batch", "25,loss/last 100 batches", "25,gradient norm"],
            scalars.Select((line, index) => index == 0 ? line : line[..line.LastIndexOf(',')]));
    }

    [Theory]
    [InlineData("--rate 0", "autodiffteach train averaging: --rate: '0' does not fit; expected a number from 1E-12 to 1000; see 'autodiffteach train averaging --help'")]
    [InlineData("--rate NaN", "autodiffteach train averaging: --rate: 'NaN' does not fit; expected a number from 1E-12 to 1000; see 'autodiffteach train averaging --help'")]
    [InlineData("--steps 0", "autodiffteach train averaging: --steps: '0' does not fit; expected a whole number from 1 to 100000000; see 'autodiffteach train averaging --help'")]
    [InlineData("--cell foo", "autodiffteach train averaging: --cell: unknown value 'foo'; expected rnn, lstm, gru or residual; see 'autodiffteach train averaging --help'")]
    [InlineData("--momentum 0.9", "--momentum: adam has moments of its own; expected --optimiser sgd")]
    [InlineData("--optimiser sgd --nesterov", "--nesterov: there is no momentum to look ahead along; expected --momentum above 0, such as 0.9")]
    [InlineData("-o loss.pdf", "autodiffteach train averaging: -o: 'loss.pdf' does not tell the format; expected a file ending in svg, json or csv; see 'autodiffteach train averaging --help'")]
    [InlineData("--resume there-is-none", "--resume: there-is-none: cannot be read: ")]
    [InlineData("--optimiser sgd --rate 1000 --clip 0", "averaging-rnn-1x8-all-seed0: batch ")]
    public void Bad_options_are_told_as_they_are(string options, string message)
    {
        Outcome outcome = Tool.Run([.. Short, .. options.Split(' ')]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith(message, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--hidden 4096 --layers 16", "--hidden: layers × hidden × hidden is 16 × 4096 × 4096, 268435456 weights; expected at most 50000000; try fewer layers or units\n")]
    [InlineData("--length 4096 --batch 4096 --hidden 4", "--batch: layers × hidden × length × batch is 1 × 4 × 4096 × 4096, 67108864 numbers; expected at most 50000000; try a smaller batch or shorter sequences\n")]
    public void What_no_memory_holds_is_told_before_it_is_made(string options, string message)
    {
        Outcome outcome = Tool.Run(["train", "averaging", "--steps", "1", .. options.Split(' ')]);
        Assert.Equal((2, "", message), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Theory]
    [InlineData("-o {0}/file/loss.svg")]
    [InlineData("-o {0}/folder.svg")]
    [InlineData("--checkpoint {0}/file/run")]
    [InlineData("--log {0}/file")]
    public void What_cannot_be_written_is_told_before_training(string options)
    {
        using var scratch = new Scratch();
        scratch.Write("file", "");
        Directory.CreateDirectory(scratch.PathOf("folder.svg"));
        // As many batches as would take a week.
        Outcome outcome = Tool.Run([.. Short, "--steps", "100000000", .. string.Format(options, Path.GetDirectoryName(scratch.PathOf("file"))).Split(' ')]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Matches("(cannot be written: |is a directory)", outcome.Error);
        Assert.Equal(["file"], scratch.Files);
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_told_with_both_shapes()
    {
        using var scratch = new Scratch();
        string path = scratch.PathOf("run");
        Assert.Equal(0, Tool.Run([.. Short, "--steps", "3", "--checkpoint", path]).Code);
        Outcome outcome = Tool.Run([.. Short, "--cell", "gru", "--resume", path]);
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith($"--resume: {path}: its network is 'rnn(1 to 8, tanh: weight_ih 8×1, weight_hh 8×8, bias 8), linear(8 to 1: weight 1×8, bias 1)'; expected 'gru(1 to 8: ", outcome.Error, StringComparison.Ordinal);
        Outcome shorter = Tool.Run([.. Short, "--steps", "2", "--resume", path]);
        Assert.Equal((2, $"--resume: {path}: has 3 batches already; expected --steps 3 or more\n"), (shorter.Code, shorter.Error));
    }

    [Fact]
    public void The_user_ends_it_and_keeps_what_was_learned()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        using var scratch = new Scratch();
        string checkpoint = scratch.PathOf("run");
        // Ctrl-C once the first checkpoint tells that training is under way, however slow the machine; at the latest after a minute.
        Outcome outcome = Tool.Shell($"""
            (tries=0; until [ -e '{checkpoint}' ] || [ $tries -ge 600 ]; do sleep 0.1; tries=$((tries + 1)); done; kill -s INT $$) &
            exec dotnet "$dll" train averaging --steps 100000000 --hidden 8 --checkpoint '{checkpoint}' --checkpoint-every 100 -o '{scratch.PathOf("loss.json")}'
            """);
        Assert.Equal(130, outcome.Code);
        Assert.Matches(@"^note: ended after batch \d+ of 100000000; what follows is what was learned until then\n$", outcome.Error);
        using JsonDocument json = JsonDocument.Parse(scratch.Read("loss.json"));
        Assert.True(json.RootElement.GetProperty("interrupted").GetBoolean());
        int batches = json.RootElement.GetProperty("batches").GetInt32();
        Assert.Equal(0, Tool.Run("train", "averaging", "--steps", $"{batches}", "--hidden", "8", "--resume", checkpoint).Code);
    }
}
