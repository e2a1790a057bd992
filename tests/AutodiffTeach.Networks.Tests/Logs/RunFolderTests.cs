using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Networks.Tests.Logs;

public sealed class RunFolderTests
{
    [Fact]
    public void Runs_come_in_the_order_of_their_names_with_numbers_as_numbers()
    {
        using var scratch = new Scratch();
        foreach (string name in new[] { "lstm-10", "lstm-2", "gru", "lstm" })
            WriteRun(scratch.Path(name));
        Assert.Equal(["gru", "lstm", "lstm-2", "lstm-10"], RunFolder.Read(scratch.Folder).Runs.Select(run => run.Name));
    }

    [Fact]
    public void Runs_are_found_one_folder_deeper_and_no_further()
    {
        using var scratch = new Scratch();
        WriteRun(scratch.Path("set-2/lstm"));
        WriteRun(scratch.Path("deep/er/lstm"));
        RunFolder folder = RunFolder.Read(scratch.Folder);
        Assert.Equal(["set-2/lstm"], folder.Runs.Select(run => run.Name));
        Assert.Equal(["deep: no run; expected a folder with scalars.csv, or with such folders"], folder.Skipped);
    }

    [Fact]
    public void The_folder_of_one_run_is_that_run()
    {
        using var scratch = new Scratch();
        WriteRun(scratch.Path("gru"));
        Assert.Equal(["gru"], RunFolder.Read(scratch.Path("gru") + "/").Runs.Select(run => run.Name));
    }

    [Fact]
    public void What_is_no_run_is_told_and_skipped()
    {
        using var scratch = new Scratch();
        WriteRun(scratch.Path("gru"));
        WriteRun(scratch.Path("other"), "a,b\n");
        Directory.CreateDirectory(scratch.Path("empty"));
        File.WriteAllText(scratch.Path("file.txt"), "no folder");
        RunFolder folder = RunFolder.Read(scratch.Folder);
        Assert.Equal(["gru"], folder.Runs.Select(run => run.Name));
        Assert.Equal(
            ["empty: no run; expected a folder with scalars.csv, or with such folders", "other: scalars.csv: begins with 'a,b'; expected step,name,value, as a log begins"],
            folder.Skipped);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => RunFolder.Read("/no/such/folder"));

    private static void WriteRun(string folder, string text = "step,name,value\n1,loss,2\n")
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "scalars.csv"), text);
    }
}
