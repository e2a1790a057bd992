"""Makes ngrams.json: bigram counts of texts with add-k smoothing, probabilities in log space, perplexities. Plain Python and its fractions.

Run: /usr/bin/python3 ngrams.py

"tables": random tables (rows and a distribution of first tokens, some entries zero) with sequences of token numbers, and of each sequence the
log-probability with the first token free and drawn: the exact product as a fraction of the doubles, then one logarithm of 60 digits.
"texts": per case the lines, whether tokens are words, k as a double, whether lines have boundaries; the vocabulary (the end token last), counts of pairs,
of first tokens, and for a held-out text of the same tokens the log-probability, the number of tokens predicted and the perplexity.
"""
import random
from fractions import Fraction

import mpmath
import oracle

mpmath.mp.dps = 60
END = "</s>"


def log(product):
    """The logarithm of an exact fraction, rounded once."""
    if product == 0:
        return "-Infinity"
    return float(mpmath.log(mpmath.mpf(product.numerator)) - mpmath.log(mpmath.mpf(product.denominator)))


def product(factors):
    result = Fraction(1)
    for factor in factors:
        result *= factor
    return result


def distribution(source, size, zeros):
    weights = [source.random() + 0.01 for _ in range(size)]
    for place in source.sample(range(size), min(zeros, size - 1)):
        weights[place] = 0.0
    return [weight / sum(weights) for weight in weights]


def table(seed):
    source = random.Random(seed)
    size = source.randint(1, 7)
    rows = [distribution(source, size, source.choice([0, 0, 1])) for _ in range(size)]
    initial = distribution(source, size, 0)
    case = {"table": rows, "initial": initial, "sequences": []}
    for length in (1, 2, 5, 40, 800):
        tokens = [source.randrange(size) for _ in range(length)]
        pairs = [Fraction(rows[one][other]) for one, other in zip(tokens, tokens[1:])]
        free = product(pairs)
        case["sequences"].append({"tokens": tokens, "free": log(free), "drawn": log(free * Fraction(initial[tokens[0]]))})
    return case


def tokens_of(line, words):
    return line.split() if words else list(line)


def text(lines, held_out, words, k, boundaries):
    sequences = [tokens_of(line, words) for line in lines]
    vocabulary = sorted({token for sequence in sequences for token in sequence}) + ([END] if boundaries else [])
    place = {token: index for index, token in enumerate(vocabulary)}
    counts = [[0] * len(vocabulary) for _ in vocabulary]
    first = [0] * len(vocabulary)
    for sequence in sequences:
        complete = sequence + ([END] if boundaries else [])
        if boundaries:
            first[place[complete[0]]] += 1
        for one, other in zip(complete, complete[1:]):
            counts[place[one]][place[other]] += 1

    def smoothed(row, token):
        total = sum(row) + Fraction(k) * len(vocabulary)
        return (row[place[token]] + Fraction(k)) / total if total else Fraction(0)

    factors = []
    for line in held_out:
        complete = tokens_of(line, words) + ([END] if boundaries else [])
        if boundaries:
            factors.append(smoothed(first, complete[0]))
        factors += [smoothed(counts[place[one]], other) for one, other in zip(complete, complete[1:])]
    total = log(product(factors))
    perplexity = "Infinity" if total == "-Infinity" else float(mpmath.exp(-mpmath.mpf(total) / len(factors)))
    return {"lines": lines, "heldOut": held_out, "words": words, "k": k, "boundaries": boundaries, "vocabulary": vocabulary,
            "counts": counts, "first": first, "logProbability": total, "predicted": len(factors), "perplexity": perplexity}


RHYME = ["the rain came down on the town", "the town went down to the sea", "the sea went up to the sky", "and the sky came down on me"]
NAMES = ["anna", "hannah", "nana", "ann", "hana"]
CASES = [(RHYME, ["the rain went up", "and the town came down to me"], True), (NAMES, ["anna", "nan", "hannah"], False), (["aab", "abb", "b"], ["ab", "ba"], False)]

oracle.write(
    __file__, {"python": "fractions", "mpmath": mpmath.__version__},
    tables=[table(seed) for seed in range(12)],
    texts=[text(*case, k, boundaries) for case in CASES for k in (0.0, 0.1, 1.0) for boundaries in (True, False)])
