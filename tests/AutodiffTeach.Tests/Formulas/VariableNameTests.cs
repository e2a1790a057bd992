using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas;

public sealed class VariableNameTests
{
    [Theory]
    [InlineData("w", "w", Accent.None, null, null, "")]
    [InlineData("u_1", "u", Accent.None, null, null, "1")]
    [InlineData("u1", "u", Accent.None, null, null, "1")]
    [InlineData("a_{1,2}", "a", Accent.None, null, null, "1|2")]
    [InlineData("h_{t-1}", "h", Accent.None, null, null, "t-1")]
    [InlineData("w_hh", "w", Accent.None, null, "hh", "")]
    [InlineData("w_hh_2", "w", Accent.None, null, "hh", "2")]
    [InlineData("y_hat_1", "y", Accent.Hat, null, null, "1")]
    [InlineData("C_tilde_{1,2}", "C", Accent.Tilde, null, null, "1|2")]
    [InlineData("x_bar", "x", Accent.Bar, null, null, "")]
    [InlineData("U^f", "U", Accent.None, "f", null, "")]
    [InlineData("U^{fg}_1", "U", Accent.None, "fg", null, "1")]
    [InlineData("loss", "loss", Accent.None, null, null, "")]
    [InlineData("12", "12", Accent.None, null, null, "")]
    [InlineData("_", "_", Accent.None, null, null, "")]
    [InlineData("", "", Accent.None, null, null, "")]
    [InlineData("a_{", "a", Accent.None, null, "{", "")]
    public void A_name_is_taken_apart(string name, string letters, Accent accent, string? superscript, string? label, string indices)
    {
        VariableName parts = VariableName.Parse(name);
        Assert.Equal(letters, parts.Base);
        Assert.Equal(accent, parts.Accent);
        Assert.Equal(superscript, parts.Superscript);
        Assert.Equal(label, parts.Label);
        Assert.Equal(indices, string.Join('|', parts.Indices));
    }

    [Theory]
    [InlineData("y_hat_1", "y_hat")]
    [InlineData("w_hh_{1,2}", "w_hh")]
    [InlineData("u_3", "u")]
    public void The_family_is_the_name_without_indices(string name, string family) => Assert.Equal(family, VariableName.Parse(name).Family);
}
