"""Vector networks run by PyTorch in double: outputs, losses, and every gradient, over a grid of cells, sizes and losses.

A case has a `name`, a `network` (a file of the command `network`: layers with weights, input, target, loss, initial states) and what
is `expected` of it, in the form that the command prints. Batch first throughout: [batch][time][feature].

Outputs, loss and gradients of parameters are those of nn.RNN, nn.LSTM, nn.GRU, nn.Linear and nn.Embedding; the total derivatives in
every state and cell come from the same network unrolled with nn.RNNCell, nn.LSTMCell and nn.GRUCell, and the two must agree. PyTorch
has no RNN without activation and no residual recurrence: these are written out below with its operations. A cell with one `bias` is
PyTorch's with bias_hh = 0, and the gradient that of bias_ih.
"""
import oracle
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

ACTIVATIONS = {"tanh": torch.tanh, "relu": torch.relu, "identity": lambda z: z}
GATES = {"rnn": 1, "residual": 1, "lstm": 4, "gru": 3}


def shapes_of(layer):
    """The parameters of a layer in PyTorch's order."""
    kind, inputs, size = layer["type"], layer["inputSize"], layer["hiddenSize"]
    if kind == "linear":
        return {"weight": (size, inputs), **({"bias": (size,)} if layer["biases"] else {})}
    if kind == "embedding":
        return {"weight": (layer["count"], size)}
    rows = GATES[kind] * size
    biases = {2: ["bias_ih", "bias_hh"], 1: ["bias"], 0: []}[layer["biases"]]
    return {"weight_ih": (rows, inputs), "weight_hh": (rows, size), **{name: (rows,) for name in biases}}


