using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>
/// A model as the tests of fairseq and Tensor2Tensor write it: probabilities by step and by place in the beam, whatever the tokens. The state counts the steps.
/// </summary>
internal sealed class RowsOfBeam(double[][][] probabilities) : StepFunction<double, int>
{
    public override int VocabularySize => probabilities[0][0].Length;

    public override int Start(Span<double> logProbabilities)
    {
        Copy(0, 0, logProbabilities);
        return 0;
    }

    public override int Step(int state, int token, Span<double> logProbabilities) => throw new NotSupportedException("Places are known in a batch only.");

    public override void StepAll(ReadOnlySpan<int> states, ReadOnlySpan<int> tokens, Span<double> logProbabilities, Span<int> next)
    {
        for (int row = 0; row < states.Length; row++)
        {
            next[row] = states[row] + 1;
            Copy(next[row], row, logProbabilities.Slice(row * VocabularySize, VocabularySize));
        }
    }

    private void Copy(int time, int row, Span<double> logProbabilities)
    {
        for (int token = 0; token < VocabularySize; token++)
            logProbabilities[token] = Math.Log(probabilities[time][row][token]);
    }
}
