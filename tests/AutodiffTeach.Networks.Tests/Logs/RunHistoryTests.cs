using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Networks.Tests.Logs;

public sealed class RunHistoryTests
{
    private const string Header = "step,name,value\n";

    [Fact]
    public void It_reads_what_a_log_writes()
    {
        using var scratch = new Scratch();
        using (var log = RunLog.Create(scratch.Folder, "lstm", new FixedClock()))
        {
            log.WriteTable("options", 0, [new("cell", "lstm"), new("rate", "1e-3, \"x\"")]);
            log.WriteScalar("loss", 10, 2);
            log.WriteScalar("a \"b\",\nc", 10, double.NaN);
            log.WriteScalar("loss", 20, 0.1);
            log.WriteScalar("loss", 30, double.PositiveInfinity);
        }

        RunHistory run = RunHistory.Read(scratch.Path("lstm"));
        Assert.Equal(("lstm", 30L), (run.Name, run.LastStep));
        Assert.Empty(run.Problems);
        Assert.Equal([new("cell", "lstm"), new("rate", "1e-3, \"x\"")], run.Settings);
        Assert.Equal(new ScalarHistory("loss", 3, new(30, double.PositiveInfinity), new(20, 0.1), new(30, double.PositiveInfinity)), run.Scalars[0]);
        Assert.Equal(new ScalarHistory("a \"b\",\nc", 1, new(10, double.NaN), null, null), run.Scalars[1]);
        Assert.Equal([new(10, 2), new(20, 0.1), new(30, double.PositiveInfinity)], run.Points("loss"));
        Assert.Equal([new(10, double.NaN)], run.Points("a \"b\",\nc"));
        Assert.Empty(run.Points("accuracy"));
        // Each entry takes the clock twice, once for each file with times; from the first of five to the last are four.
        Assert.Equal(4 * 0.5, run.Duration!.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("step,na", 0)]
    [InlineData(Header, 0)]
    [InlineData(Header + "1,loss,0.5\n2,loss,0.25", 1)]
    [InlineData(Header + "1,loss,0.5\n2,", 1)]
    [InlineData(Header + "1,loss,0.5\n2,\"lo\nss", 1)]
    public void A_line_that_a_crash_cut_is_left_out(string text, int count)
    {
        using var scratch = new Scratch();
        RunHistory run = Read(scratch, text);
        Assert.Equal(count, run.Scalars.Sum(scalar => scalar.Count));
        Assert.Equal(text.Length == 0 || text == Header ? 0 : 1, run.Problems.Count(problem => problem.Contains("ends within a line", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("x,loss,1")]
    [InlineData("1,loss,one")]
    [InlineData("1,loss")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("1,a,b,2")]
    [InlineData("1,\"a\" ,2")]
    [InlineData("99999999999999999999,loss,1")]
    [InlineData("\0\u001b[2J")]
    public void A_broken_line_is_told_and_skipped(string line)
    {
        using var scratch = new Scratch();
        RunHistory run = Read(scratch, $"{Header}1,loss,3\n{line}\n2,loss,2\n");
        Assert.Equal([new(1, 3), new(2, 2)], run.Points("loss"));
        string problem = Assert.Single(run.Problems, problem => problem.StartsWith("scalars.csv: line 3 skipped: '", StringComparison.Ordinal));
        Assert.DoesNotContain(problem, char.IsControl);
    }

    [Fact]
    public void Of_many_broken_lines_the_first_are_told()
    {
        using var scratch = new Scratch();
        RunHistory run = Read(scratch, Header + string.Concat(Enumerable.Repeat("?\n", 5000)) + new string('x', 200_000) + "\n7,loss,1\n");
        Assert.Equal(1, run.Scalars.Single().Count);
        Assert.Contains("scalars.csv: 4998 more lines skipped", run.Problems);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        using var scratch = new Scratch();
        var fault = Assert.Throws<InvalidDataException>(() => Read(scratch, "epoch;loss\n1;2\n"));
        Assert.Equal("scalars.csv: begins with 'epoch;loss'; expected step,name,value, as a log begins", fault.Message);
    }

    [Fact]
    public void With_a_window_every_number_is_a_mean()
    {
        using var scratch = new Scratch();
        Read(scratch, Header + "1,loss,4\n2,loss,2\n3,loss,NaN\n4,loss,6\n5,loss,8\n1,short,1\n2,short,2\n");
        RunHistory run = RunHistory.Read(scratch.Folder, "run", window: 2);
        Assert.Equal([new(2, 3), new(3, double.NaN), new(4, double.NaN), new(5, 7)], run.Points("loss"));
        Assert.Equal(new ScalarHistory("loss", 5, new(5, 7), new(2, 3), new(5, 7)), run.Scalars[0]);
        RunHistory longer = RunHistory.Read(scratch.Folder, "run", window: 3);
        Assert.Equal(new ScalarHistory("short", 2, new(2, 1.5), new(2, 1.5), new(2, 1.5)), longer.Scalars[1]);
        Assert.Equal([new(2, 1.5)], longer.Points("short"));
    }

    [Fact]
    public void Scalars_beyond_the_limit_are_left_out_and_told()
    {
        using var scratch = new Scratch();
        RunHistory run = Read(scratch, Header + string.Concat(Enumerable.Range(0, RunHistory.MostScalars + 5).Select(number => FormattableString.Invariant($"1,s{number},0\n"))));
        Assert.Equal(RunHistory.MostScalars, run.Scalars.Count);
        Assert.Contains("scalars.csv: has more than 1000 scalars; those that come later are left out", run.Problems);
    }

    [Theory]
    [InlineData("{\"step\":0}\n", "line 1 skipped: '{\"step\":0}'; expected an object with step, time, name and value")]
    [InlineData("nonsense\n", "line 1 skipped: 'nonsense'; expected an object with step, time, name and value")]
    public void A_broken_list_of_entries_leaves_the_scalars(string text, string problem)
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.Path("log.jsonl"), text);
        RunHistory run = Read(scratch, Header + "1,loss,3\n");
        Assert.Equal([$"log.jsonl: {problem}"], run.Problems);
        Assert.Null(run.Duration);
        Assert.Single(run.Scalars);
    }

    [Fact]
    public void Every_prefix_of_a_log_reads_as_its_whole_lines()
    {
        const string text = Header + "1,loss,0.5\n2,\"a,\"\"b\"\"\",-1e-3\n3,loss,NaN\n";
        for (int length = 0; length <= text.Length; length++)
        {
            using var scratch = new Scratch();
            int lines = text.AsSpan(0, length).Count('\n');
            Assert.Equal(Math.Max(0, lines - 1), Read(scratch, text[..length]).Scalars.Sum(scalar => scalar.Count));
        }
    }

    [Fact]
    public void Whatever_stands_in_the_files_what_is_read_is_told()
    {
        var random = new Random(7);
        const string letters = "0123,\"\n\r-e.Nloss{}:\0é";
        for (int round = 0; round < 200; round++)
        {
            using var scratch = new Scratch();
            string Noise() => string.Concat(Enumerable.Range(0, random.Next(400)).Select(_ => letters[random.Next(letters.Length)]));
            File.WriteAllText(scratch.Path("log.jsonl"), Noise());
            RunHistory run = Read(scratch, Header + Noise());
            foreach (ScalarHistory scalar in run.Scalars)
                Assert.Equal(scalar.Count, run.Points(scalar.Name).Count);
        }
    }

    private static RunHistory Read(Scratch scratch, string scalars)
    {
        File.WriteAllText(scratch.Path("scalars.csv"), scalars);
        return RunHistory.Read(scratch.Folder);
    }
}
