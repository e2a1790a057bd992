using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Tests.Typesetting;

public class MathSpeechTests
{
    [Theory]
    [InlineData("h_1", "h 1")]
    [InlineData("w_hh", "w hh")]
    [InlineData("h_{t-1}^2", "h t minus 1 squared")]
    [InlineData("y_hat_t", "y hat t")]
    [InlineData("U^f", "U superscript f")]
    [InlineData("W^⊤", "W transposed")]
    [InlineData("alpha", "alpha")]
    [InlineData("σ'(z)", "sigma prime of z")]
    [InlineData("relu(U*x_1 + V*h_0)", "relu of U times x 1 plus V times h 0")]
    [InlineData("w*(u_1 + h_0)", "w times open bracket u 1 plus h 0 close bracket")]
    [InlineData("3w^2*u_1 - x", "3 times w squared times u 1 minus x")]
    [InlineData("∂L/∂o_3 · ∂o_3/∂h_3", "partial L by o 3 times partial o 3 by h 3")]
    [InlineData("∂⁺h_2/∂h_1", "direct partial h 2 by h 1")]
    [InlineData("dy/dw", "d y by d w")]
    [InlineData("sqrt(x)", "the square root of x")]
    [InlineData("[[1, 0], [0, −1]]", "matrix 1, 0; 0, minus 1")]
    [InlineData("(0.6, −0.1)", "0.6, minus 0.1")]
    [InlineData("−2.5×10^{−7}", "minus 2.5 times 10 to the minus 7")]
    [InlineData("×", "times")]
    [InlineData("", "")]
    public void Labels_are_said_as_somebody_would_read_them(string label, string words) => Assert.Equal(words, MathSpeech.Say(label));
}
