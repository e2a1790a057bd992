using AutodiffTeach.Cli.Trainings;

namespace AutodiffTeach.Cli.Tests.Trainings;

public sealed class TrainingProgressTests
{
    [Theory]
    [InlineData(1234, 1234, 2, 5000, 0.0123456, "batch 1,234 of 5,000, loss 0.0123, 617 batches/s, 0:07 left")]
    [InlineData(3000, 1000, 100, 50000, 1.5e-5, "batch 3,000 of 50,000, loss 1.5e-5, 10 batches/s, 1:18:20 left")]
    [InlineData(10, 10, 0, 10, double.NaN, "batch 10 of 10, loss NaN, 10,000,000,000 batches/s, 0:00 left")]
    public void It_says_how_far_how_well_how_fast_and_how_long(int done, int here, int seconds, int batches, double loss, string text) =>
        Assert.Equal(text, TrainingProgress.Text(done, here, TimeSpan.FromSeconds(seconds), batches, loss));
}
