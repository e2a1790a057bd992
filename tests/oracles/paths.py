"""Makes paths.json: how many paths lead from one variable to another, and what they sum to. Pure Python, no library.

Run: /usr/bin/python3 paths.py

A graph is written out as {variable: {argument: direct partial}}, one edge per distinct argument, in order of computation.
Counts and sums come from dynamic programming over it; where there are at most 200 paths they are also listed one by one,
and the listing must agree. Partials are exact fractions except in the LSTM, whose sum is checked by central differences.
In paths.json "count" is a decimal string, "value" the sum over all paths (the total derivative), "exact" the same as a
fraction if it has at most 60 characters, and "paths" (their order means nothing) the nodes and the product of each.
"""
from fractions import Fraction
from math import cosh, exp, tanh

import oracle


def count(graph, source, target):
    """Paths from source to target, and the sum over them of the product of partials."""
    found = {source: (1, 1)}
    for variable, partials in graph.items():
        if variable != source:
            reached = [(found[a], d) for a, d in partials.items() if a in found]
            if reached:
                found[variable] = (sum(n for (n, _), _ in reached), sum(s * d for (_, s), d in reached))
    return found.get(target, (0, 0))


def enumerate_paths(graph, source, target):
    """Every path, walked backwards from the target."""
    unfinished, finished = [([target], 1)], []
    while unfinished:
        nodes, product = unfinished.pop()
        if nodes[0] == source:
            finished.append((nodes, product))
            continue
        unfinished.extend(([a, *nodes], d * product) for a, d in graph.get(nodes[0], {}).items())
    return finished


def case(name, model, graph, source, target):
    number_of_paths, value = count(graph, source, target)
    result = {"name": name, "model": model.lstrip("\n"), "from": source, "to": target,
              "count": str(number_of_paths), "value": oracle.number(value)}
    if not isinstance(value, float) and len(str(value)) <= 60:
        result["exact"] = str(value)
    if number_of_paths <= 200:
        paths = enumerate_paths(graph, source, target)
        assert len(paths) == number_of_paths
        assert abs(sum(product for _, product in paths) - value) <= 1e-12
        result["paths"] = [{"nodes": nodes, "value": oracle.number(product)} for nodes, product in sorted(paths)]
    return result


# Problem set 1.
U_VALUES = [3, 5, 7, 2, -1, 4]


def linear_rnn(n):
    w, h, graph = 2, 0, {}
    for t in range(1, n + 1):
        graph[f"h_{t}"] = {"w": U_VALUES[t - 1] + h, f"u_{t}": w, f"h_{t - 1}": w}
        h = w * (U_VALUES[t - 1] + h)
    graph["y"] = {f"h_{n}": 1}
    model = f"""
const N = {n}
param w = 2
input u[1..N] = {", ".join(map(str, U_VALUES[:n]))}
state h[0] = 0
h[t] = w * (u[t] + h[t-1])   for t in 1..N
y = h[N]
output y
"""
    return model, graph


LETTERS = ("""
param w = 2
input u[1..3] = 3, 5, 7
state h_0 = 0
p = u_1 + h_0
q = w * p
r = u_2 + q
s = w * r
t = u_3 + s
y = w * t
output y
""", {"p": {"u_1": 1, "h_0": 1}, "q": {"w": 3, "p": 2}, "r": {"u_2": 1, "q": 1}, "s": {"w": 11, "r": 2},
      "t": {"u_3": 1, "s": 1}, "y": {"w": 29, "t": 2}})