class Written(nn.Module):
    """One step of a cell that PyTorch does not have: h = σ(W x + b + V h + c), and + h where it is residual."""

    def __init__(self, layer):
        super().__init__()
        self.activation, self.residual = ACTIVATIONS[layer["activation"]], layer["type"] == "residual"
        for name, shape in shapes_of({**layer, "biases": 2}).items():
            setattr(self, name, nn.Parameter(torch.zeros(shape)))

    def forward(self, x, h):
        z = self.activation(x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
        return z + h if self.residual else z


def cell_of(layer):
    """One step of a recurrent layer."""
    kind, sizes = layer["type"], (layer["inputSize"], layer["hiddenSize"])
    if kind == "lstm":
        return nn.LSTMCell(*sizes)
    if kind == "gru":
        return nn.GRUCell(*sizes)
    if kind == "rnn" and layer["activation"] != "identity":
        return nn.RNNCell(*sizes, nonlinearity=layer["activation"])
    return Written(layer)


def module_of(layer):
    """A whole recurrent layer, or None where PyTorch has none."""
    kind, sizes = layer["type"], (layer["inputSize"], layer["hiddenSize"])
    if kind == "lstm":
        return nn.LSTM(*sizes, batch_first=True)
    if kind == "gru":
        return nn.GRU(*sizes, batch_first=True)
    if kind == "rnn" and layer["activation"] != "identity":
        return nn.RNN(*sizes, nonlinearity=layer["activation"], batch_first=True)
    return None


def load(module, layer, suffix=""):
    """Copies the weights of a layer into a module; an absent bias is zero."""
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            own = name.removesuffix(suffix)
            value = layer["weights"].get(own, layer["weights"].get("bias") if own == "bias_ih" else None)
            parameter.copy_(torch.zeros_like(parameter) if value is None else value)
    return module


def gradients_of(module, layer, suffix=""):
    """The gradients of the weights that the layer has."""
    of = dict(module.named_parameters())
    return {name: of[("bias_ih" if name == "bias" and GATES.get(layer["type"]) else name) + suffix].grad for name in layer["weights"]}


def plain_layer(layer):
    """A layer without state."""
    if layer["type"] == "linear":
        return load(nn.Linear(layer["inputSize"], layer["hiddenSize"], bias=bool(layer["biases"])), layer)
    if layer["type"] == "embedding":
        return load(nn.Embedding(layer["count"], layer["hiddenSize"]), layer)
    return nn.Identity()


def call(module, layer, x):
    return module(x[:, :, 0].long()) if layer["type"] == "embedding" else module(x)


def loss_of(network, outputs):
    target = network["target"]
    if network["loss"] == "mse":
        return nn.functional.mse_loss(outputs, target)
    if network["loss"] == "mse-last":
        return nn.functional.mse_loss(outputs[:, -1], target)
    if target.dim() == 1:
        return nn.functional.cross_entropy(outputs[:, -1], target)
    return nn.functional.cross_entropy(outputs.flatten(0, 1), target.flatten())


def starts_of(network):
    """The initial states and cells of the recurrent layers, as leaves."""
    recurrent = [layer for layer in network["layers"] if layer["type"] in GATES]
    zeros = [torch.zeros(len(network["input"]), layer["hiddenSize"]) for layer in recurrent]
    states = [value.clone().requires_grad_() for value in network.get("initialStates", zeros)]
    cells = [(zero if value is None else value).clone().requires_grad_() for value, zero in zip(network.get("initialCells", zeros), zeros)]
    return list(zip(states, cells))


def unrolled(network):
    """Step by step with cells; every state and cell keeps its gradient."""
    x, starts, gradients, states, cells = network["input"], iter(pairs := starts_of(network)), {}, [], []
    modules = []
    for layer in network["layers"]:
        if layer["type"] not in GATES:
            modules.append(plain_layer(layer))
            x = call(modules[-1], layer, x)
            continue
        cell, (h, c), given, memories = load(cell_of(layer), layer), next(starts), [], []
        modules.append(cell)
        for t in range(x.shape[1]):
            if layer["type"] == "lstm":
                h, c = cell(x[:, t], (h, c))
                c.retain_grad()
                memories.append(c)
            else:
                h = cell(x[:, t], h)
            h.retain_grad()
            given.append(h)
        states.append(given)
        cells.append(memories)
        x = torch.stack(given, 1)
    loss = loss_of(network, x) if "loss" in network else None
    if loss is not None:
        loss.backward()
        for index, (module, layer) in enumerate(zip(modules, network["layers"])):
            gradients.update({f"{index}.{name}": value for name, value in gradients_of(module, layer).items()} if layer["weights"] else {})
    return x, loss, gradients, states, cells, pairs


def by_modules(network):
    """With whole modules, or None where PyTorch lacks one of them."""
    x, starts, modules = network["input"], iter(starts_of(network)), []
    for layer in network["layers"]:
        if layer["type"] not in GATES:
            modules.append((plain_layer(layer), ""))
            x = call(modules[-1][0], layer, x)
            continue
        if (module := module_of(layer)) is None:
            return None
        modules.append((load(module, layer, "_l0"), "_l0"))
        h, c = (value[None] for value in next(starts))
        x = module(x, (h, c) if layer["type"] == "lstm" else h)[0]
    loss = loss_of(network, x) if "loss" in network else None
    gradients = {}
    if loss is not None:
        loss.backward()
        for index, ((module, suffix), layer) in enumerate(zip(modules, network["layers"])):
            gradients.update({f"{index}.{name}": value for name, value in gradients_of(module, layer, suffix).items()} if layer["weights"] else {})
    return x, loss, gradients


def assert_same(name, one, other):
    scale = other.abs().max().item() if other.numel() else 0
    assert torch.allclose(one, other, rtol=0, atol=1e-13 * max(scale, 1e-300)), (name, one, other)


def zeros_where_unused(tensor):
    return torch.zeros_like(tensor) if tensor.grad is None else tensor.grad


def along(tensors):
    """One tensor a step to [batch][time][feature]."""
    return oracle.plain(torch.stack([tensor.detach() for tensor in tensors], 1))


def along_gradients(tensors):
    return oracle.plain(torch.stack([zeros_where_unused(tensor) for tensor in tensors], 1))


def expected_of(network):
    outputs, loss, gradients, states, cells, starts = unrolled(network)
    whole = by_modules(network)
    if whole is not None:
        assert_same("outputs", outputs.detach(), whole[0].detach())
        for name, value in gradients.items():
            assert_same(name, value, whole[2][name])
        outputs, loss, gradients = whole
    found = {"outputs": oracle.plain(outputs.detach()), "states": [along(given) for given in states]}
    has_cells = any(cells)
    if has_cells:
        found["cells"] = [along(memories) if memories else None for memories in cells]
    if loss is None:
        return found
    found["loss"] = oracle.number(loss)
    found["gradients"] = {name: oracle.plain(value) for name, value in gradients.items()}
    found["stateGradients"] = [along_gradients(given) for given in states]
    if has_cells:
        found["cellGradients"] = [along_gradients(memories) if memories else None for memories in cells]
    found["initialStateGradients"] = [oracle.plain(zeros_where_unused(h)) for h, _ in starts]
    if has_cells:
        found["initialCellGradients"] = [oracle.plain(zeros_where_unused(c)) if memories else None for (_, c), memories in zip(starts, cells)]
    return found


def file_of(network):
    """The network as the command reads it."""
    layers = []
    for layer in network["layers"]:
        entry = {"type": layer["type"]}
        if layer["type"] in ("rnn", "residual"):
            entry["activation"] = layer["activation"]
        if layer["type"] in GATES:
            entry.update(inputSize=layer["inputSize"], hiddenSize=layer["hiddenSize"])
        if layer["type"] == "dropout":
            entry["probability"] = layer["probability"]
        if layer["weights"]:
            entry["weights"] = {name: oracle.plain(value) for name, value in layer["weights"].items()}
        layers.append(entry)
    file = {"layers": layers, "input": oracle.plain(network["input"])}
    if "loss" in network:
        target = network["target"]
        file.update(target=oracle.plain(target) if target.is_floating_point() else target.tolist(), loss=network["loss"])
    for name in ("initialStates", "initialCells"):
        if name in network:
            file[name] = [None if value is None else oracle.plain(value) for value in network[name]]
    return file


CASES = []


def add(name, network):
    CASES.append({"name": name, "network": file_of(network), "expected": expected_of(network)})


class Draw:
    """Random numbers of a case, of few digits, so that the file stays small."""

    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def normal(self, *shape, scale=1.0):
        return torch.round(torch.randn(shape, generator=self.generator) * scale * 1000) / 1000

    def below(self, count, *shape):
        return torch.randint(count, shape, generator=self.generator)


def layer(kind, inputs, size, biases=2, activation="tanh", **more):
    return {"type": kind, "inputSize": inputs, "hiddenSize": size, "biases": biases, "activation": activation, **more}


def filled(layers, draw, scale):
    for entry in layers:
        entry["weights"] = {} if entry["type"] == "dropout" else {
            name: draw.normal(*shape, scale=scale if entry["type"] in GATES else 0.6) for name, shape in shapes_of(entry).items()}
    return layers


def made(layers, steps, batch, loss, seed, starts=False, scale=0.6):
    """A network with random weights and data."""
    draw = Draw(seed)
    network = {"layers": filled(layers, draw, scale)}
    first, last = layers[0], layers[-1]
    network["input"] = draw.below(first["count"], batch, steps, 1).double() if first["type"] == "embedding" else draw.normal(batch, steps, first["inputSize"])
    if starts:
        recurrent = [entry for entry in layers if entry["type"] in GATES]
        network["initialStates"] = [draw.normal(batch, entry["hiddenSize"], scale=0.5) for entry in recurrent]
        if any(entry["type"] == "lstm" for entry in recurrent):
            network["initialCells"] = [draw.normal(batch, entry["hiddenSize"], scale=0.5) if entry["type"] == "lstm" else None for entry in recurrent]
    size = last["hiddenSize"]
    targets = {
        "mse": lambda: draw.normal(batch, steps, size), "mse-last": lambda: draw.normal(batch, size),
        "cross-entropy": lambda: draw.below(size, batch), "cross-entropy-all": lambda: draw.below(size, batch, steps)}
    if loss is not None:
        network.update(target=targets[loss](), loss=loss.removesuffix("-all"))
    return network


# Every cell at every one of these: input, hidden, steps, batch, loss, biases, initial states, scale of the weights.
GRID = [
    (1, 1, 1, 1, "mse", 1, False, 0.6),
    (2, 3, 2, 3, "mse-last", 2, True, 0.6),
    (3, 1, 5, 2, "mse", 0, True, 0.6),
    (5, 7, 5, 4, "mse", 2, False, 0.4),
    (4, 5, 20, 1, "mse-last", 2, True, 0.3),
    (2, 3, 20, 2, "cross-entropy-all", 1, True, 0.4),
    (1, 4, 5, 3, "cross-entropy", 0, False, 0.8),
    (2, 2, 50, 1, "mse-last", 1, False, 0.25),
    (2, 4, 5, 1, "mse", 2, True, 3.0),
]
CELLS = [("rnn", "tanh"), ("rnn", "relu"), ("rnn", "identity"), ("lstm", "tanh"), ("gru", "tanh"), ("residual", "tanh"), ("residual", "relu")]
for kind, activation in CELLS:
    for index, (inputs, size, steps, batch, loss, biases, starts, scale) in enumerate(GRID):
        # A recurrence that adds or keeps all of its state explodes over many steps with such weights; then a softmax is so near to 0 or 1
        # that its gradient p - 1 has no digits left, in PyTorch as anywhere.
        grows = kind == "residual" or activation in ("identity", "relu")
        own = scale * (0.1 if kind == "residual" and steps >= 20 else 0.3 if grows and steps >= 20 or grows and scale > 1 else 1)
        cell = layer(kind, inputs, size, biases, activation)
        label = kind if kind in ("lstm", "gru") else f"{kind} {activation}"
        add(f"{label} {inputs}->{size}, T={steps}, batch {batch}, {loss}, {biases} biases{', given start' if starts else ''}",
            made([cell], steps, batch, loss, seed=100 * len(CASES) + index, starts=starts, scale=own))

STACKS = [
    ("linear", lambda: [layer("linear", 3, 2, 1)]),
    ("linear without bias", lambda: [layer("linear", 2, 4, 0)]),
    ("linear-linear", lambda: [layer("linear", 3, 5, 1), layer("linear", 5, 2, 0)]),
    ("embedding-linear", lambda: [layer("embedding", 1, 3, 0, count=5), layer("linear", 3, 4, 1)]),
    ("rnn-linear", lambda: [layer("rnn", 2, 4, 2, "tanh"), layer("linear", 4, 3, 1)]),
    ("lstm-linear", lambda: [layer("lstm", 3, 4, 2), layer("linear", 4, 2, 1)]),
    ("gru-dropout-linear", lambda: [layer("gru", 2, 3, 2), layer("dropout", 3, 3, 0, probability=0.5), layer("linear", 3, 2, 1)]),
    ("residual-linear", lambda: [layer("residual", 2, 3, 1), layer("linear", 3, 2, 1)]),
    ("linear-lstm", lambda: [layer("linear", 2, 3, 1), layer("lstm", 3, 4, 1)]),
    ("embedding-gru-linear", lambda: [layer("embedding", 1, 4, 0, count=6), layer("gru", 4, 5, 2), layer("linear", 5, 3, 1)]),
    ("embedding-lstm-lstm-linear", lambda: [layer("embedding", 1, 3, 0, count=7), layer("lstm", 3, 4, 2), layer("lstm", 4, 3, 2), layer("linear", 3, 4, 1)]),
    ("rnn-rnn-linear", lambda: [layer("rnn", 2, 4, 2, "tanh"), layer("rnn", 4, 3, 1, "relu"), layer("linear", 3, 2, 1)]),
    ("rnn-rnn-rnn", lambda: [layer("rnn", 1, 3, 2, "tanh"), layer("rnn", 3, 3, 1, "identity"), layer("rnn", 3, 2, 0, "tanh")]),
    ("lstm-lstm", lambda: [layer("lstm", 2, 3, 2), layer("lstm", 3, 4, 2)]),
    ("lstm-lstm-lstm", lambda: [layer("lstm", 2, 3, 1), layer("lstm", 3, 3, 0), layer("lstm", 3, 2, 2)]),
    ("gru-gru", lambda: [layer("gru", 3, 2, 2), layer("gru", 2, 4, 1)]),
    ("gru-lstm-rnn", lambda: [layer("gru", 2, 3, 2), layer("lstm", 3, 4, 2), layer("rnn", 4, 2, 2, "tanh")]),
    ("residual-residual", lambda: [layer("residual", 2, 3, 1), layer("residual", 3, 3, 1, "relu")]),
]
LOSSES = ["mse", "mse-last", "cross-entropy", "cross-entropy-all"]
for index, (name, layers) in enumerate(STACKS):
    for turn in range(2):
        loss, steps, batch = LOSSES[(index + 2 * turn + turn) % 4], [5, 2, 20][(index + turn) % 3] if turn else 5, 1 + (index + turn) % 3
        starts = turn == 1 and any(entry["type"] in GATES for entry in layers())
        add(f"{name}, T={steps}, batch {batch}, {loss}{', given start' if starts else ''}",
            made(layers(), steps, batch, loss, seed=7000 + 10 * index + turn, starts=starts))
add("lstm without target", made([layer("lstm", 2, 2)], 3, 2, None, seed=8000))
add("linear rnn without target, given start", made([layer("rnn", 2, 2, 1, "identity")], 3, 2, None, seed=8001, starts=True))


# The course's cells, each parameter or matrix as it gives them.
def constant(entry, value):
    entry["weights"] = {name: torch.full(shape, value) for name, shape in shapes_of(entry).items()}
    return entry


def fixed(entry, **weights):
    entry["weights"] = {name: torch.tensor(value) for name, value in weights.items()}
    return entry


add("set 2: every parameter 0.1", {"layers": [constant(layer("rnn", 1, 1, 1, "tanh"), 0.1)], "input": torch.ones(1, 1, 1)})
add("set 2: every parameter -0.1", {
    "layers": [constant(layer("rnn", 2, 3, 1, "identity"), -0.1)], "input": torch.tensor([[[.1, .15], [.2, .25], [.3, .35], [.4, .45]]])})
add("set 2: every parameter 0.1, LSTM with a linear layer", {
    "layers": [constant(layer("lstm", 1, 2, 1), 0.1), constant(layer("linear", 2, 1, 1), 0.1)], "input": torch.tensor([[[1.0], [-2.0], [0.5]]]),
    "target": torch.tensor([[0.25]]), "loss": "mse-last"})
add("set 9: by hand", {
    "layers": [
        fixed(layer("rnn", 2, 2, 0, "relu"), weight_ih=[[-0.3, 0.6], [0.2, 0.1]], weight_hh=[[0.4, 0.4], [0.9, -0.7]]),
        fixed(layer("linear", 2, 2, 0), weight=[[0.2, 0.1], [-0.2, 0.5]])],
    "input": torch.tensor([[[0.0, 1.0], [0.3, 0.4]]]), "target": torch.tensor([[0, 1]]), "loss": "cross-entropy"})
add("set 10: the next input", {
    "layers": [fixed(layer("rnn", 1, 1, 0, "relu"), weight_ih=[[0.1]], weight_hh=[[0.2]]), fixed(layer("linear", 1, 1, 0), weight=[[0.3]])],
    "input": torch.tensor([[[0.5], [0.6], [0.7]]]), "target": torch.tensor([[[0.6], [0.7], [0.8]]]), "loss": "mse"})


# State_dicts as torch dumps them: json.dumps({name: value.tolist() for name, value in module.state_dict().items()}).
class Tagger(nn.Module):
    """A module as people write them: an embedding, stacked LSTMs, a linear layer."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(5, 3)
        self.rnn = nn.LSTM(3, 2, num_layers=2, batch_first=True)
        self.fc = nn.Linear(2, 4)

    def forward(self, x):
        return self.fc(self.rnn(self.embedding(x))[0])


def dumped(module):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.round(parameter * 1000) / 1000)
    return {name: oracle.plain(value) for name, value in module.state_dict().items()}


torch.manual_seed(11)
STATE_DICTS = []


def add_state_dict(name, layers, module, x, run):
    state = dumped(module)
    STATE_DICTS.append({"name": name, "layers": layers, "stateDict": state, "input": oracle.plain(x.double()), "outputs": oracle.plain(run(module, x).detach())})


add_state_dict("nn.RNN, one layer", [{"type": "rnn", "activation": "tanh"}], nn.RNN(2, 3, batch_first=True), torch.randn(2, 4, 2).round(decimals=2), lambda m, x: m(x)[0])
add_state_dict("nn.RNN, two layers of ReLU", [{"type": "rnn", "activation": "relu"}] * 2, nn.RNN(2, 3, num_layers=2, nonlinearity="relu", batch_first=True),
               torch.randn(2, 4, 2).round(decimals=2), lambda m, x: m(x)[0])
add_state_dict("nn.GRU, three layers, no bias", [{"type": "gru"}] * 3, nn.GRU(2, 3, num_layers=3, bias=False, batch_first=True), torch.randn(1, 5, 2).round(decimals=2),
               lambda m, x: m(x)[0])
add_state_dict("a module with embedding, rnn and fc", [{"type": "embedding"}, {"type": "lstm"}, {"type": "lstm"}, {"type": "linear"}], Tagger(),
               torch.tensor([[[0], [3], [4]], [[1], [1], [2]]]), lambda m, x: m(x[:, :, 0]))

oracle.write(__file__, {"torch": torch.__version__}, cases=CASES, state_dicts=STATE_DICTS)
