#:project ../src/AutodiffTeach.Networks/AutodiffTeach.Networks.csproj

using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

// A table of two tokens: row a is the distribution of the token after a.
var table = new BigramTable(new Vocabulary("a", "b"), [[0.6, 0.4], [0.3, 0.7]]);
foreach (string text in new[] { "aaaaaabbaa", "babbbbabbb" })
{
    int[] tokens = [.. text.Select(letter => letter - 'a')];
    Console.WriteLine(FormattableString.Invariant($"P({text}) = {table.Probability(tokens):G9}, log P = {table.LogProbability(tokens):F6}"));
}

// The recurrent network equal to it, run over every token.
var network = ExactRnn.Of(table);
Console.WriteLine(FormattableString.Invariant($"the network equal to it differs by {network.LargestDifference()}"));

// A table from a text, a word a token; what it never saw gets a little probability.
string lines = File.ReadAllText("examples/decoding/rhyme.txt");
IReadOnlyList<IReadOnlyList<string>> sentences = TextSequences.Of(lines, TokenUnit.Words);
BigramTable rhyme = BigramCounts.Of(sentences).ToTable(0.1);
string Words(IEnumerable<int> tokens) => string.Join(' ', tokens.Where(token => token != rhyme.EndToken).Select(token => rhyme.Vocabulary[token]));

int[][] numbered = [.. sentences.Select(sentence => (int[])[.. sentence.Select(word => rhyme.Vocabulary.TryFind(word, out int token) ? token : -1), rhyme.EndToken!.Value])];
Console.WriteLine(FormattableString.Invariant($"perplexity of the text it was made from: {rhyme.Score(numbered).Perplexity:F4}"));

// Lines drawn from it, and its likeliest one.
var random = new RandomStream(4);
for (int sample = 0; sample < 3; sample++)
    Console.WriteLine($"sampled: {Words(rhyme.Sample(random, 12))}");
Hypothesis best = new BeamSearch(20, new SequenceRules(8) { EndToken = rhyme.EndToken }).Run(new BigramStep(rhyme)).Best!;
Console.WriteLine(FormattableString.Invariant($"likeliest: {Words(best.Tokens())}, log P = {best.LogProbability:F4}"));
