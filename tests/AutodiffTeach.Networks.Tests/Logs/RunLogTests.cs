using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Networks.Tests.Logs;

public sealed class RunLogTests
{
    [Fact]
    public void Numbers_go_to_all_three_files()
    {
        using var scratch = new Scratch();
        string folder = WriteRun(scratch.Folder);
        Assert.Equal(
            "step,name,value\n1,loss/train,0.1\n2,\"a \"\"b\"\", c\",NaN\n3,loss/train,-Infinity\n",
            File.ReadAllText(Path.Combine(folder, "scalars.csv")));
        JsonElement[] entries = [.. File.ReadAllLines(Path.Combine(folder, "log.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["options", "loss/train", "a \"b\", c", "loss/train"], entries.Select(entry => entry.GetProperty("name").GetString()));
        Assert.Equal("1e-3 | <b>", entries[0].GetProperty("value").GetProperty("rate").GetString());
        Assert.Equal(0.1, entries[1].GetProperty("value").GetDouble());
        Assert.Equal("NaN", entries[2].GetProperty("value").GetString());
        Assert.Equal("2023-11-14T22:13:", entries[3].GetProperty("time").GetString()![..17]);
        Assert.Equal(6, RecordReader.Records(File.ReadAllBytes(Directory.GetFiles(folder, "events.out.tfevents.*").Single())).Count());
    }

    [Fact]
    public void A_name_that_exists_gets_the_next_number()
    {
        using var scratch = new Scratch();
        string[] names = [.. Enumerable.Range(0, 3).Select(_ => Path.GetFileName(WriteRun(scratch.Folder)))];
        Assert.Equal(["lstm", "lstm-2", "lstm-3"], names);
    }

    [Fact]
    public void Runs_that_begin_at_once_have_folders_of_their_own()
    {
        using var scratch = new Scratch();
        var folders = new string[16];
        Parallel.For(0, folders.Length, index => folders[index] = WriteRun(scratch.Folder));
        Assert.Equal(folders.Length, folders.Distinct().Count());
        Assert.All(folders, folder => Assert.Equal(4, File.ReadAllLines(Path.Combine(folder, "scalars.csv")).Length));
    }

    [Fact]
    public void A_run_that_was_not_ended_keeps_what_it_wrote()
    {
        using var scratch = new Scratch();
        using var log = RunLog.Create(scratch.Folder, "lstm", new FixedClock());
        log.WriteScalar("loss", 7, 2);
        using var reader = new StreamReader(new FileStream(Path.Combine(log.Folder, "scalars.csv"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        Assert.Equal("step,name,value\n7,loss,2\n", reader.ReadToEnd());
    }

    [Fact]
    public void What_it_writes_does_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        using var scratch = new Scratch();
        string plain = File.ReadAllText(Path.Combine(WriteRun(scratch.Folder), "log.jsonl"));
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(plain, File.ReadAllText(Path.Combine(WriteRun(scratch.Folder), "log.jsonl")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string WriteRun(string folder)
    {
        using var log = RunLog.Create(folder, "lstm", new FixedClock());
        log.WriteTable("options", 0, [new("rate", "1e-3 | <b>")]);
        log.WriteScalar("loss/train", 1, 0.1);
        log.WriteScalar("a \"b\", c", 2, double.NaN);
        log.WriteScalar("loss/train", 3, double.NegativeInfinity);
        log.WriteHistogram<double>("weights", 3, [1, 2, 3]);
        return log.Folder;
    }
}
