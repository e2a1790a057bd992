"""Makes decoding_networks.json: beam search over small language models of torch's modules, in double precision.

Run: /usr/bin/python3 decoding_networks.py

A model reads tokens (an embedding, or one-hot vectors), then recurrent layers, then a linear layer; log_softmax of its output is the distribution of
the next token. The search is written here with topk over the flattened scores, and no two sums of a case are so near that ties matter.
In decoding_networks.json:
  "network"        the layers with their weights, and as input what the model reads before the first token, in the form of the command `network`
  "length"         the tokens of every sequence; none ends before
  "beams"          for several widths the sequences kept at the last step, best first, each with its "tokens" and "logProbability"
  "best"           the best of all sequences, each scored by one pass of the modules over the whole sequence
  "scored"         some sequences, scored so
"""
import itertools

import oracle
import torch
from torch import nn

torch.set_default_dtype(torch.double)
torch.set_num_threads(1)

RECURRENT = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class LanguageModel(nn.Module):
    """Tokens, steps first and batch second, to log-probabilities of the token after each, and the state."""

    def __init__(self, kinds, vocabulary, inputs, hidden, embedded):
        super().__init__()
        self.inputs, self.kinds = inputs, kinds
        self.embedding = nn.Embedding(inputs, embedded) if embedded else None
        sizes = [embedded or inputs] + [hidden] * len(kinds)
        self.layers = nn.ModuleList(RECURRENT[kind](sizes[index], hidden) for index, kind in enumerate(kinds))
        self.linear = nn.Linear(hidden, vocabulary)

    def forward(self, tokens, states=None):
        x = self.embedding(tokens) if self.embedding else nn.functional.one_hot(tokens, self.inputs).double()
        after = []
        for index, layer in enumerate(self.layers):
            x, state = layer(x, states[index] if states else None)
            after.append(state)
        return nn.functional.log_softmax(self.linear(x), -1), after


def chosen(state, rows):
    """The states of some rows of a batch."""
    return tuple(part[:, rows] for part in state) if isinstance(state, tuple) else state[:, rows]


def search(model, start, width, length):
    """The k best at every step, as fairseq does it: scores plus log-probabilities, flattened, topk, back to rows and tokens."""
    rows, states = model(start[:, None])
    rows, scores, tokens = rows[-1], torch.zeros(1, 1), torch.empty(1, 0, dtype=torch.long)
    for time in range(length):
        if time > 0:
            rows, states = model(tokens[:, -1][None], states)
            rows = rows[-1]
        total = (scores + rows).view(-1)
        best, places = total.topk(min(width, len(total)))
        parents, last = places // rows.shape[1], places % rows.shape[1]
        tokens = torch.cat([tokens[parents], last[:, None]], 1)
        scores, states = best[:, None], [chosen(state, parents) for state in states]
    return [{"tokens": line.tolist(), "logProbability": oracle.number(score)} for line, score in zip(tokens, scores[:, 0])]


def score(model, start, sequences):
    """The log-probability of whole sequences, one pass."""
    read = torch.cat([start.repeat(len(sequences), 1), sequences[:, :-1]], 1)
    rows, _ = model(read.T)
    drawn = rows[len(start) - 1:].transpose(0, 1)
    return drawn.gather(2, sequences[:, :, None]).sum((1, 2))


def file_of(model, start):
    layers = []
    if model.embedding:
        layers.append({"type": "embedding", "weights": {"weight": oracle.plain(model.embedding.weight.detach())}})
    for kind, layer in zip(model.kinds, model.layers):
        weights = {name.removesuffix("_l0"): oracle.plain(value.detach()) for name, value in layer.named_parameters()}
        layers.append({"type": kind, **({"activation": "tanh"} if kind == "rnn" else {}), "inputSize": layer.input_size, "hiddenSize": layer.hidden_size, "weights": weights})
    layers.append({"type": "linear", "weights": {name: oracle.plain(value.detach()) for name, value in model.linear.named_parameters()}})
    read = start[:, None].double() if model.embedding else nn.functional.one_hot(start, model.inputs).double()
    return {"layers": layers, "input": [oracle.plain(read)]}


def case(name, kinds, vocabulary, length, start, inputs=None, embedded=0, hidden=5, widths=(1, 2, 3, 8), seed=0):
    torch.manual_seed(seed)
    model = LanguageModel(kinds, vocabulary, inputs or vocabulary, hidden, embedded)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(torch.round(torch.randn_like(parameter) * 900) / 1000)
        start = torch.tensor(start)
        beams = [{"width": width, "hypotheses": search(model, start, width, length)} for width in widths]
        found = torch.tensor([hypothesis["tokens"] for beam in beams for hypothesis in beam["hypotheses"]])
        stepped = torch.tensor([hypothesis["logProbability"] for beam in beams for hypothesis in beam["hypotheses"]])
        assert torch.allclose(score(model, start, found), stepped, rtol=0, atol=1e-12), name
        result = {"name": name, "network": file_of(model, start), "length": length, "beams": beams}
        if vocabulary**length <= 5000:
            everything = torch.tensor(list(itertools.product(range(vocabulary), repeat=length)))
            scores = score(model, start, everything)
            result["best"] = {"tokens": everything[scores.argmax()].tolist(), "logProbability": oracle.number(scores.max())}
        sequences = torch.randint(vocabulary, (4, length))
        result["scored"] = [{"tokens": line.tolist(), "logProbability": oracle.number(value)} for line, value in zip(sequences, score(model, start, sequences))]
    return result


CASES = [
    case("rnn, one-hot", ["rnn"], 4, 5, [0], seed=13),
    case("lstm, one-hot", ["lstm"], 4, 5, [3], seed=21),
    case("gru, one-hot", ["gru"], 5, 4, [1], seed=6),
    case("lstm, embedding", ["lstm"], 6, 4, [2], embedded=3, seed=78),
    case("lstm on lstm, embedding with a start token that is never drawn", ["lstm", "lstm"], 4, 6, [4], inputs=5, embedded=4, seed=20),
    case("rnn on gru, a beginning of three tokens", ["rnn", "gru"], 5, 5, [0, 3, 1], embedded=3, seed=28),
    case("rnn, twenty tokens, twelve steps", ["rnn"], 20, 12, [0], hidden=8, widths=(1, 4, 10), seed=7),
    case("lstm, thirty tokens, fifteen steps", ["lstm"], 30, 15, [30], inputs=31, embedded=6, hidden=8, widths=(1, 4, 50), seed=8),
]
oracle.write(__file__, {"torch": torch.__version__}, cases=CASES)
