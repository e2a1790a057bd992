using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Tests.Typesetting;

public class MathTextTests
{
    /// <summary>Each run is written as text, with / around italics, _ before lowered and ^ before raised runs, and - for a fraction bar.</summary>
    [Theory]
    [InlineData("h_1", "/h/ _1")]
    [InlineData("a_{1,2}", "/a/ _1,2")]
    [InlineData("h_{t-1}", "/h/ _/t/ _−1")]
    [InlineData("w_hh", "/w/ _/hh/")]
    [InlineData("alpha", "/α/")]
    [InlineData("Sigma_xi", "Σ _/ξ/")]
    [InlineData("U^f", "/U/ ^/f/")]
    [InlineData("w^2", "/w/ ^2")]
    [InlineData("w²", "/w/ ^2")]
    [InlineData("h_1[2]", "/h/ _1,2")]
    [InlineData("x_t^{(i)}", "/x/ _/t/ ^( ^/i/ ^)")]
    [InlineData("relu", "relu")]
    [InlineData("tanh(z_1)", "tanh( /z/ _1 )")]
    [InlineData("y_hat", "/y/ ˆ")]
    [InlineData("C_tilde_2", "/C/ ^˜ _2")]
    [InlineData("3w^2*u_1 - x", "3 /w/ ^2 · /u/ _1 \u0020−\u0020 /x/")]
    [InlineData("×", "×")]
    [InlineData("10^{−6}", "10 ^−6")]
    [InlineData("∂⁺h_2", "∂ ^+ /h/ _2")]
    [InlineData("_", "_")]
    [InlineData("a__b", "/a/ __ /b/")]
    [InlineData("}{", "}{")]
    [InlineData("a[", "/a/ [")]
    [InlineData("[[1, 2], [3]]", "[[1, 2], [3]]")]
    public void Labels_are_set_as_runs(string label, string expected) => Assert.Equal(expected, Show(MathText.Set(label, 20)));

    [Fact]
    public void A_partial_derivative_is_a_fraction()
    {
        var text = MathText.Set("∂h_2/∂h_1", 12);
        var bar = Assert.Single(text.Rules);
        Assert.Equal(["∂", "h", "2", "∂", "h", "1"], text.Runs.Select(run => run.Text));
        Assert.All(text.Runs.Take(3), run => Assert.True(run.Y < bar.Y));
        Assert.All(text.Runs.Skip(3), run => Assert.True(run.Y - 0.7 * run.Size > bar.Y));
    }

    [Fact]
    public void A_matrix_is_set_in_rows_and_columns()
    {
        var entries = MathText.Set("[[−0.3, 0.6], [0.2, 0.1]]", 12).Runs.Where(run => run.Text is not ("[" or "]")).ToArray();
        Assert.Equal(["−0.3", "0.2", "0.6", "0.1"], entries.Select(run => run.Text));
        Assert.Equal(entries[0].Y, entries[2].Y);
        Assert.True(entries[1].Y > entries[0].Y + 12);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a<b & \"c\"")]
    [InlineData("שלום עולם")]
    [InlineData("a\u0000b\nc\u0007")]
    [InlineData("\ud83d\ude00 \ud800")]
    [InlineData("{{{{{{{{{{{{{{{{a_{b_{c_{d_{e_{f_{g_{h_{i}}}}}}}}}")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789")]
    public void Any_label_can_be_set_within_its_measure(string label)
    {
        var text = MathText.Set(label, 16);
        Assert.All(text.Runs, run =>
        {
            Assert.InRange(run.X, 0, text.Width);
            Assert.DoesNotContain(run.Text, char.IsControl);
        });
        Assert.InRange(text.Height, 12, 100);
    }

    private static string Show(MathText text) => string.Join(' ', text.Runs.Select(run =>
        (run.Y > 0.5 ? "_" : run.Y < -0.5 && run.Text is not "−1" ? "^" : "") + (run.IsItalic ? "/" + run.Text + "/" : run.Text)));
}
