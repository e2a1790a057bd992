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
    [InlineData("W_if", "/W/ _/if/")]
    [InlineData("W_if_2", "/W/ _/if/ _,2")]
    [InlineData("alpha", "/α/")]
    [InlineData("Sigma_xi", "Σ _/ξ/")]
    [InlineData("U^f", "/U/ ^/f/")]
    [InlineData("w^2", "/w/ ^2")]
    [InlineData("w²", "/w/ ^2")]
    [InlineData("^2", "(·) ^2")]
    [InlineData("h_1[2]", "/h/ _1,2")]
    [InlineData("x_t^{(i)}", "/x/ _/t/ ^( ^/i/ ^)")]
    [InlineData("relu", "relu")]
    [InlineData("tanh(z_1)", "tanh( /z/ _1 )")]
    [InlineData("y_hat", "/y/")]
    [InlineData("C_tilde_2", "/C/ _2")]
    [InlineData("3w^2*u_1 - x", "3 /w/ ^2 /u/ _1 − /x/")]
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

    [Theory]
    [InlineData("a+b", 4 / 18.0)]
    [InlineData("a + b", 4 / 18.0)]
    [InlineData("a=b", 5 / 18.0)]
    [InlineData("a ≤ b", 5 / 18.0)]
    public void Operators_have_the_room_that_TeX_gives_them(string label, double space)
    {
        var runs = MathText.Set(label, 18).Runs;
        Assert.Equal(3, runs.Count);
        Assert.Equal(space * 18, runs[2].X - runs[1].X - runs[1].Width, 1e-9);
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("a*(-b)")]
    [InlineData("x_{t-1}")]
    public void A_sign_and_a_script_have_no_room_around_operators(string label)
    {
        var runs = MathText.Set(label, 18).Runs;
        var sign = runs.Single(run => run.Text.Contains('−', StringComparison.Ordinal));
        var next = runs.SkipWhile(run => run != sign).Skip(1).FirstOrDefault();
        Assert.True(next is null || next.X - sign.X - sign.Width < 0.01);
    }

    [Theory]
    [InlineData("a*b", "a b")]
    [InlineData("2*w", "2 w")]
    [InlineData("U@x_1", "U x_1")]
    public void A_star_between_factors_is_a_thin_space(string star, string space)
    {
        var (left, right) = (MathText.Set(star, 18), MathText.Set(space, 18));
        Assert.Equal(left.Runs, right.Runs);
        Assert.InRange(left.Runs[1].X - left.Runs[0].X - left.Runs[0].Width, 2.9, 4.5);
    }

    [Fact]
    public void A_star_before_a_number_is_a_dot() => Assert.Contains(MathText.Set("2*3", 18).Runs, run => run.Text == "·");

    [Fact]
    public void Words_keep_the_spaces_between_them() => Assert.Equal(["two words of prose"], MathText.Set("two words of prose", 18).Runs.Select(run => run.Text));

    [Fact]
    public void Round_brackets_grow_around_a_fraction_and_stay_letters_around_a_square()
    {
        var (tall, low) = (MathText.Set("(∂y/∂x)", 18), MathText.Set("(x^2)", 18));
        Assert.Equal((2, 0), (tall.Fills.Count, low.Fills.Count));
        var (top, bottom) = (tall.Fills[0].Flatten().Min(point => point.Y), tall.Fills[0].Flatten().Max(point => point.Y));
        Assert.True(top <= -tall.Ascent + 1 && bottom >= tall.Descent - 1, $"{top} to {bottom} around {tall.Ascent} and {tall.Descent}");
    }

    [Theory]
    [InlineData("dL/dW_1")]
    [InlineData("d^2y/dw^2")]
    [InlineData("d/dx")]
    [InlineData("∂²L/∂w∂u")]
    [InlineData("∂⁺C_tilde_t/∂h_{t-1}")]
    public void Derivatives_are_fractions(string label) => Assert.Single(MathText.Set(label, 12).Rules);

    [Theory]
    [InlineData("delta/delta_0")]
    [InlineData("dot/dim")]
    [InlineData("a/b")]
    [InlineData("d/d_2")]
    public void Other_quotients_stay_on_one_line(string label) => Assert.Empty(MathText.Set(label, 12).Rules);

    [Theory]
    [InlineData("y_hat", 1)]
    [InlineData("abc_bar", 1)]
    [InlineData("q_ddot", 2)]
    [InlineData("v_vec", 2)]
    [InlineData("h\u0302", 1)]
    [InlineData("sqrt(x)", 1)]
    [InlineData("[[1], [2]]", 2)]
    public void Accents_roots_and_brackets_are_outlines(string label, int count) => Assert.Equal(count, MathText.Set(label, 17).Fills.Count);

    [Fact]
    public void An_accent_stands_above_the_ink_of_its_letters()
    {
        foreach (var letters in new[] { "x", "h", "W", "gy", "alpha" })
        {
            var (plain, hat) = (MathText.Set(letters, 20).Lines[0], MathText.Set(letters + "_hat", 20));
            Assert.True(-Typesetter.Set(plain, 20).Ascent > hat.Fills[0].Flatten().Max(point => point.Y), letters);
        }
    }

    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog and never returns", false)]
    [InlineData("012345678901234567890123456789012345678901234567890123456789", false)]
    [InlineData("w_1*x_1 + w_2*x_2 + w_3*x_3 + w_4*x_4 + w_5*x_5 + w_6*x_6 + w_7*x_7", false)]
    [InlineData(null, true)]
    public void Long_labels_are_broken_into_at_most_three_lines_within_their_width(string? label, bool isCut)
    {
        label ??= string.Concat(Enumerable.Repeat("a label of three hundred characters, ", 9));
        var text = MathText.Fit(label, 10, 160);
        Assert.InRange(text.Width, 80, 170);
        Assert.InRange(text.Lines.Count, 2, 3);
        Assert.Equal(isCut, text.Runs[^1].Text.EndsWith('…'));
        Assert.Equal(label, text.Source);
        Assert.All(text.Runs, run => Assert.InRange(run.X + run.Width, 0, text.Width));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("a_")]
    [InlineData("∂")]
    [InlineData("√")]
    [InlineData("((a)")]
    [InlineData("x^")]
    [InlineData("* ")]
    [InlineData("d/d")]
    [InlineData("\u0301")]
    [InlineData("[[")]
    [InlineData(" ")]
    public void A_label_of_any_length_can_be_set(string piece) =>
        Assert.True(double.IsFinite(MathText.Fit(string.Concat(Enumerable.Repeat(piece, 30_000)), 12, 200).Width));

    private static string Show(MathText text) => string.Join(' ', text.Runs.Select(run =>
        (run.Y > 0.5 ? "_" : run.Y < -0.5 && run.Text is not "−1" ? "^" : "") + (run.IsItalic ? "/" + run.Text + "/" : run.Text)));
}
