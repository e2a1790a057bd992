using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Training;
using AutodiffTeach.Networks.Training;
using AutodiffTeach.Networks.Training.Checkpoints;

namespace AutodiffTeach.Networks.Tests.Names;

/// <summary>Learning to tell languages, and what is kept of it.</summary>
public sealed class NameTrainingTests
{
    private static readonly LabelledName[] Names = [.. MadeUp()];

    // A long name beside a short one makes padding of it.
    [Theory]
    [InlineData(NameCell.Rnn)]
    [InlineData(NameCell.Lstm)]
    [InlineData(NameCell.Gru)]
    public void Padding_changes_no_bit_of_scores_and_gradients(NameCell cell)
    {
        LabelledName[] shortNames = [.. Names.Where(name => name.Letters.Length < 6).Take(5)];
        Network<float> network = NetworkOf(cell);
        Sequence<float> tight = InputOf(network, shortNames);
        var wide = new Sequence<float>(tight.Steps + 7, tight.Batch, 1);
        wide.Values.Fill(Alphabet.Padding);
        tight.Values.CopyTo(wide.Values);
        (float[] scores, float[] gradients) = PassesOf(network, tight);
        AssertSame(scores, gradients, PassesOf(network, wide));

        foreach (ref float number in network.Parameters[0].Parameter.Value.Row(Alphabet.Padding))
            number += 100;
        AssertSame(scores, gradients, PassesOf(network, wide));
        Assert.All(network.Parameters[0].Parameter.Gradient.Row(Alphabet.Padding).ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_company_of_other_names_changes_nothing()
    {
        var classifier = new NameClassifier(ModelOf(NameCell.Lstm), NetworkOf(NameCell.Lstm));
        NameScore together = classifier.Score(Names);
        double alone = Names.Average(name => classifier.Score([name]).Loss);
        Assert.Equal(alone, together.Loss, 1e-6);
        Assert.Equal(Names.Sum(name => classifier.Score([name]).Confusion.Right), together.Confusion.Right);
    }

    [Theory]
    [InlineData(NameCell.Rnn)]
    [InlineData(NameCell.Lstm)]
    [InlineData(NameCell.Gru)]
    public void What_tells_two_languages_apart_is_learned(NameCell cell)
    {
        Trainer<float> trainer = TrainerOf(cell);
        trainer.UpTo(120);
        NameScore score = new NameClassifier(ModelOf(cell), trainer.Network).Score(Names);
        Assert.True(score.Accuracy > 0.95, $"accuracy {score.Accuracy}");
        Assert.True(score.Loss < 0.2, $"loss {score.Loss}");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    public void A_resumed_training_is_bit_for_bit_the_one_that_went_on(int before)
    {
        using var scratch = new Scratch();
        Trainer<float> whole = TrainerOf(NameCell.Gru), resumed = TrainerOf(NameCell.Gru);
        whole.UpTo(before);
        Checkpoint.Save(scratch.Path("half"), whole);
        whole.UpTo(23);
        Checkpoint.Load(scratch.Path("half"), resumed);
        resumed.UpTo(23);
        Assert.Equal(Runs.Bits(whole), Runs.Bits(resumed));
    }

    [Fact]
    public void A_training_on_other_names_is_not_resumed()
    {
        using var scratch = new Scratch();
        Checkpoint.Save(scratch.Path("it"), TrainerOf(NameCell.Rnn));
        LabelledName[] others = [.. Names.Select(name => name with { Letters = name.Letters[..1] })];
        var fault = Assert.Throws<CheckpointException>(() => Checkpoint.Load(scratch.Path("it"), TrainerOf(NameCell.Rnn, others)));
        Assert.Contains("its task is 'language of 40 names (", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_says_which_network_it_is_of_and_predicts_as_before()
    {
        using var scratch = new Scratch();
        Trainer<float> trainer = TrainerOf(NameCell.Lstm);
        NameNotes.Write(trainer.Notes, ModelOf(NameCell.Lstm));
        trainer.UpTo(10);
        Checkpoint.Save(scratch.Path("it"), trainer);
        NameClassifier loaded = NameClassifier.Load(scratch.Path("it"));
        Assert.Equal(ModelOf(NameCell.Lstm).Languages, loaded.Model.Languages);
        Assert.Equal(new NameClassifier(ModelOf(NameCell.Lstm), trainer.Network).Predict("Zabó"), loaded.Predict("Zabo"));
    }

    [Fact]
    public void Notes_go_with_a_checkpoint_and_come_back_with_it()
    {
        using var scratch = new Scratch();
        Trainer<float> trainer = TrainerOf(NameCell.Rnn), other = TrainerOf(NameCell.Rnn);
        trainer.Notes["key"] = "öne\n\"two\"";
        other.Notes["gone"] = "";
        Checkpoint.Save(scratch.Path("it"), trainer);
        Checkpoint.Load(scratch.Path("it"), other);
        Assert.Equal(trainer.Notes, other.Notes);
    }

    [Theory]
    [InlineData(null, "is a checkpoint of another task; expected one of a training on names")]
    [InlineData("{", "the note 'names' cannot be read; expected what training on names wrote")]
    [InlineData("{}", "the note 'names' cannot be read; expected what training on names wrote")]
    [InlineData("""{"Cell":1,"Layers":99,"Hidden":1,"Embedding":1,"Dropout":0,"Languages":["a"]}""", "the note 'names' cannot be read; expected what training on names wrote")]
    [InlineData("""{"Cell":0,"Layers":1,"Hidden":7,"Embedding":8,"Dropout":0,"Languages":["a"]}""", "its network is 'embedding(1 to 8: weight 58×8)")]
    public void A_checkpoint_that_does_not_say_it_is_refused(string? note, string problem)
    {
        using var scratch = new Scratch();
        Trainer<float> trainer = TrainerOf(NameCell.Rnn);
        if (note is not null)
            trainer.Notes["names"] = note;
        Checkpoint.Save(scratch.Path("it"), trainer);
        var fault = Assert.Throws<CheckpointException>(() => NameClassifier.Load(scratch.Path("it")));
        Assert.StartsWith($"{scratch.Path("it")}: {problem}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_are_a_distribution_in_order()
    {
        IReadOnlyList<LanguageProbability> all = new NameClassifier(ModelOf(NameCell.Gru), NetworkOf(NameCell.Gru)).Predict("Ó'Neal, the fourteenth of his name");
        Assert.Equal(1, all.Sum(entry => entry.Probability), 1e-6);
        Assert.Equal(all.OrderByDescending(entry => entry.Probability), all);
        Assert.Equal(["down", "up"], all.Select(entry => entry.Language).Order());
    }

    [Fact]
    public void A_name_without_letters_has_no_prediction() =>
        Assert.Throws<ArgumentException>(() => new NameClassifier(ModelOf(NameCell.Rnn), NetworkOf(NameCell.Rnn)).Predict("王 "));

    [Fact]
    public void A_confusion_matrix_counts_what_was_taken_for_what()
    {
        var confusion = new ConfusionMatrix(3);
        foreach ((int actual, int predicted) in new[] { (0, 0), (0, 1), (0, 0), (1, 1) })
            confusion.Add(actual, predicted);
        Assert.Equal((4, 3, 0.75), (confusion.Total, confusion.Right, confusion.Accuracy));
        Assert.Equal((2, 1, 3), (confusion[0, 0], confusion[0, 1], confusion.CountOf(0)));
        Assert.Equal(2.0 / 3, confusion.ShareOf(0, 0));
        Assert.Equal(double.NaN, confusion.ShareOf(2, 2));
    }

    [Fact]
    public void A_model_is_made_of_the_layers_that_it_names()
    {
        Network<float> network = ModelOf(NameCell.Lstm).Create<float>(new RandomStream(1));
        Assert.Equal(
            [typeof(Embedding<float>), typeof(Lstm<float>), typeof(Dropout<float>), typeof(Lstm<float>), typeof(LastStep<float>), typeof(Dropout<float>), typeof(Linear<float>)],
            network.Layers.Select(layer => layer.GetType()));
        Assert.Throws<InvalidOperationException>(() => (ModelOf(NameCell.Rnn) with { Hidden = 0 }).Create<float>(new RandomStream(1)));
    }

    private static void AssertSame(float[] scores, float[] gradients, (float[] Scores, float[] Gradients) passes)
    {
        Assert.Equal(scores, passes.Scores);
        Assert.Equal(gradients, passes.Gradients);
    }

    // Names of the one end in what those of the other begin with.
    private static IEnumerable<LabelledName> MadeUp()
    {
        var random = new RandomStream(5);
        for (int index = 0; index < 40; index++)
        {
            string middle = string.Concat(Enumerable.Range(0, 1 + random.NextBelow(10)).Select(_ => Alphabet.Letters[random.NextBelow(26)]));
            string letters = index % 2 == 0 ? middle + "ov" : "ov" + middle;
            yield return new(letters, letters, index % 2);
        }
    }

    private static NameModel ModelOf(NameCell cell) => new(cell, Layers: 2, Hidden: 16, Embedding: 8, Dropout: 0.1, ["down", "up"]);

    private static Network<float> NetworkOf(NameCell cell)
    {
        Network<float> network = ModelOf(cell).Create<float>(new RandomStream(1));
        network.Initialise(Initialisation.PyTorch, new RandomStream(2));
        return network;
    }

    private static Trainer<float> TrainerOf(NameCell cell, LabelledName[]? names = null)
    {
        Network<float> network = NetworkOf(cell);
        return new(network, new NameTask<float>(names ?? Names, batch: 12, network, new RandomStream(3)), new Adam<float>(network.Parameters, 1e-2));
    }

    private static Sequence<float> InputOf(Network<float> network, LabelledName[] names) => new NameTask<float>(names, names.Length, network, new RandomStream(4)).NextBatch();

    private static (float[] Scores, float[] Gradients) PassesOf(Network<float> network, Sequence<float> input)
    {
        Sequence<float> scores = network.Forward(input);
        var ones = new Sequence<float>(1, scores.Batch, scores.Features);
        ones.Values.Fill(0.5f);
        float[] kept = scores.Values.ToArray();
        network.ClearGradients();
        network.Backward(ones);
        return (kept, [.. network.Parameters.SelectMany(named => named.Parameter.Gradient.Values.ToArray())]);
    }
}
