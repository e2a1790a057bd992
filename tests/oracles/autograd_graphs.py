"""Makes autograd_graphs.json: the graph torch's autograd keeps of a model, as torchviz's make_dot walks it.

Run: /usr/bin/python3 autograd_graphs.py

Parameters require grad; inputs and states do not, so that they and what depends on them alone are absent. The torch code
computes in the order in which the model text is read. Per case:
  "nodes"  {"id", "op", "name", "aliases"}: op is torch's name; name is that of a leaf (AccumulateGrad) or of a named result
  "edges"  {"from", "to"} from operand to operation, in operand order; parallel edges are kept
"""
import oracle
import torch


def tensor(value):
    return torch.tensor(value, dtype=torch.float64)


def parameter(value):
    return tensor(value).requires_grad_()


def graph(case, model, roots, names):
    """The graph below the roots. names: {variable name: tensor}; tensors torch does not track are skipped."""
    known = {}
    for name, variable in names.items():
        function = variable.grad_fn
        if function is None and variable.requires_grad:  # a leaf: its AccumulateGrad node hangs below any use of it
            function = variable.expand_as(variable).grad_fn.next_functions[0][0]
        if function is not None:
            known.setdefault(function, []).append(name)
    ids, nodes, edges = {}, [], []

    def visit(function):
        if function in ids:
            return ids[function]
        operands = [visit(operand) for operand, _ in function.next_functions if operand is not None]
        ids[function] = f"n{len(ids) + 1}"
        node = {"id": ids[function], "op": function.name().split("::")[-1]}
        first, *aliases = known.get(function, [None])
        nodes.append(node | ({"name": first} if first else {}) | ({"aliases": aliases} if aliases else {}))
        edges.extend({"from": operand, "to": ids[function]} for operand in operands)
        return ids[function]
    for root in roots:
        visit(root.grad_fn)
    return {"case": case, "model": model.lstrip("\n"), "nodes": nodes, "edges": edges}


def rnn_by_hand():
    U, V, W = parameter([[-0.3, 0.6], [0.2, 0.1]]), parameter([[0.4, 0.4], [0.9, -0.7]]), parameter([[0.2, 0.1], [-0.2, 0.5]])
    x, h, o = {1: tensor([0.0, 1.0]), 2: tensor([0.3, 0.4])}, {0: tensor([0.0, 0.0])}, {}
    for t in (1, 2):
        h[t] = torch.relu(U @ x[t] + V @ h[t - 1])
        o[t] = W @ h[t]
    return graph("rnn-by-hand", """
const N = 2
param U = [[-0.3, 0.6], [0.2, 0.1]]
param V = [[0.4, 0.4], [0.9, -0.7]]
param W = [[0.2, 0.1], [-0.2, 0.5]]
input x[1..N] = [0, 1], [0.3, 0.4]
state h[0] = [0, 0]
h[t] = relu(U @ x[t] + V @ h[t-1])  for t in 1..N
o[t] = W @ h[t]                     for t in 1..N
output o[1..N]
""", [o[1], o[2]], {"U": U, "V": V, "W": W, "h_1": h[1], "h_2": h[2], "o_1": o[1], "o_2": o[2]})


def bptt(n):
    values = [0.5, 0.6, 0.7, 0.8][:n + 1]
    U, V, W = parameter(0.1), parameter(0.2), parameter(0.3)
    x, h, o = dict(enumerate(map(tensor, values), 1)), {0: tensor(0.0)}, {}
    for t in range(1, n + 1):
        h[t] = torch.relu(U * x[t] + V * h[t - 1])
        o[t] = W * h[t]
    L = (x[2] - o[1])**2
    for t in range(2, n + 1):
        L = L + (x[t + 1] - o[t])**2
    named = {"U": U, "V": V, "W": W, "L": L}
    named |= {f"h_{t}": h[t] for t in range(1, n + 1)} | {f"o_{t}": o[t] for t in range(1, n + 1)}
    return graph(f"bptt-{n}", f"""
const N = {n}
param U = 0.1
param V = 0.2
param W = 0.3
input x[1..N+1] = {", ".join(map(str, values))}
state h[0] = 0
h[t] = relu(U*x[t] + V*h[t-1])           for t in 1..N
o[t] = W*h[t]                            for t in 1..N
L = sum(t in 1..N: (x[t+1] - o[t])^2)
output L
""", [L], named)


