"""Makes gradient_flow.json: how large states, cells and their gradients are at each step, from torch's autograd in double precision.

Run: /usr/bin/python3 gradient_flow.py

A case is a recurrent cell with a linear read-out, weights from a seed times "scale", and inputs of time x batch x feature; the target is the running
average of the inputs. In gradient_flow.json:
  "cell", "activation", "scale", "lossAt"   what it is; the loss is the mean squared error at the last step or over all steps
  "weights"          the parameters under torch's names; those of the read-out are "weight" and "bias"
  "input"            time x batch x feature
  "loss"
  "stateNorm"        at each step the mean over the batch of |h_t|; "gradientNorm" of |dL/dh_t|; for an LSTM "cellNorm" and "cellGradientNorm"
  "spectralRadius"   of each gate's part of weight_hh, in the order of the rows; "spectralNorm" likewise
  "jacobianNorm"     the spectral norm of dh_t/dh_s of the first sequence, a row for each t, a column for each s <= t
"""
import oracle
import torch

torch.set_default_dtype(torch.double)
torch.set_num_threads(1)


class Residual(torch.nn.Module):
    """h_t = f(W h + U x + b) + h, and without the sum the plain cell with an activation that torch has not."""

    def __init__(self, inputs, hidden, activation, is_residual):
        super().__init__()
        self.weight_ih = torch.nn.Parameter(torch.empty(hidden, inputs))
        self.weight_hh = torch.nn.Parameter(torch.empty(hidden, hidden))
        self.bias_ih = torch.nn.Parameter(torch.empty(hidden))
        self.bias_hh = torch.nn.Parameter(torch.empty(hidden))
        self.activation = {"tanh": torch.tanh, "relu": torch.relu, "identity": lambda z: z}[activation]
        self.is_residual = is_residual

    def forward(self, x, h):
        new = self.activation(x @ self.weight_ih.T + self.bias_ih + h @ self.weight_hh.T + self.bias_hh)
        return new + h if self.is_residual else new


def make_cell(kind, activation, inputs, hidden):
    if kind == "lstm":
        return torch.nn.LSTMCell(inputs, hidden)
    if kind == "gru":
        return torch.nn.GRUCell(inputs, hidden)
    if kind == "rnn" and activation != "identity":
        return torch.nn.RNNCell(inputs, hidden, nonlinearity=activation)
    return Residual(inputs, hidden, activation, kind == "residual")


def run_cell(cell, kind, inputs, hidden):
    """The states h_1..h_T and cells C_1..C_T, each a node of the graph that keeps its gradient."""
    batch = inputs.shape[1]
    h, c = torch.zeros(batch, hidden), torch.zeros(batch, hidden)
    states, cells = [], []
    for x in inputs:
        if kind == "lstm":
            h, c = cell(x, (h, c))
            c.retain_grad()
            cells.append(c)
        else:
            h = cell(x, h)
        h.retain_grad()
        states.append(h)
    return states, cells


def mean_norms(vectors):
    return oracle.plain([torch.linalg.vector_norm(v, dim=1).mean().item() for v in vectors])


def jacobian_norms(cell, kind, inputs, hidden):
    states, _ = run_cell(cell, kind, inputs[:, :1], hidden)
    rows = []
    for t, state in enumerate(states):
        row = []
        for s in range(t + 1):
            jacobian = torch.stack([torch.autograd.grad(state[0, i], states[s], retain_graph=True)[0][0] for i in range(hidden)])
            row.append(torch.linalg.matrix_norm(jacobian, ord=2).item())
        rows.append(oracle.plain(row))
    return rows


def case(kind, activation, inputs, hidden, steps, batch, scale, loss_at, seed):
    torch.manual_seed(seed)
    cell = make_cell(kind, activation, inputs, hidden)
    read_out = torch.nn.Linear(hidden, inputs)
    with torch.no_grad():
        for parameter in [*cell.parameters(), *read_out.parameters()]:
            parameter.uniform_(-hidden ** -0.5, hidden ** -0.5)
        for parameter in cell.parameters():
            parameter.mul_(scale)
    x = torch.randn(steps, batch, inputs)
    target = x.cumsum(0) / torch.arange(1, steps + 1).reshape(-1, 1, 1)
    states, cells = run_cell(cell, kind, x, hidden)
    outputs = torch.stack([read_out(h) for h in states])
    loss = ((outputs - target) ** 2).mean() if loss_at == "all" else ((outputs[-1] - target[-1]) ** 2).mean()
    loss.backward()
    parts = cell.weight_hh.detach().split(hidden)
    gradients = [h.grad if h.grad is not None else torch.zeros_like(h) for h in states]
    result = {
        "cell": kind, "activation": activation, "scale": scale, "lossAt": loss_at,
        "weights": {name: oracle.plain(value) for name, value in [*cell.named_parameters(), *read_out.named_parameters()]},
        "input": oracle.plain(x), "loss": loss.item(),
        "stateNorm": mean_norms(states), "gradientNorm": mean_norms(gradients),
        "spectralRadius": oracle.plain([torch.linalg.eigvals(part).abs().max().item() for part in parts]),
        "spectralNorm": oracle.plain([torch.linalg.matrix_norm(part, ord=2).item() for part in parts]),
        "jacobianNorm": jacobian_norms(cell, kind, x, hidden),
    }
    if kind == "lstm":
        result["cellNorm"] = mean_norms(cells)
        # The cell of the last step counts, too: h_T depends on it.
        result["cellGradientNorm"] = mean_norms([c.grad for c in cells])
    return result


KINDS = [("rnn", "tanh"), ("rnn", "relu"), ("rnn", "identity"), ("residual", "tanh"), ("residual", "relu"), ("lstm", "tanh"), ("gru", "tanh")]
SETTINGS = [(1, 4, 6, 1, 1, "last"), (2, 3, 5, 3, 1, "all"), (1, 5, 8, 2, 2.5, "last"), (1, 1, 4, 1, 0.3, "last"), (3, 6, 1, 2, 1, "all")]

oracle.write(__file__, {"torch": torch.__version__},
             cases=[case(*kind, *setting, seed) for kind in KINDS for seed, setting in enumerate(SETTINGS)])
