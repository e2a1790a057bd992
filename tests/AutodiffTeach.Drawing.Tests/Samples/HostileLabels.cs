using System.Text;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Random labels that put together what is hard to set, to measure or to escape; a seed names one.</summary>
internal static class HostileLabels
{
    private static readonly string[] Pieces =
    [
        "h", "W", "f", "j", "alpha", "Sigma", "loss", "relu", "tanh", "x_1", "h_{t-1}", "U^f", "_hat", "_bar", "_tilde", "^2", "^{(i)}", "_{a_{b}}", "'", "∂", "∂h/∂w", "dy/dw", "d^2", "/", "(", ")", "[", "]",
        "[[1, 2], [3, 4]]", "{", "}", " ", "  ", "+", "-", "*", "@", "=", "<", ">", "&", "\"", "'", "\\", "%", "$", "#", "`", ";", ",", ".", "…", "√", "sqrt(", "⊙", "ℝ", "∈", "∑", "1", "23.5", "0.0001", "−", "×", "²", "₃",
        "\n", "\t", "\0", "\u001b", "\u202e", "\u2066", "\u200d", "\ufeff", "\ufffe", "\ud83d", "\ude00", "😀", "שלום", "مرحبا", "中文", "한국어", "e\u0301", "\u0302\u0302\u0302", "]]>", "<!--", "-->", "</svg>", "&#0;", "éàü", "Ж", "ωμέγα",
    ];

    public static string Make(int seed)
    {
        var random = new Random(seed);
        var label = new StringBuilder();
        var length = random.Next(5) == 0 ? random.Next(40) : random.Next(9);
        for (var i = 0; i < length; i++)
            label.Append(Pieces[random.Next(Pieces.Length)]);
        return label.ToString();
    }
}
