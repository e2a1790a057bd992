using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Names;

/// <summary>Names to train on and names held out.</summary>
public sealed class NameSplitTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(10, 8)]
    [InlineData(20074, 16059)]
    public void Each_name_is_in_one_part_and_a_fifth_is_held_out(int count, int training)
    {
        NameSplit split = NameSplit.Of(DataOf(count), 0.2, new RandomStream(1));
        Assert.Equal((training, count - training), (split.Training.Count, split.HeldOut.Count));
        Assert.Equal(Enumerable.Range(0, count), split.Training.Concat(split.HeldOut).Select(name => name.Language).Order());
    }

    [Fact]
    public void A_seed_gives_one_split_and_another_seed_another()
    {
        NameData data = DataOf(100);
        Assert.Equal(NameSplit.Of(data, 0.2, new RandomStream(1)).HeldOut, NameSplit.Of(data, 0.2, new RandomStream(1)).HeldOut);
        Assert.NotEqual(NameSplit.Of(data, 0.2, new RandomStream(1)).HeldOut, NameSplit.Of(data, 0.2, new RandomStream(2)).HeldOut);
    }

    [Fact]
    public void A_name_that_is_trained_on_under_its_language_is_not_unseen()
    {
        var split = new NameSplit([new("Éva", "Eva", 0)], [new("Eva", "Eva", 0), new("Eva", "Eva", 1), new("Ada", "Ada", 0)]);
        Assert.Equal(["Eva 1", "Ada 0"], split.Unseen().Select(name => $"{name.Letters} {name.Language}"));
    }

    [Fact]
    public void Nothing_can_be_held_out_of_one_name_nor_all_of_many()
    {
        Assert.Throws<ArgumentException>(() => NameSplit.Of(DataOf(1), 0.2, new RandomStream(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NameSplit.Of(DataOf(9), 1, new RandomStream(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NameSplit.Of(DataOf(9), double.NaN, new RandomStream(1)));
    }

    // The language numbers the name.
    private static NameData DataOf(int count) => new([], [.. Enumerable.Range(0, count).Select(index => new LabelledName("A", "A", index))], []);
}
