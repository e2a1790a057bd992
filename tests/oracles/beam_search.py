"""Makes beam_search.json: what beam searches find, run with torch.topk over whole tensors in the manner of three decoders.

Run: /usr/bin/python3 beam_search.py

Each search is written here from the description of a decoder's rules, in its layout: fairseq's rows of a beam that stays full with 2k candidates a
step, AllenNLP's finished rows that only repeat the end, Tensor2Tensor's two sets of k rows, and the groups of Vijayakumar et al. (2016), whose penalty
counts for the choice of a step and not for the score. Impossible rows have -inf and are left out of the results. The model gives
log_softmax(bigram[last] + skip[last but one]), with "start" for the first token, and start + bigram[first] without a skip for the second. In
beam_search.json:
  "models"   "name", "start", "bigram", "skip", logits; -inf where a token cannot follow
  "cases"    "model", "system" (fairseq, allennlp, tensor2tensor, diverse), "width", "maximumLength" (with the end token), "endToken" (null for none), "minimumLength",
             "blockedRepetition", "alpha", "groups", "strength", and "results", best first: "tokens", "logProbability", "score"
"""
import oracle
import torch

torch.set_default_dtype(torch.double)
torch.set_num_threads(1)
NEVER = -float("inf")


def make_model(vocabulary, seed, sharpness, impossible):
    draw = torch.Generator().manual_seed(seed)
    model = {
        "start": torch.randn(vocabulary, generator=draw) * sharpness,
        "bigram": torch.randn(vocabulary, vocabulary, generator=draw) * sharpness,
        "skip": torch.randn(vocabulary, vocabulary, generator=draw) * sharpness,
    }
    model["bigram"][torch.rand(vocabulary, vocabulary, generator=draw) < impossible] = NEVER
    return model


def log_probabilities(model, sequences):
    """Rows of tokens (n x t) to rows of log-probabilities (n x vocabulary)."""
    count, length = sequences.shape
    if length == 0:
        logits = model["start"].repeat(count, 1)
    elif length == 1:
        logits = model["bigram"][sequences[:, -1]]
    else:
        logits = model["bigram"][sequences[:, -1]] + model["skip"][sequences[:, -2]]
    return torch.log_softmax(logits, dim=-1)


def block_repetition(rows, sequences, n):
    for row, tokens in zip(rows, sequences.tolist()):
        grams = set(zip(*[tokens[at:] for at in range(n)]))
        for token in range(rows.shape[1]):
            if tuple((tokens + [token])[-n:]) in grams and len(tokens) >= n - 1:
                row[token] = NEVER


def allowed(case, model, sequences):
    rows = log_probabilities(model, sequences)
    length = sequences.shape[1]
    if case["endToken"] is not None and length < case["minimumLength"]:
        rows[:, case["endToken"]] = NEVER
    if case["blockedRepetition"] > 0:
        block_repetition(rows, sequences, case["blockedRepetition"])
    return rows


def best_of(totals, count):
    """The best of a table (rows x vocabulary): sums, rows, tokens."""
    flat = totals.reshape(-1)
    sums, places = torch.topk(flat, min(count, flat.numel()))
    return sums, torch.div(places, totals.shape[1], rounding_mode="floor"), places % totals.shape[1]


def fairseq(case, model):
    k, end, last = case["width"], case["endToken"], case["maximumLength"]
    sequences, sums, results = torch.zeros(1, 0, dtype=torch.long), torch.zeros(1), []
    for step in range(last):
        rows = allowed(case, model, sequences)
        if step == last - 1:
            kept = rows[:, end].clone()
            rows[:] = NEVER
            rows[:, end] = kept
        candidates, parents, tokens = best_of(rows + sums[:, None], 2 * k)
        extended = torch.cat([sequences[parents], tokens[:, None]], dim=1)
        ends = (tokens == end) & (candidates != NEVER)
        for place in range(min(k, len(candidates))):
            if ends[place] and len(results) < k:
                results.append((extended[place].tolist(), candidates[place].item(), candidates[place].item() / (step + 1) ** case["alpha"]))
        if len(results) == k:
            break
        going = torch.nonzero(tokens != end).flatten()[:k]
        sequences, sums = extended[going], candidates[going]
    return sorted(results, key=lambda result: -result[2])


def allennlp(case, model):
    k, end, last = case["width"], case["endToken"], case["maximumLength"]
    sequences, sums, lengths = torch.zeros(1, 0, dtype=torch.long), torch.zeros(1), torch.zeros(1)
    for step in range(last):
        rows = allowed(case, model, sequences)
        if step > 0:
            finished = sequences[:, -1] == end
            rows[finished] = NEVER
            rows[finished, end] = 0.0
            if finished.all():
                break
        sums, parents, tokens = best_of(rows + sums[:, None], k)
        was_finished = sequences[parents, -1] == end if step > 0 else torch.zeros(len(parents), dtype=torch.bool)
        lengths = lengths[parents] + torch.where(was_finished, 0.0, 1.0)
        sequences = torch.cat([sequences[parents], tokens[:, None]], dim=1)
    scores = sums / lengths ** case["alpha"]
    order = torch.argsort(scores, descending=True)
    results = [(sequences[at].tolist()[: int(lengths[at])], sums[at].item(), scores[at].item()) for at in order]
    return [result for result in results if result[1] != NEVER]