# Problem set 10.
def bptt(n):
    U, V, W = Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)
    x = [Fraction(5 + k, 10) for k in range(n + 1)]
    h, graph, loss = Fraction(0), {}, {}
    for t in range(1, n + 1):
        z = U * x[t - 1] + V * h
        slope = int(z > 0)
        graph[f"h_{t}"] = {"U": slope * x[t - 1], "V": slope * h, f"x_{t}": slope * U, f"h_{t - 1}": slope * V}
        h = max(z, Fraction(0))
        graph[f"o_{t}"] = {"W": h, f"h_{t}": W}
        loss[f"o_{t}"] = -2 * (x[t] - W * h)
        loss[f"x_{t + 1}"] = 2 * (x[t] - W * h)
    graph["L"] = loss
    model = f"""
const N = {n}
param U = 0.1
param V = 0.2
param W = 0.3
input x[1..N+1] = {", ".join(f"{float(v):g}" for v in x)}
state h[0] = 0
h[t] = relu(U*x[t] + V*h[t-1])           for t in 1..N
o[t] = W*h[t]                            for t in 1..N
L = sum(t in 1..N: (x[t+1] - o[t])^2)
output L
"""
    return model, graph


# A scalar LSTM: four gates, each with an input weight W, a recurrent weight U and a bias b, all 0.5.
GATES = "fiog"
LSTM_WEIGHTS = [f"{kind}_{gate}" for gate in GATES for kind in "WUb"]


def sigmoid(z):
    return 1 / (1 + exp(-z))


def lstm(n, p=None):
    """The graph, and h_n."""
    p = p or dict.fromkeys(LSTM_WEIGHTS, 0.5)
    h, c, graph = 0.0, 0.0, {}
    for t in range(1, n + 1):
        x, gate = 1 / t, {}
        for k in GATES:
            z = p[f"W_{k}"] * x + p[f"U_{k}"] * h + p[f"b_{k}"]
            gate[k], slope = (tanh(z), 1 / cosh(z)**2) if k == "g" else (sigmoid(z), sigmoid(z) * sigmoid(-z))
            graph[f"{k}_{t}"] = {f"W_{k}": slope * x, f"U_{k}": slope * h, f"b_{k}": slope,
                                 f"x_{t}": slope * p[f"W_{k}"], f"h_{t - 1}": slope * p[f"U_{k}"]}
        graph[f"c_{t}"] = {f"f_{t}": c, f"c_{t - 1}": gate["f"], f"i_{t}": gate["g"], f"g_{t}": gate["i"]}
        c = gate["f"] * c + gate["i"] * gate["g"]
        graph[f"h_{t}"] = {f"c_{t}": gate["o"] / cosh(c)**2, f"o_{t}": tanh(c)}
        h = tanh(c) * gate["o"]
    return graph, h


def lstm_case(n, source):
    graph, _ = lstm(n)
    model = f"const N = {n}\n" + "".join(f"param {name} = 0.5\n" for name in LSTM_WEIGHTS) + f"""
input x[1..N] = {", ".join(repr(1 / t) for t in range(1, n + 1))}
state h[0] = 0
state c[0] = 0
""".lstrip() + "".join(f"{k}[t] = {'tanh' if k == 'g' else 'sigmoid'}(W_{k}*x[t] + U_{k}*h[t-1] + b_{k})  for t in 1..N\n"
                       for k in GATES) + """
c[t] = f[t]*c[t-1] + i[t]*g[t]  for t in 1..N
h[t] = tanh(c[t])*o[t]          for t in 1..N
output h[N]
""".lstrip()
    result = case(f"lstm-{n}/{source}", model, graph, source, f"h_{n}")
    beside = [lstm(n, dict.fromkeys(LSTM_WEIGHTS, 0.5) | {source: 0.5 + d})[1] for d in (1e-6, -1e-6)]
    assert abs((beside[0] - beside[1]) / 2e-6 - result["value"]) < 1e-8, (source, beside, result["value"])
    return result