def linear_rnn(n):
    w, u, h = parameter(2.0), dict(enumerate(map(tensor, [3.0, 5.0, 7.0][:n]), 1)), {0: tensor(0.0)}
    for t in range(1, n + 1):
        h[t] = w * (u[t] + h[t - 1])
    named = {"w": w} | {f"h_{t}": h[t] for t in range(1, n + 1)} | {"y": h[n]}
    return graph(f"linear-rnn-{n}", f"""
const N = {n}
param w = 2
input u[1..N] = {", ".join(["3", "5", "7"][:n])}
state h[0] = 0
h[t] = w * (u[t] + h[t-1])   for t in 1..N
y = h[N]
output y
""", [h[n]], named)


def linear_rnn_letters():
    w, u1, u2, u3, h0 = parameter(2.0), tensor(3.0), tensor(5.0), tensor(7.0), tensor(0.0)
    p = u1 + h0
    q = w * p
    r = u2 + q
    s = w * r
    t = u3 + s
    y = w * t
    return graph("linear-rnn-letters", """
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
""", [y], {"w": w, "p": p, "q": q, "r": r, "s": s, "t": t, "y": y})


def lstm_step():
    names = [f"{kind}_{gate}" for gate in "fiog" for kind in "WUb"]
    p = {name: parameter(0.1) for name in names}
    x, h, c = tensor(1.0), tensor(0.0), tensor(0.0)
    f = torch.sigmoid(p["W_f"] * x + p["U_f"] * h + p["b_f"])
    i = torch.sigmoid(p["W_i"] * x + p["U_i"] * h + p["b_i"])
    o = torch.sigmoid(p["W_o"] * x + p["U_o"] * h + p["b_o"])
    g = torch.tanh(p["W_g"] * x + p["U_g"] * h + p["b_g"])
    c1 = f * c + i * g
    h1 = torch.tanh(c1) * o
    return graph("lstm-step", "".join(f"param {name} = 0.1\n" for name in names) + """
input x = 1
state h[0] = 0
state c[0] = 0
f = sigmoid(W_f*x + U_f*h[0] + b_f)
i = sigmoid(W_i*x + U_i*h[0] + b_i)
o = sigmoid(W_o*x + U_o*h[0] + b_o)
g = tanh(W_g*x + U_g*h[0] + b_g)
c[1] = f*c[0] + i*g
h[1] = tanh(c[1])*o
output h[1]
""", [h1], p | {"f": f, "i": i, "o": o, "g": g, "c_1": c1, "h_1": h1})


def perceptron():
    w1, b1, w2, b2 = parameter(0.7), parameter(-0.1), parameter(1.4), parameter(0.2)
    x, y = tensor(0.9), tensor(1.0)
    z = w1 * x + b1
    a = torch.tanh(z)
    yhat = w2 * a + b2
    L = (yhat - y)**2
    return graph("mlp", """
param w1 = 0.7
param b1 = -0.1
param w2 = 1.4
param b2 = 0.2
input x = 0.9
input y = 1
z = w1*x + b1
a = tanh(z)
yhat = w2*a + b2
L = (yhat - y)^2
""", [L], {"w1": w1, "b1": b1, "w2": w2, "b2": b2, "z": z, "a": a, "yhat": yhat, "L": L})


def vector_perceptron():
    W1, b1 = parameter([[0.5, -0.3], [0.8, 0.2], [-0.6, 0.9]]), parameter([0.1, 0.0, -0.1])
    W2, b2 = parameter([[0.4, -0.7, 0.2], [0.1, 0.3, -0.5]]), parameter([0.3, 0.0])
    x = tensor([1.5, -0.5])
    a = torch.tanh(W1 @ x + b1)
    o = W2 @ a + b2
    return graph("mlp-vectors", """
param W_1 = [[0.5, -0.3], [0.8, 0.2], [-0.6, 0.9]]
param b_1 = [0.1, 0, -0.1]
param W_2 = [[0.4, -0.7, 0.2], [0.1, 0.3, -0.5]]
param b_2 = [0.3, 0]
input x = [1.5, -0.5]
a = tanh(W_1 @ x + b_1)
o = W_2 @ a + b_2
""", [o], {"W_1": W1, "b_1": b1, "W_2": W2, "b_2": b2, "a": a, "o": o})


def shared_square():
    a = parameter(3.0)
    b = a * a
    y = b * b + a
    return graph("shared-square", """
param a = 3
b = a*a
y = b*b + a
""", [y], {"a": a, "b": b, "y": y})


oracle.write(__file__, {"torch": torch.__version__}, cases=[
    rnn_by_hand(), bptt(1), bptt(2), bptt(3), linear_rnn(1), linear_rnn(2), linear_rnn(3), linear_rnn_letters(),
    lstm_step(), perceptron(), vector_perceptron(), shared_square()])
