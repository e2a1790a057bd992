using System.Globalization;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Decoding.Ngrams;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>The worked answer to the questions on bigrams: the probability of a sequence, the recurrent network equal to the table, and why.</summary>
internal static class BigramAnswer
{
    /// <summary>The most tokens of a table that a page shows.</summary>
    public const int LargestTable = 12;

    /// <summary>The longest sequence that a page follows.</summary>
    public const int LongestSequence = 40;

    private const int DrawnTokens = 3;
    private const int DrawnVocabulary = 4;

    /// <summary>The answer.</summary>
    /// <param name="table">The table, whatever its network gives.</param>
    /// <param name="network">The network whose outputs are distributions.</param>
    /// <param name="tokens">The sequence.</param>
    public static WorkedAnswer Create(BigramTable table, ExactRnn network, int[] tokens)
    {
        string name = Escaped(BigramWords.NameOf(table, tokens));
        return new(
            "bigram",
            "A bigram table: the probability of a sequence, and the recurrent network equal to the table",
            $"{name} = {BigramWords.Number(table.Probability(tokens))}. The network with $U = I$, $V = 0$ and $W = T^⊤$ and no activation gives the same, for this sequence and for every other.",
            [
                new Heading("The table"),
                Distributions(table),
                new Heading("The probability of the sequence"),
                .. Probability(table, tokens, name),
                new Heading("The recurrent network equal to the table"),
                .. Network(table),
                new Heading("Run along the sequence"),
                .. Steps(table, network, tokens),
                .. Figure(table, network, tokens),
                new Heading("In general"),
                .. General(),
            ]);
    }

    private static Table Distributions(BigramTable table) => new(
        "Each row is the distribution of the token that follows.",
        ["after", .. table.Vocabulary.Tokens.Select(Name)],
        [
            .. table.HasInitial ? new[] { Row("(start)", table.Initial) } : [],
            .. Enumerable.Range(0, table.Count).Select(token => Row(Name(table.Vocabulary[token]), table.Row(token))),
        ]);

    private static IEnumerable<AnswerBlock> Probability(BigramTable table, int[] tokens, string name)
    {
        yield return new Prose(table.HasInitial
            ? "Each token depends on the one before it alone, and the first follows the distribution of first tokens, so the probability is a product with one factor a token."
            : "Each token depends on the one before it alone, and the first is free, so the probability is a product with one factor for each pair of neighbours.");
        yield return new Table("The factors, each once.", BigramWords.FactorHeads, [.. BigramWords.Factors(table, tokens).Select(row => row.Select(Escaped).ToArray())]);
        yield return new Prose($"{name} = **{BigramWords.Product(table, tokens)}**");
        yield return new Prose($"In logarithms, which hold for any length: {BigramWords.Number(table.LogProbability(tokens))}; {BigramWords.Of(table.Score([tokens]))}.");
    }

    private static IEnumerable<AnswerBlock> Network(BigramTable table)
    {
        yield return new Prose("The network reads one-hot vectors $x_t$:");
        yield return new Formula("h_t = σ(U x_t + V h_{t-1})");
        yield return new Formula("o_t = W h_t");
        yield return new Prose($"With no activation, $σ(z) = z$, let $U = I$, $V = 0$ and $W = T^⊤$, all of {table.Count}×{table.Count}. Then $h_t = x_t$: the state is the token just read, whatever came before. $W h_t$ picks the column of $W$ at this token, which is the row of $T$: $o_t$ is the distribution of the next token. $V = 0$ is enough, for a bigram model forgets all before the last token.");
        yield return new Table(
            "$W$: a column for the token read, a row for the token that follows.",
            ["", .. table.Vocabulary.Tokens.Select(Name)],
            [.. Enumerable.Range(0, table.Count).Select(next => Row(Name(table.Vocabulary[next]), [.. Enumerable.Range(0, table.Count).Select(token => table[token, next])]))]);
    }

    private static IEnumerable<AnswerBlock> Steps(BigramTable table, ExactRnn network, int[] tokens)
    {
        double[][] outputs = [.. network.Distributions(tokens)];
        IEnumerable<IReadOnlyList<string>> rows = outputs.Select((output, index) => (IReadOnlyList<string>)
        [
            (index + 1).ToString(CultureInfo.InvariantCulture),
            Name(table.Vocabulary[tokens[index]]),
            NumberFormat.Shaped(Shape.Vector(output.Length), output),
            index + 1 < tokens.Length ? Name(table.Vocabulary[tokens[index + 1]]) : "",
            index + 1 < tokens.Length ? BigramWords.Number(output[tokens[index + 1]]) : "",
        ]);
        yield return new Table("What the network gave when it was run. The last column has the factors of the product.", ["$t$", "reads", "$o_t$", "next", "its probability"], [.. rows]);
        double difference = Math.Max(network.LargestDifference(), network.LargestDifference(tokens));
        yield return new Prose($"Their logarithms{(table.HasInitial ? ", with that of the first token," : "")} sum to {BigramWords.Number(network.LogProbability(tokens))}. The largest difference between an output of the network and the table, over this sequence and over every token after different ones, is {BigramWords.Within(difference)}: all other terms of the sums are products with 0.");
    }

    private static IEnumerable<AnswerBlock> Figure(BigramTable table, ExactRnn network, int[] tokens)
    {
        if (table.Count > DrawnVocabulary || tokens.Length < 2)
            return [];
        int[] beginning = [.. tokens.Take(DrawnTokens)];
        Model model = Model.Parse(network.ToModel(beginning));
        var picture = new Picture();
        picture = picture with { Options = picture.Options with { ShowValues = true } };
        return [new Figure("The network, unrolled", () => picture.Draw(model, new SvgWriter()), $"The network along the first {(beginning.Length == 2 ? "two" : "three")} tokens; $P$ is their probability.")];
    }

    private static IEnumerable<AnswerBlock> General()
    {
        yield return new Prose("For a table of N tokens all three matrices are N×N, and the state has a component for each token. The same holds for every table, rows that sum to 1 or not.");
        yield return new Prose("With a softmax at the output take $W = log(T^⊤)$: the softmax of the logarithms of a row that sums to 1 is the row. A zero has no logarithm; a large negative weight stands for it, and a network that is trained only comes near it.");
        yield return new Prose("A trigram depends on two tokens, so the state must carry the one before the last, and $V = 0$ no longer is enough. A linear layer would add what the two say each; a unit for each pair, such as $max(0, x_t + x_{t-1} - 1)$ of their components, tells the pairs apart.");
    }

    private static string[] Row(string head, ReadOnlySpan<double> values) => [head, .. values.ToArray().Select(value => NumberFormat.Short(value))];

    private static string Name(string token) => Escaped(TokenText.Of(token));

    // What users wrote is never mathematics.
    private static string Escaped(string text) => text.Replace("$", "\\$", StringComparison.Ordinal);
}
