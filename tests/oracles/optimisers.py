"""Makes optimisers.json: twenty steps of PyTorch's optimisers, along given gradients and of a small recurrent network.

Run: /usr/bin/python3 optimisers.py

"options": an optimiser's keyword arguments as torch.optim names them, or "clip" for clip_grad_norm_ alone before plain SGD.
"steps": per case a parameter (2 x 3) before, the gradient at each step, the parameter after each, and the norms where gradients are clipped.
"networks": per case an RNN(2, 3, tanh) with a linear layer of one output on every step, the parameters before, inputs [time][batch][feature] and targets,
the mean squared error before each of the steps, and the parameters after the last.
"""
import oracle  # first: it settles how torch computes
import torch

STEPS = 20
CASES = [
    ("sgd", {"lr": 0.1}),
    ("sgd", {"lr": 0.1, "weight_decay": 0.05}),
    ("sgd", {"lr": 0.05, "momentum": 0.9}),
    ("sgd", {"lr": 0.05, "momentum": 0.9, "weight_decay": 0.05}),
    ("sgd", {"lr": 0.05, "momentum": 0.9, "nesterov": True}),
    ("sgd", {"lr": 0.05, "momentum": 0.7, "nesterov": True, "weight_decay": 0.05}),
    ("adam", {"lr": 0.01}),
    ("adam", {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-4}),
    ("adam", {"lr": 0.01, "weight_decay": 0.1}),
    ("adamw", {"lr": 0.01}),
    ("adamw", {"lr": 0.02, "betas": (0.8, 0.95), "eps": 1e-4, "weight_decay": 0.2}),
    ("sgd", {"lr": 0.1, "clip": 0.75}),
    ("adam", {"lr": 0.01, "clip": 0.75}),
]
KINDS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}


def optimiser(kind, options, parameters):
    return KINDS[kind](parameters, **{key: value for key, value in options.items() if key != "clip"})


def described(kind, options):
    return {"optimiser": kind, "options": {key: list(value) if isinstance(value, tuple) else value for key, value in options.items()}}


def clip(options, parameters):
    return oracle.number(torch.nn.utils.clip_grad_norm_(parameters, options["clip"])) if "clip" in options else None


def along_gradients(kind, options):
    torch.manual_seed(1)
    parameter = torch.nn.Parameter(torch.randn(2, 3))
    case = {**described(kind, options), "before": oracle.plain(parameter), "gradients": [], "after": [], "norms": []}
    steps = optimiser(kind, options, [parameter])
    for step in range(STEPS):
        # One gradient that is zero, one that is large, the rest of mixed sizes.
        parameter.grad = torch.randn(2, 3) * (0 if step == 4 else 30 if step == 9 else 1)
        case["gradients"].append(oracle.plain(parameter.grad))
        norm = clip(options, [parameter])
        if norm is not None:
            case["norms"].append(norm)
        steps.step()
        case["after"].append(oracle.plain(parameter))
    return case


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.rnn = torch.nn.RNN(2, 3)
        self.linear = torch.nn.Linear(3, 1)

    def forward(self, x):
        return self.linear(self.rnn(x)[0])

    def state(self):
        names = {"rnn.weight_ih_l0": "0.weight_ih", "rnn.weight_hh_l0": "0.weight_hh", "rnn.bias_ih_l0": "0.bias_ih", "rnn.bias_hh_l0": "0.bias_hh",
                 "linear.weight": "1.weight", "linear.bias": "1.bias"}
        return {names[key]: oracle.plain(value) for key, value in self.state_dict().items()}


def network(kind, options):
    torch.manual_seed(2)
    net = Net()
    x, target = torch.randn(6, 4, 2), torch.randn(6, 4, 1)
    case = {**described(kind, options), "before": net.state(), "input": oracle.plain(x), "target": oracle.plain(target), "losses": [], "norms": []}
    steps = optimiser(kind, options, net.parameters())
    for _ in range(STEPS):
        steps.zero_grad()
        loss = torch.nn.functional.mse_loss(net(x), target)
        case["losses"].append(oracle.number(loss))
        loss.backward()
        norm = clip(options, list(net.parameters()))
        if norm is not None:
            case["norms"].append(norm)
        steps.step()
    return {**case, "after": net.state()}


torch.set_default_dtype(torch.float64)
oracle.write(
    __file__, {"torch": torch.__version__},
    steps=[along_gradients(*case) for case in CASES],
    networks=[network(*case) for case in CASES])