def tensor2tensor(case, model):
    k, end, last, vocabulary = case["width"], case["endToken"], case["maximumLength"], model["start"].numel()
    sequences, sums = torch.zeros(k, 0, dtype=torch.long), torch.tensor([0.0] + [NEVER] * (k - 1))
    finished = []
    for step in range(last):
        penalty = ((5.0 + step + 1) / 6.0) ** case["alpha"]
        totals = (allowed(case, model, sequences) + sums[:, None]) / penalty
        scores, parents, tokens = best_of(totals, 2 * k)
        extended = torch.cat([sequences[parents], tokens[:, None]], dim=1)
        ended = tokens == end
        finished += [(extended[at].tolist(), (scores[at] * penalty).item(), scores[at].item()) for at in range(len(scores)) if ended[at] and scores[at] != NEVER]
        finished = sorted(finished, key=lambda result: -result[2])[:k]
        alive = torch.topk(torch.where(ended, torch.tensor(NEVER), scores), k).indices
        sequences, sums = extended[alive], torch.where(ended[alive], torch.tensor(NEVER), scores[alive] * penalty)
        bound = (sums[0] / ((5.0 + last) / 6.0) ** case["alpha"]).item()
        if finished and finished[-1][2] > bound:
            break
    if finished:
        return finished
    running = [(sequences[at].tolist(), sums[at].item(), (sums[at] / ((5.0 + last) / 6.0) ** case["alpha"]).item()) for at in range(k)]
    return [result for result in running if result[1] != NEVER]


def diverse(case, model):
    width = case["width"] // case["groups"]
    beams = [(torch.zeros(1, 0, dtype=torch.long), torch.zeros(1)) for _ in range(case["groups"])]
    for _ in range(case["maximumLength"]):
        taken = torch.zeros(model["start"].numel())
        extended = []
        for sequences, sums in beams:
            totals = allowed(case, model, sequences) + sums[:, None]
            chosen, parents, tokens = best_of(totals - case["strength"] * taken, width)
            possible = chosen != NEVER
            parents, tokens = parents[possible], tokens[possible]
            extended.append((torch.cat([sequences[parents], tokens[:, None]], dim=1), totals[parents, tokens]))
            taken += torch.bincount(tokens, minlength=len(taken))
        beams = extended
    results = [(tokens, total, total) for sequences, sums in beams for tokens, total in zip(sequences.tolist(), sums.tolist())]
    return sorted(results, key=lambda result: -result[1])


SYSTEMS = {"fairseq": fairseq, "allennlp": allennlp, "tensor2tensor": tensor2tensor, "diverse": diverse}


def make_case(models, name, system, width, maximum, **settings):
    case = {"model": name, "system": system, "width": width, "maximumLength": maximum, "endToken": 0, "minimumLength": 0,
            "blockedRepetition": 0, "alpha": 0.0, "groups": 1, "strength": 0.0, **settings}
    results = SYSTEMS[system](case, models[name])
    case["results"] = [{"tokens": tokens, "logProbability": total, "score": score} for tokens, total, score in results]
    return case


def make_cases(models):
    for name in models:
        for width in (1, 2, 3, 5, 8):
            for alpha in (0.0, 0.7, 1.0, 2.5):
                yield make_case(models, name, "fairseq", width, 10, alpha=alpha, minimumLength=1)
                yield make_case(models, name, "allennlp", width, 10, alpha=alpha)
                yield make_case(models, name, "tensor2tensor", width, 10, alpha=alpha)
            for repetition in (1, 2, 3):
                yield make_case(models, name, "fairseq", width, 9, alpha=1.0, minimumLength=4, blockedRepetition=repetition)
                yield make_case(models, name, "allennlp", width, 9, minimumLength=2, blockedRepetition=repetition)
        for groups, width, strength in ((1, 4, 0.5), (2, 2, 0.5), (2, 6, 0.3), (3, 6, 1.0), (4, 8, 0.2), (8, 8, 2.0)):
            yield make_case(models, name, "diverse", width, 8, endToken=None, groups=groups, strength=strength)


def main():
    models = {
        "even": make_model(12, 1, 1.0, 0.0),
        "sharp": make_model(12, 2, 2.5, 0.0),
        "sparse": make_model(12, 3, 1.0, 0.5),
        "flat": make_model(12, 4, 0.2, 0.1),
    }
    described = [{"name": name, **{part: oracle.plain(values) for part, values in model.items()}} for name, model in models.items()]
    oracle.write(__file__, {"torch": torch.__version__}, models=described, cases=list(make_cases(models)))


main()
