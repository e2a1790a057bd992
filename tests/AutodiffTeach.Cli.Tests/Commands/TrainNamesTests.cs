using System.Text.Json;

namespace AutodiffTeach.Cli.Tests.Commands;

public sealed class TrainNamesTests
{
    private static readonly string Sample = Repository.PathOf("examples", "names");

    // What every run here has, so that it takes a moment.
    private static readonly string[] Short = ["train", "names", Sample, "--hidden", "12", "--embedding", "6", "--layers", "1", "--batch", "20", "--rate", "1e-2"];

    [Fact]
    public void It_ends_with_scores_by_epoch_and_by_language()
    {
        Outcome outcome = Tool.Run([.. Short, "--epochs", "3"]);
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith($"298 names in 6 languages, {Sample}: 238 to train on, 60 held out\n\nLanguages of surnames: lstm, 1 × 12\n", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"\nepoch  training loss  accuracy  held-out loss  accuracy\n1 +\d\.\d{4} +\d+\.\d % +\d\.\d{4} +\d+\.\d %\n2 .*\n3 .*\n\nlanguage  trained on  held out  right\nEnglish ", outcome.Output);
        Assert.Matches(@"\nheld out: \d+\.\d % of 60 names right; of the 60 that were not trained on too, \d+\.\d %; always [A-Z][a-z]+: \d+\.\d %\n$", outcome.Output);
    }

    [Fact]
    public void More_epochs_tell_more_languages_than_chance()
    {
        JsonElement json = Tool.Run([.. Short, "--epochs", "15", "--json"]).Json;
        Assert.True(json.GetProperty("heldOutAccuracy").GetDouble() > 2 * json.GetProperty("commonestAccuracy").GetDouble());
        Assert.True(json.GetProperty("epochs")[14].GetProperty("trainingLoss").GetDouble() < 0.6 * json.GetProperty("epochs")[0].GetProperty("trainingLoss").GetDouble());
    }