# Graphs made for counting.
def diamonds(n):
    graph = {}
    for t in range(1, n + 1):
        graph[f"l_{t}"] = {f"a_{t - 1}": Fraction(1, 2)}
        graph[f"r_{t}"] = {f"a_{t - 1}": Fraction(1, 4)}
        graph[f"a_{t}"] = {f"l_{t}": 1, f"r_{t}": 1}
    return f"""
const N = {n}
state a[0] = 1
l[t] = a[t-1]/2     for t in 1..N
r[t] = a[t-1]/4     for t in 1..N
a[t] = l[t] + r[t]  for t in 1..N
y = a[N]
""", graph | {"y": {f"a_{n}": 1}}


def fibonacci(n):
    graph = {f"f_{k}": {f"f_{k - 1}": 1, f"f_{k - 2}": 1} for k in range(2, n + 1)}
    return f"""
const N = {n}
state f[0] = 0
state f[1] = 1
f[k] = f[k-1] + f[k-2]  for k in 2..N
y = f[N]
""", graph | {"y": {f"f_{n}": 1}}


def all_before(n):
    graph = {f"s_{t}": {f"s_{k}": Fraction(1, 2) for k in range(t)} for t in range(1, n + 1)}
    return f"""
const N = {n}
state s[0] = 1
s[t] = sum(k in 0..t-1: s[k])/2  for t in 1..N
y = s[N]
""", graph | {"y": {f"s_{n}": 1}}


def grid(n):
    """Lattice paths: binomial(2n, n) from corner to corner."""
    graph = {f"a_{{{i},0}}": {f"a_{{{i - 1},0}}": 1} for i in range(1, n + 1)}
    graph |= {f"a_{{0,{j}}}": {f"a_{{0,{j - 1}}}": 1} for j in range(1, n + 1)}
    graph |= {f"a_{{{i},{j}}}": {f"a_{{{i - 1},{j}}}": 1, f"a_{{{i},{j - 1}}}": 1}
              for i in range(1, n + 1) for j in range(1, n + 1)}
    return f"""
const N = {n}
state a[0][0] = 1
a[i][0] = a[i-1][0]               for i in 1..N
a[0][j] = a[0][j-1]               for j in 1..N
a[i][j] = a[i-1][j] + a[i][j-1]   for i in 1..N, j in 1..N
y = a[N][N]
""", graph | {"y": {f"a_{{{n},{n}}}": 1}}


SQUARE = ("""
param a = 3
b = a + 1
y = b*b
""", {"b": {"a": 1}, "y": {"b": 8}})

CASES = [case(f"linear-rnn-letters/{source}", *LETTERS, source, "y") for source in ("w", "u_1", "h_0", "q")]
CASES += [case(f"linear-rnn-{n}/{source}", *linear_rnn(n), source, "y") for n in (1, 2, 3, 6) for source in ("w", "h_0")]
CASES += [case(f"bptt-{n}/{source}", *bptt(n), source, "L") for n in (1, 2, 3, 10) for source in ("U", "V", "W")]
CASES += [case("bptt-3/x_1", *bptt(3), "x_1", "L"), case("bptt-3/h_1", *bptt(3), "h_1", "L"),
          case("bptt-3/no-path", *bptt(3), "U", "x_2"), case("bptt-3/to-a-state", *bptt(3), "U", "h_3")]
CASES += [lstm_case(n, source) for n in (1, 2, 3, 4) for source in ("W_f", "U_i", "b_o")]
CASES += [lstm_case(10, source) for source in LSTM_WEIGHTS]
CASES += [case(f"diamonds-{n}", *diamonds(n), "a_0", "y") for n in (1, 3, 200)]
CASES += [case(f"fibonacci-{n}/{source}", *fibonacci(n), source, "y") for n in (8, 100) for source in ("f_0", "f_1")]
CASES += [case(f"all-before-{n}", *all_before(n), "s_0", "y") for n in (5, 64)]
CASES += [case(f"grid-{n}", *grid(n), "a_{0,0}", "y") for n in (3, 10)]
CASES += [case("one-edge-per-argument", *SQUARE, "a", "y")]
assert len({entry["name"] for entry in CASES}) == len(CASES)
oracle.write(__file__, {}, cases=CASES)
