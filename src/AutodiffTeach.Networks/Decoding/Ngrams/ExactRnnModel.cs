using AutodiffTeach.Networks.Cells;
using AutodiffTeach.Networks.Files.Reading;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>Writes the network along a sequence in the model language, with the probability of the sequence as its output.</summary>
internal static class ExactRnnModel
{
    public static string Write(ExactRnn network, IReadOnlyList<int> tokens)
    {
        int count = network.Table.Count;
        string distribution = network.HasSoftmax ? "softmax(o[t])" : "o[t]";
        var text = new ModelText();
        text.Line($"title The recurrent network equal to a bigram table; {Wording.Counted(tokens.Count, "token")} of {ModelText.Count(count)}");
        text.Line($"const N = {ModelText.Count(tokens.Count)}");
        text.Line($"input x[1..N] = {string.Join(", ", tokens.Select(token => OneHot(token, count)))}");
        if (network.Table.HasInitial)
            text.Line($"input pi_1 = {ModelText.Vector(network.Table.Initial)}");
        text.Line($"param U = {MatrixOf(network.U)}");
        text.Line($"param V = {MatrixOf(network.V)}");
        text.Line($"param W = {MatrixOf(network.W)}");
        text.Line($"state h[0] = {ModelText.Vector<double>(new double[count])}");
        text.ForEveryStep(["h[t] = U @ x[t] + V @ h[t-1]", "o[t] = W @ h[t]"]);
        text.Line($"P = {(network.Table.HasInitial ? "dot(pi_1, x[1]) * " : "")}prod(t in 1..N-1: dot({distribution}, x[t+1]))");
        text.Line("output P");
        return text.ToString();
    }

    private static string MatrixOf(Matrix<double> matrix) => ModelText.Matrix<double>(matrix.Values, matrix.Columns);

    private static string OneHot(int token, int count) => ModelText.Vector<double>([.. Enumerable.Range(0, count).Select(other => other == token ? 1.0 : 0)]);
}
