using System.Text;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;
using AutodiffTeach.Networks.Training.Checkpoints;

namespace AutodiffTeach.Networks.Tests.Training;

public sealed class CheckpointTests
{
    private static readonly Dictionary<string, Func<IReadOnlyList<NamedParameter<float>>, Optimiser<float>>> Optimisers = new()
    {
        ["sgd"] = parameters => new Sgd<float>(parameters, 0.1),
        ["momentum"] = parameters => new Sgd<float>(parameters, 0.05, 0.9, 0.01, nesterov: true),
        ["adam"] = parameters => new Adam<float>(parameters, 0.01, weightDecay: 0.01),
        ["adamw"] = parameters => new AdamW<float>(parameters, 0.01),
    };

    public static TheoryData<string> Names => [.. Optimisers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_training_is_bit_for_bit_the_one_that_went_on(string optimiser)
    {
        using var scratch = new Scratch();
        string path = scratch.Path("half");
        Trainer<float> whole = WithDropout(optimiser), resumed = WithDropout(optimiser);
        whole.UpTo(50);
        Checkpoint.Save(path, whole);
        whole.UpTo(100);
        resumed.UpTo(3);
        Checkpoint.Load(path, resumed);
        Assert.Equal(50, resumed.Losses.Count);
        resumed.UpTo(100);
        Assert.Equal(Runs.Bits(whole), Runs.Bits(resumed));
    }

    [Fact]
    public void Numbers_keep_their_bits()
    {
        using var scratch = new Scratch();
        Trainer<double> trainer = Runs.Averaging(new Rnn<double>(1, 3)), other = Runs.Averaging(new Rnn<double>(1, 3));
        double[] odd = [double.NaN, double.PositiveInfinity, -0.0, double.Epsilon, double.MaxValue, 0.1 + 0.2, 1.0 / 3, -1e-310, Math.PI];
        odd.CopyTo(trainer.Network.Parameters[1].Parameter.Value.Values);
        Checkpoint.Save(scratch.Path("odd"), trainer);
        Checkpoint.Load(scratch.Path("odd"), other);
        Assert.Equal(Runs.Bits(trainer), Runs.Bits(other));
    }

    [Fact]
    public void The_same_training_gives_the_same_bytes_and_leaves_no_other_file()
    {
        using var scratch = new Scratch();
        foreach (string name in new[] { "one", "two", "two" })
        {
            Trainer<float> trainer = WithDropout("adam");
            trainer.UpTo(5);
            Checkpoint.Save(scratch.Path(name), trainer);
        }

        Assert.Equal(File.ReadAllBytes(scratch.Path("one")), File.ReadAllBytes(scratch.Path("two")));
        Assert.Equal(2, Directory.GetFileSystemEntries(scratch.Folder).Length);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused()
    {
        using var scratch = new Scratch();
        byte[] whole = Saved(scratch);
        for (int length = 0; length < whole.Length; length += 97)
            AssertRefused(scratch, whole[..length], "(is no checkpoint, or only the beginning of one|is cut off or has grown)");
        AssertRefused(scratch, [.. whole, 0], "is cut off or has grown");
    }

    [Fact]
    public void A_changed_bit_anywhere_is_refused()
    {
        using var scratch = new Scratch();
        byte[] whole = Saved(scratch);
        for (int at = 0; at < whole.Length; at += 41)
        {
            byte[] changed = [.. whole];
            changed[at] ^= (byte)(1 << (at % 8));
            AssertRefused(scratch, changed, "(is damaged|is no checkpoint|is cut off or has grown)");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("A letter that somebody wrote, and no checkpoint at all.")]
    [InlineData("\u0002\0\0\0\0\0\0\0{}")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]")]
    [InlineData("\u0012\0\0\0\0\0\0\0{\"__metadata__\":{}}")]
    public void A_foreign_file_is_refused(string text)
    {
        using var scratch = new Scratch();
        AssertRefused(scratch, Encoding.ASCII.GetBytes(text), "is no checkpoint");
    }

    [Fact]
    public void Arrays_of_another_program_are_refused()
    {
        using var scratch = new Scratch();
        AssertRefused(scratch, new TensorFile(new Dictionary<string, string>(), new Dictionary<string, Tensor>()).Write(), "holds arrays, but is no checkpoint of a training");
    }

    [Fact]
    public void Another_version_is_named()
    {
        using var scratch = new Scratch();
        var texts = new Dictionary<string, string> { ["format"] = "autodiffteach-checkpoint", ["version"] = "2" };
        AssertRefused(scratch, new TensorFile(texts, new Dictionary<string, Tensor>()).Write(), "is a checkpoint of version 2; expected version 1");
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_refused_with_both()
    {
        using var scratch = new Scratch();
        string path = scratch.Path("lstm");
        Checkpoint.Save(path, Runs.Averaging(new Lstm<float>(1, 4, Biases.One)));
        Trainer<float> other = Runs.Averaging(new Lstm<float>(1, 5, Biases.One));
        byte[] before = Runs.Bits(other);
        Assert.Equal(
            $"{path}: its network is 'lstm(1 to 4: weight_ih 16×1, weight_hh 16×4, bias 16), linear(4 to 1: weight 1×4, bias 1)'; expected 'lstm(1 to 5: weight_ih 20×1, weight_hh 20×5, bias 20), linear(5 to 1: weight 1×5, bias 1)'; resume with the options of the run that wrote it",
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, other)).Message);
        Assert.Equal(before, Runs.Bits(other));
        Assert.Contains(
            "its optimiser is 'adam betas 0.9 0.999 epsilon 1E-08 weight decay 0'; expected 'sgd momentum 0 weight decay 0'",
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, Runs.Averaging(new Lstm<float>(1, 4, Biases.One), optimiser: Optimisers["sgd"]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("its precision is 'float'", Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, Runs.Averaging(new Lstm<double>(1, 4, Biases.One)))).Message, StringComparison.Ordinal);
    }

    // Files whose check is right: only another program can have written them.
    [Theory]
    [InlineData("steps", null)]
    [InlineData("steps", "-1")]
    [InlineData("task_state", null)]
    [InlineData("task_state", "1 2")]
    [InlineData("task_state", "0 0 0 0")]
    [InlineData("task_state", "one two three four")]
    public void A_text_that_training_never_wrote_is_refused_and_changes_nothing(string name, string? text)
    {
        using var scratch = new Scratch();
        TensorFile file = TensorFile.Read("whole", Saved(scratch));
        var texts = file.Texts.Where(entry => entry.Key != "crc32c" && (entry.Key != name || text is not null)).ToDictionary(entry => entry.Key, entry => entry.Key == name ? text! : entry.Value);
        AssertRefused(scratch, new TensorFile(texts, file.Tensors).Write(), $"'{name}' cannot be read; expected what training wrote$");
    }

    private static byte[] Saved(Scratch scratch)
    {
        Trainer<float> trainer = WithDropout("adam");
        trainer.UpTo(2);
        Checkpoint.Save(scratch.Path("whole"), trainer);
        return File.ReadAllBytes(scratch.Path("whole"));
    }

    private static void AssertRefused(Scratch scratch, byte[] content, string reason)
    {
        string path = scratch.Path("bad");
        File.WriteAllBytes(path, content);
        Trainer<float> trainer = WithDropout("adam");
        byte[] before = Runs.Bits(trainer);
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(path)}: {reason}", Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, trainer)).Message);
        Assert.Equal(before, Runs.Bits(trainer));
    }

    private static Trainer<float> WithDropout(string optimiser) =>
        Runs.Averaging(new Rnn<float>(1, 6), new Dropout<float>(6, 0.3, new RandomStream(4)), optimiser: Optimisers[optimiser]);
}
