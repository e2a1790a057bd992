using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class RunsTests
{
    private const string Explanation = "A column with the name of a scalar has the last value; beside it is the best of such values, the highest of an accuracy, the lowest of all else.\n";

    [Fact]
    public void The_table_has_settings_that_differ_steps_values_and_times()
    {
        using Scratch scratch = WithRuns();
        Outcome outcome = Tool.Run("runs", scratch.PathOf("runs"));
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(
            """
            run     cell  seed  step  loss  lowest  accuracy/test  highest  time
            gru-0   gru   0     2     1     1       0.5            0.75     1:00:01
            lstm-2  lstm  2     2     4     2                               1:00:01
            lstm-9  lstm  9     2     6     4                               1:00:01


            """ + Explanation,
            outcome.Output);
    }

    [Theory]
    [InlineData("name", "gru-0 lstm-2 lstm-9")]
    [InlineData("loss", "gru-0 lstm-2 lstm-9")]
    [InlineData("seed", "gru-0 lstm-2 lstm-9")]
    [InlineData("accuracy/test", "gru-0 lstm-2 lstm-9")]
    [InlineData("steps", "gru-0 lstm-2 lstm-9")]
    public void An_order_keeps_equals_in_the_order_of_names(string key, string names) =>
        Assert.Equal(names.Split(' '), Names("--sort", key));

    [Fact]
    public void A_scalar_orders_by_its_best_value_and_a_setting_by_its_number()
    {
        using var scratch = new Scratch();
        WriteRun(scratch, "a", "lstm", "10", "1,loss,1\n2,loss,9\n1,accuracy,0.1\n");
        WriteRun(scratch, "b", "lstm", "9", "1,loss,NaN\n1,accuracy,0.9\n");
        WriteRun(scratch, "c", "lstm", "x", "1,loss,0.5\n");
        string[] By(string key) => NamesIn(Tool.Run("runs", scratch.PathOf("runs"), "--json", "--sort", key).Json);
        Assert.Equal(["c", "a", "b"], By("loss"));
        Assert.Equal(["b", "a", "c"], By("accuracy"));
        Assert.Equal(["b", "a", "c"], By("seed"));
        Assert.Equal(["b", "c", "a"], By("steps"));
    }

    [Fact]
    public void Runs_that_differ_in_the_seed_are_told_as_one()
    {
        using Scratch scratch = WithRuns();
        Outcome outcome = Tool.Run("runs", scratch.PathOf("runs"), "--group", "--scalar", "loss", "-o", scratch.PathOf("loss.csv"), "-o", scratch.PathOf("loss.json"));
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith(
            """
            run                cell  step  loss        lowest      time
            gru-0              gru   2     1           1           1:00:01
            lstm-2 and 1 more  lstm  2     5 (4 to 6)  3 (2 to 4)  2:00:02

            """,
            outcome.Output,
            StringComparison.Ordinal);
        Assert.Equal("series,x,y,lower,upper\ngru-0,1,3,,\ngru-0,2,1,,\ncell lstm (2 runs),1,3,2,4\ncell lstm (2 runs),2,5,4,6\n", scratch.Read("loss.csv"));
        JsonElement json = JsonDocument.Parse(scratch.Read("loss.json")).RootElement;
        JsonElement curve = json.GetProperty("curves")[1];
        Assert.Equal(["lstm-2", "lstm-9"], curve.GetProperty("runs").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal([4.0, 6.0], curve.GetProperty("upper").EnumerateArray().Select(value => value.GetDouble()));
        JsonElement best = json.GetProperty("groups")[1].GetProperty("scalars")[0].GetProperty("best");
        Assert.Equal((3, 2, 4), (best.GetProperty("mean").GetDouble(), best.GetProperty("lowest").GetDouble(), best.GetProperty("highest").GetDouble()));
    }

    [Fact]
    public void A_scalar_is_shown_as_a_chart_and_smoothing_is_said()
    {
        using Scratch scratch = WithRuns();
        Outcome outcome = Tool.Run("runs", scratch.PathOf("runs"), "--scalar", "loss", "--last", "2");
        Assert.StartsWith("loss, the mean of the last 2 logged values\nloss\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("A gru-0   B lstm-2   C lstm-9\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\nlstm-9  lstm  9     2     5     5       1:00:01\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("has the mean of the last 2 logged values;", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_tells_all_that_is_known()
    {
        using Scratch scratch = WithRuns();
        Directory.CreateDirectory(scratch.PathOf("runs/notes"));
        JsonElement json = JsonDocument.Parse(Tool.Run("runs", scratch.PathOf("runs"), "--json").Output).RootElement;
        JsonElement run = json.GetProperty("runs")[1];
        Assert.Equal(("lstm-2", "lstm", 2, 3601.0), (run.GetProperty("run").GetString(), run.GetProperty("settings").GetProperty("cell").GetString(), run.GetProperty("step").GetInt32(), run.GetProperty("seconds").GetDouble()));
        JsonElement loss = run.GetProperty("scalars")[0];
        Assert.Equal(("loss", 2), (loss.GetProperty("name").GetString(), loss.GetProperty("count").GetInt32()));
        Assert.Equal(["2 4", "1 2", "2 4"], ((string[])["last", "lowest", "highest"]).Select(name => $"{loss.GetProperty(name).GetProperty("step")} {loss.GetProperty(name).GetProperty("value")}"));
        Assert.Equal("notes: no run; expected a folder with scalars.csv, or with such folders", json.GetProperty("skipped")[0].GetString());
    }

    [Fact]
    public void It_reads_what_a_training_logs()
    {
        using var scratch = new Scratch();
        string runs = scratch.PathOf("runs");
        foreach (string seed in new[] { "0", "1" })
            Assert.Equal(0, Tool.Run("train", "averaging", "--hidden", "4", "--length", "3", "--steps", "25", "--seed", seed, "--log", runs).Code);
        JsonElement json = Tool.Run("runs", runs, "--scalar", "loss/batch", "--json").Json;
        Assert.Equal([25, 25], json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("step").GetInt32()));
        Assert.Equal([10.0, 20.0, 25.0], json.GetProperty("curves")[0].GetProperty("steps").EnumerateArray().Select(step => step.GetDouble()));
        Outcome grouped = Tool.Run("runs", runs, "--group");
        Assert.Contains("\naveraging-rnn-1x4-all-seed0 and 1 more  25 ", grouped.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_very_many_points_keeps_its_peaks_and_a_table_all_points()
    {
        using var scratch = new Scratch();
        IEnumerable<string> lines = Enumerable.Range(1, 20_000).Select(step => FormattableString.Invariant($"{step},loss,{(step == 7_777 ? 90 : 1 + (step % 2))}\n"));
        WriteRun(scratch, "long", "lstm", "0", string.Concat(lines));
        Assert.Equal(0, Tool.Run("runs", scratch.PathOf("runs"), "--scalar", "loss", "-o", scratch.PathOf("loss.csv"), "-o", scratch.PathOf("loss.svg")).Code);
        Assert.Equal(20_001, scratch.Read("loss.csv").TrimEnd().Split('\n').Length);
        // The axis ends beyond the peak.
        Assert.Contains(">80<", scratch.Read("loss.svg"), StringComparison.Ordinal);
        Assert.InRange(scratch.Read("loss.svg").Length, 1000, 200_000);
    }

    [Fact]
    public void What_is_broken_is_told_without_moving_the_cursor()
    {
        using Scratch scratch = WithRuns();
        File.AppendAllText(scratch.PathOf("runs/lstm-2/scalars.csv"), "\u001b[2J\n3,\u001bevil,1\n4,loss,0.00");
        Outcome outcome = Tool.Run("runs", scratch.PathOf("runs"));
        Assert.Equal(0, outcome.Code);
        Assert.Equal("note: lstm-2: scalars.csv: line 4 skipped: '�[2J'; expected step,name,value, such as 10,loss,0.5\nnote: lstm-2: scalars.csv: ends within a line, as after a crash; that line is left out\n", outcome.Error);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Theory]
    [InlineData("--scalar foo", "--scalar: no run has 'foo'; expected loss or accuracy/test\n")]
    [InlineData("--sort foo", "--sort: no run has 'foo'; expected name, steps, time, loss, accuracy/test, cell or seed\n")]
    [InlineData("-o a.svg", "autodiffteach runs: -o: 'a.svg': a chart is of one scalar: --scalar NAME; without it expected a file ending in json; see 'autodiffteach runs --help'\n")]
    [InlineData("--scalar loss -o a.png", "autodiffteach runs: -o: 'a.png' does not tell the format; expected a file ending in svg, json or csv; see 'autodiffteach runs --help'\n")]
    [InlineData("--last 0", "autodiffteach runs: --last: '0' does not fit; expected a whole number from 1 to 1000; see 'autodiffteach runs --help'\n")]
    public void Misuse_is_told(string options, string error)
    {
        using Scratch scratch = WithRuns();
        Outcome outcome = Tool.Run(["runs", scratch.PathOf("runs"), .. options.Split(' ')]);
        Assert.Equal((2, "", error), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Fact]
    public void A_folder_without_runs_is_an_error()
    {
        using var scratch = new Scratch();
        string missing = scratch.PathOf("missing");
        Assert.Equal((2, $"{missing}: cannot be read: there is no such folder; expected the folder of --log\n"), CodeAndError(Tool.Run("runs", missing)));
        string empty = Directory.CreateDirectory(scratch.PathOf("empty")).FullName;
        Assert.Equal((2, $"{empty}: has no runs; expected a folder that 'train ... --log {empty}' wrote\n"), CodeAndError(Tool.Run("runs", empty)));
    }

    private static (int, string) CodeAndError(Outcome outcome) => (outcome.Code, outcome.Error);

    private static string[] Names(params string[] options)
    {
        using Scratch scratch = WithRuns();
        return NamesIn(Tool.Run(["runs", scratch.PathOf("runs"), "--json", .. options]).Json);
    }

    private static string[] NamesIn(JsonElement json) => [.. json.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("run").GetString()!)];

    private static Scratch WithRuns()
    {
        var scratch = new Scratch();
        WriteRun(scratch, "lstm-9", "lstm", "9", "1,loss,4\n2,loss,6\n");
        WriteRun(scratch, "lstm-2", "lstm", "2", "1,loss,2\n2,loss,4\n");
        WriteRun(scratch, "gru-0", "gru", "0", "1,loss,3\n2,loss,1\n1,accuracy/test,0.75\n2,accuracy/test,0.5\n");
        return scratch;
    }

    private static void WriteRun(Scratch scratch, string name, string cell, string seed, string scalars)
    {
        Directory.CreateDirectory(scratch.PathOf($"runs/{name}"));
        scratch.Write($"runs/{name}/scalars.csv", "step,name,value\n" + scalars);
        scratch.Write(
            $"runs/{name}/log.jsonl",
            $$"""
            {"step":0,"time":"2026-01-01T10:00:00Z","name":"options","value":{"cell":"{{cell}}","seed":"{{seed}}"} }
            {"step":1,"time":"2026-01-01T10:00:01Z","name":"loss","value":1}
            {"step":2,"time":"2026-01-01T11:00:01Z","name":"loss","value":1}

            """);
    }
}