    [Fact]
    public void The_json_holds_options_epochs_and_the_confusion_matrix()
    {
        JsonElement json = Tool.Run([.. Short, "--epochs", "2", "--cell", "gru", "--dropout", "0", "--seed", "7", "--held-out", "0.5", "--json"]).Json;
        JsonElement options = json.GetProperty("options");
        Assert.Equal(("gru", 12, 0.0, 20, 0.5, 7), (
            options.GetProperty("cell").GetString(), options.GetProperty("hidden").GetInt32(), options.GetProperty("dropout").GetDouble(),
            options.GetProperty("batch").GetInt32(), options.GetProperty("heldOut").GetDouble(), options.GetProperty("seed").GetInt32()));
        int[][] confusion = [.. json.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(count => count.GetInt32()).ToArray())];
        Assert.Equal((6, 149, 149, 2, 16), (confusion.Length, confusion.Sum(row => row.Sum()), json.GetProperty("trainingNames").GetInt32(), json.GetProperty("epochs").GetArrayLength(), json.GetProperty("batches").GetInt32()));
        double right = Enumerable.Range(0, 6).Sum(language => confusion[language][language]);
        Assert.Equal(right / 149, json.GetProperty("heldOutAccuracy").GetDouble(), 1e-15);
        Assert.Equal(json.GetProperty("heldOutAccuracy").GetDouble(), json.GetProperty("epochs")[1].GetProperty("heldOutAccuracy").GetDouble());
    }

    [Theory]
    [InlineData("--threads", "2")]
    [InlineData("--theme", "dark")]
    public void What_changes_no_number_changes_no_byte(string option, string value) =>
        Assert.Equal(Tool.Run([.. Short, "--epochs", "1", "--json"]).Output, Tool.Run([.. Short, "--epochs", "1", "--json", option, value]).Output);

    [Fact]
    public void A_resumed_run_writes_the_files_of_one_that_was_not_stopped()
    {
        using var scratch = new Scratch();
        string[] FilesOf(string name) => ["--checkpoint", scratch.PathOf(name), "-o", scratch.PathOf(name + ".json"), "-o", scratch.PathOf(name + ".svg"), "-o", scratch.PathOf(name + ".csv")];
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "4", .. FilesOf("whole")]).Code);
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "2", "--checkpoint", scratch.PathOf("half")]).Code);
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "4", "--resume", scratch.PathOf("half"), .. FilesOf("rest")]).Code);
        foreach (string ending in new[] { "", ".json", ".svg", ".csv" })
            Assert.Equal(File.ReadAllBytes(scratch.PathOf("whole" + ending)), File.ReadAllBytes(scratch.PathOf("rest" + ending)));

        Outcome shorter = Tool.Run([.. Short, "--epochs", "1", "--resume", scratch.PathOf("whole")]);
        Assert.Equal((2, $"--resume: {scratch.PathOf("whole")}: has 48 batches already; expected --epochs 4 or more\n"), (shorter.Code, shorter.Error));
    }

    [Fact]
    public void Files_show_the_confusion_or_the_epochs()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "2", "-o", scratch.PathOf("matrix.csv"), "-o", scratch.PathOf("matrix.svg")]).Code);
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "2", "--chart", "epochs", "-o", scratch.PathOf("epochs.csv"), "-o", scratch.PathOf("epochs.svg")]).Code);
        string[] counts = scratch.Read("matrix.csv").TrimEnd().Split('\n');
        Assert.Equal((37, 60), (counts.Length, counts.Skip(1).Sum(line => int.Parse(line.Split(',')[2]))));
        Assert.Contains("taken for", scratch.Read("matrix.svg"), StringComparison.Ordinal);
        Assert.Equal(["series", "training loss", "training loss", "training accuracy", "training accuracy", "held-out loss", "held-out loss", "held-out accuracy", "held-out accuracy"], scratch.Read("epochs.csv").TrimEnd().Split('\n').Select(line => line.Split(',')[0]));
        Assert.Contains("trained on", scratch.Read("epochs.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_has_both_parts_after_each_epoch()
    {
        using var scratch = new Scratch();
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "2", "--log", scratch.PathOf("runs")]).Code);
        string[] scalars = scratch.Read("runs/names-lstm-1x12-seed0/scalars.csv").Split('\n');
        foreach (string name in new[] { "loss/training", "loss/held out", "accuracy/training", "accuracy/held out" })
            Assert.Equal(["12", "24"], scalars.Where(line => line.Contains($",{name},", StringComparison.Ordinal)).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void A_checkpoint_tells_the_languages_of_names()
    {
        using var scratch = new Scratch();
        string kept = scratch.PathOf("kept");
        Assert.Equal(0, Tool.Run([.. Short, "--epochs", "15", "--checkpoint", kept]).Code);
        Outcome outcome = Tool.Run("train", "names", "--checkpoint", kept, "--predict", "Yamashita", "--predict", "Łęcki 王", "--top", "2");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Matches(@"^Yamashita\nlanguage +probability\nJapanese +0\.\d+\n\w+ +\S+\n\nŁęcki 王, read as ecki\nlanguage +probability\n\w+ +\S+\n\w+ +\S+\n$", outcome.Output);

        JsonElement json = Tool.Run("train", "names", "--checkpoint", kept, "--predict", "Yamashita", "--top", "9", "--json").Json.GetProperty("predictions")[0];
        Assert.Equal(("Yamashita", 6), (json.GetProperty("letters").GetString(), json.GetProperty("languages").GetArrayLength()));
        Assert.Equal(1, json.GetProperty("languages").EnumerateArray().Sum(entry => entry.GetProperty("probability").GetDouble()), 1e-6);
        Outcome none = Tool.Run("train", "names", "--checkpoint", kept, "--predict", "王");
        Assert.Equal((2, "--predict: '王' has no letter of the alphabet; expected a name in Latin letters\n"), (none.Code, none.Error));
    }

    [Fact]
    public void What_was_left_out_is_told_and_markup_in_the_name_of_a_language_is_text()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.PathOf("it"));
        scratch.Write("it/A$b<i>&.txt", "Aa\nAb\nAc\nAd\n王\n");
        scratch.Write("it/C.txt", "Ca\nCa\nCb\nCc\n");
        scratch.Write("it/Empty.txt", "");
        Outcome outcome = Tool.Run("train", "names", scratch.PathOf("it"), "--hidden", "4", "--epochs", "1", "-o", scratch.PathOf("it.svg"));
        Assert.Equal(0, outcome.Code);
        Assert.Equal(
            "note: Empty.txt has no name; its language is left out\nnote: 1 name with no letter of the alphabet is left out: A$b<i>&.txt:5\nnote: 1 name that stood in its file before is kept: C.txt:2\n",
            outcome.Error);
        System.Xml.Linq.XDocument svg = System.Xml.Linq.XDocument.Parse(scratch.Read("it.svg"));
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == "A$b<i>&");
    }

    [Theory]
    [InlineData("--predict Nowak", "--predict: there is no network to ask; expected --checkpoint FILE, where FILE is what train names --checkpoint FILE wrote")]
    [InlineData("there-is-none", "there-is-none: there is no such folder; expected a folder with a file LANGUAGE.txt for each language, a name a line")]
    [InlineData("--hidden 0", "autodiffteach train names: --hidden: '0' does not fit; expected a whole number from 1 to 4096; see 'autodiffteach train names --help'")]
    [InlineData("--dropout 1", "autodiffteach train names: --dropout: '1' does not fit; expected a number from 0 to 0.99; see 'autodiffteach train names --help'")]
    [InlineData("--steps 5", "autodiffteach train names: unknown option '--steps'; see 'autodiffteach train names --help'")]
    [InlineData("SAMPLE --layers 16 --hidden 4096", "--hidden: layers × hidden × hidden is 16 × 4096 × 4096, 268435456 weights; expected at most 50000000; try fewer layers or units")]
    public void What_cannot_be_used_is_told(string options, string problem)
    {
        Outcome outcome = Tool.Run(["train", "names", .. options.Split(' ').Select(word => word == "SAMPLE" ? Sample : word)]);
        Assert.Equal((2, "", problem + "\n"), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Fact]
    public void Without_a_folder_the_sample_goes_with_the_tool() =>
        Assert.Equal(Directory.GetFiles(Sample).Select(Path.GetFileName).Order(), Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "names")).Select(Path.GetFileName).Order());
}
