"""Makes operations.json: value, gradient and Hessian of every operation of the model language at sample points.

Run: /usr/bin/python3 operations.py

Each sample is {"at": [x] or [a, b], "value", "gradient": [one per argument], "hessian": [[row per argument]]}, from torch's
autograd in double precision. null stands where torch gives NaN (the exponent's derivative of a negative base, say) or where
its two mixed second derivatives disagree (it masks those of a^b at a = 0 and at b = 0).
At kinks these are torch's choices: relu'(0) = abs'(0) = sign'(0) = 0, maximum and minimum give each side half at a tie.
Second derivatives far out in a tail (tanh at 8, softplus at 30) carry absolute, not relative, precision.
"""
import oracle
import torch
from torch.nn.functional import softplus

ONE = [-8.0, -2.5, -1.0, -0.3, 0.0, 0.4, 1.0, 1.7, 3.0, 8.0]
POSITIVE = [1e-6, 0.1, 0.5, 1.0, 1.5, 2.0, 10.0, 1e6]
ZERO = [0.0]
TAILS = [-800.0, -40.0, -30.0, 30.0, 40.0, 800.0]
TWO = [(-2.0, 3.0), (-0.5, -1.5), (0.0, 2.0), (2.0, 0.5), (1.5, 1.5), (-1.0, -1.0), (0.0, -3.0), (7.0, 0.1), (1e6, -1e-6)]
TIES = [(0.0, 0.0), (2.0, 2.0), (-2.0, -2.0)]
POWERS = [(2.0, 3.0), (2.0, -1.0), (2.0, 0.5), (2.0, 0.0), (0.3, 2.5), (0.3, -1.5), (1.0, 7.0), (10.0, -3.0),
          (-2.0, 3.0), (-2.0, 2.0), (-2.0, -1.0), (-2.0, -2.0), (-0.5, 1.0), (-1.5, 0.0), (-1.0, 5.0),
          (0.0, 0.0), (0.0, 1.0), (0.0, 2.0), (0.0, 3.0), (0.0, 4.0), (4.0, 0.5), (1.0, 0.0)]


def step(x):
    """0 up to and at 0, then 1. torch.heaviside has no derivative; it is 0 where there is one, and taken as 0 at 0."""
    return torch.heaviside(x, torch.zeros_like(x)).detach() + 0 * x


OPERATIONS = [
    ("exp", torch.exp, ONE),
    ("log", torch.log, POSITIVE),
    ("sqrt", torch.sqrt, ZERO + POSITIVE),
    ("sin", torch.sin, ONE),
    ("cos", torch.cos, ONE),
    ("tan", torch.tan, ONE),
    ("sinh", torch.sinh, ONE),
    ("cosh", torch.cosh, ONE),
    ("sech", lambda x: 1 / torch.cosh(x), ONE),
    ("tanh", torch.tanh, ONE + TAILS),
    ("sigmoid", torch.sigmoid, ONE + TAILS),
    ("relu", torch.relu, ONE),
    ("step", step, ONE),
    ("sign", torch.sign, ONE),
    ("abs", torch.abs, ONE),
    ("softplus", lambda x: softplus(x, threshold=40), ONE + TAILS),  # torch's own threshold, 20, is good for floats only
    ("square", torch.square, ONE),
    ("negate", torch.neg, ONE),
    ("max", torch.maximum, TWO + TIES),
    ("min", torch.minimum, TWO + TIES),
    ("add", torch.add, TWO),
    ("subtract", torch.sub, TWO),
    ("multiply", torch.mul, TWO + TIES[:1]),
    ("divide", torch.div, TWO),
    ("power", torch.pow, POWERS),
]
TEXT = {"negate": "-x", "add": "a + b", "subtract": "a - b", "multiply": "a * b", "divide": "a / b", "power": "a^b",
        "max": "max(a, b)", "min": "min(a, b)"}


def known(value):
    value = oracle.number(value)
    return None if value == "NaN" else value


def symmetric(matrix):
    """The Hessian, with null where an entry and its mirror image are not the same number."""
    def agree(a, b):
        return a == b or (isinstance(a, float) and isinstance(b, float) and abs(a - b) <= 1e-12 * abs(a))
    size = range(len(matrix))
    return [[matrix[i][j] if agree(matrix[i][j], matrix[j][i]) else None for j in size] for i in size]


def derivatives(y, arguments):
    """dy/d(argument) for each, still differentiable; 0 where y does not depend on it."""
    if not y.requires_grad:
        return [torch.zeros_like(a) for a in arguments]
    found = torch.autograd.grad(y, arguments, create_graph=True, allow_unused=True)
    return [torch.zeros_like(a) if g is None else g for g, a in zip(found, arguments)]


def sample(function, point):
    point = point if isinstance(point, tuple) else (point,)
    arguments = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in point]
    value = function(*arguments)
    gradient = derivatives(value, arguments)
    hessian = [derivatives(g, arguments) for g in gradient]
    return {"at": list(point), "value": oracle.number(value), "gradient": [known(g) for g in gradient],
            "hessian": symmetric([[known(h) for h in row] for row in hessian])}


oracle.write(__file__, {"torch": torch.__version__}, operations=[
    {"name": name, "text": TEXT.get(name, f"{name}(x)"), "samples": [sample(function, point) for point in points]}
    for name, function, points in OPERATIONS])
