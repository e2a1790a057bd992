"""The cases of models.py in scalars: problem sets 1 and 10, gated recurrences, and networks."""
import math

import torch
from recorder import case_list, total

CASES, case = case_list()


# Problem set 1: a linear RNN with one weight.
INPUTS = [3.0, 5.0, 7.0, 2.0, -1.0, 4.0]
LINEAR_RNN = """
title Linear RNN, one weight
const N = {n}
param w = 2
input u[1..N] = {inputs}
state h[0] = 0

h[t] = w * (u[t] + h[t-1])   for t in 1..N
y = h[N]
output y
"""


def linear_rnn(g, n, w=2.0, inputs=INPUTS, h0=0.0):
    w, u, h = g.leaf("w", w), g.family("u", inputs[:n]), g.leaf("h_0", h0)
    for t in range(1, n + 1):
        h = g.name(f"h_{t}", w * (u[t] + h))
    g.name("y", h)


for n in (1, 2, 3, 6):
    case(f"linear-rnn/recurrence-{n}", LINEAR_RNN.format(n=n, inputs=", ".join(f"{u:g}" for u in INPUTS[:n])), "y",
         second=["w"], hessian_vector={"w": 1.0, "u_1": -2.0})(lambda g, n=n: linear_rnn(g, n))
THREE = LINEAR_RNN.format(n=3, inputs="3, 5, 7")
case("linear-rnn/set-weight", THREE, "y", set={"w": 0.5})(lambda g: linear_rnn(g, 3, w=0.5))
case("linear-rnn/set-fewer-steps", THREE, "y", set={"N": 2})(lambda g: linear_rnn(g, 2))
case("linear-rnn/set-family", THREE, "y", set={"u": [1.0, -2.0, 0.25], "h_0": 1.5})(
    lambda g: linear_rnn(g, 3, inputs=[1.0, -2.0, 0.25], h0=1.5))
case("linear-rnn/zero-steps", THREE, "y", set={"N": 0})(lambda g: linear_rnn(g, 0))


@case("linear-rnn/letters-1", of="y", model="""
param w = 2
input u[1..1] = 3
state h_0 = 0
p = u_1 + h_0
y = w * p
""")
def _(g):
    w, u, h0 = g.leaf("w", 2.0), g.family("u", [3.0]), g.leaf("h_0", 0.0)
    p = g.name("p", u[1] + h0)
    g.name("y", w * p)


@case("linear-rnn/letters-2", of="y", second=["w"], model="""
param w = 2
input u[1..2] = 3, 5
state h_0 = 0
p = u_1 + h_0
q = w * p
r = u_2 + q
y = w * r
output y
""")
def _(g):
    w, u, h0 = g.leaf("w", 2.0), g.family("u", [3.0, 5.0]), g.leaf("h_0", 0.0)
    p = g.name("p", u[1] + h0)
    q = g.name("q", w * p)
    r = g.name("r", u[2] + q)
    g.name("y", w * r)


@case("linear-rnn/letters-3", of="y", second=["w"], hessian_vector={"w": 1.0, "u_1": 0.5, "u_2": -1.0}, model="""
param w = 2
input u[1..3] = 3, 5, 7
state h_0 = 0
y = w * t            # any order
t = u_3 + s
s = w * r
r = u_2 + q
q = w * p
p = u_1 + h_0
output y
""")
def _(g):
    w, u, h0 = g.leaf("w", 2.0), g.family("u", [3.0, 5.0, 7.0]), g.leaf("h_0", 0.0)
    p = g.name("p", u[1] + h0)
    q = g.name("q", w * p)
    r = g.name("r", u[2] + q)
    s = g.name("s", w * r)
    t = g.name("t", u[3] + s)
    g.name("y", w * t)


@case("linear-rnn/letters-6", of="y", second=["w"], model="""
const N = 6
param w = 2
input u[1..N] = 3, 5, 7, 2, -1, 4
state q[0] = 0
p[k] = u[k] + q[k-1]   for k in 1..N    # the plus nodes
q[k] = w * p[k]        for k in 1..N    # the times nodes
y = q[N]
output y
""")
def _(g):
    w, u, q = g.leaf("w", 2.0), g.family("u", INPUTS), g.leaf("q_0", 0.0)
    for k in range(1, 7):
        p = g.name(f"p_{k}", u[k] + q)
        q = g.name(f"q_{k}", w * p)
    g.name("y", q)


# Problem set 10: backpropagation through time.
BPTT = """
title Backpropagation through time
const N = {n}
param U = 0.1
param V = 0.2
param W = 0.3
input x[1..N+1] = {inputs}
state h[0] = 0

h[t] = {activation}(U*x[t] + V*h[t-1])   for t in 1..N
o[t] = W*h[t]                       for t in 1..N
L = sum(t in 1..N: (x[t+1] - o[t])^2)
output L
"""


def bptt(g, n, activation=torch.relu, shift=0.0):
    U, V, W = g.leaf("U", 0.1), g.leaf("V", 0.2), g.leaf("W", 0.3)
    x = g.family("x", [(5 + k) / 10 - shift for k in range(n + 1)])
    h, o = g.leaf("h_0", 0.0), {}
    for t in range(1, n + 1):
        h = g.name(f"h_{t}", activation(U * x[t] + V * h))
        o[t] = g.name(f"o_{t}", W * h)
    g.name("L", total((x[t + 1] - o[t])**2 for t in range(1, n + 1)))


def bptt_text(n, activation):
    return BPTT.format(n=n, activation=activation, inputs=", ".join(f"{(5 + k) / 10:g}" for k in range(n + 1)))


for n in (1, 2, 3, 10):
    case(f"bptt/relu-{n}", bptt_text(n, "relu"), "L", second=["U", "V", "W"],
         hessian_vector={"U": 1.0, "V": -2.0, "W": 0.5})(lambda g, n=n: bptt(g, n))
case("bptt/tanh-3", bptt_text(3, "tanh"), "L", second=["U", "V", "W"],
     hessian_vector={"U": 1.0, "V": -2.0, "W": 0.5})(lambda g: bptt(g, 3, torch.tanh))
case("bptt/sigma-is-the-sigmoid", bptt_text(3, "sigma"), "L", second=["U"])(lambda g: bptt(g, 3, torch.sigmoid))
case("bptt/function-sigma-relu", "function sigma = relu\n" + bptt_text(3, "sigma").lstrip(), "L")(lambda g: bptt(g, 3))
case("bptt/one-output-of-many", bptt_text(3, "relu").replace("output L", "output L, o[1..N]"), "o_3")(lambda g: bptt(g, 3))


@case("bptt/long-tanh-vanishing", of="L", model="""
const N = 200
param U = 0.3
param V = 0.5
input x[1..N] = %s
state h[0] = 0.1
h[t] = tanh(U*x[t] + V*h[t-1]) for t in 1..N
L = (1 - h[N])^2
""" % ", ".join(f"{round(math.sin(t), 3):g}" for t in range(1, 201)), second=["V"])
def _(g):
    U, V = g.leaf("U", 0.3), g.leaf("V", 0.5)
    x, h = g.family("x", [round(math.sin(t), 3) for t in range(1, 201)]), g.leaf("h_0", 0.1)
    for t in range(1, 201):
        h = g.name(f"h_{t}", torch.tanh(U * x[t] + V * h))
    g.name("L", (1 - h)**2)


# Gated recurrences.
LSTM_WEIGHTS = {"W_f": 0.5, "U_f": -0.3, "b_f": 0.1, "W_i": 0.4, "U_i": 0.2, "b_i": -0.2,
                "W_o": -0.6, "U_o": 0.7, "b_o": 0.05, "W_g": 0.8, "U_g": -0.5, "b_g": 0.3}


@case("lstm/scalar-4", of="y", second=["W_f", "U_g"], hessian_vector={"W_f": 1.0, "U_i": -1.0, "b_o": 2.0, "x_1": 0.5}, model="""
title Scalar LSTM
const N = 4
""" + "".join(f"param {name} = {value:g}\n" for name, value in LSTM_WEIGHTS.items()) + """
input x[1..N] = 1, -0.5, 0.25, 2
state h[0] = 0
state C[0] = 0
f[t] = sigmoid(W_f*x[t] + U_f*h[t-1] + b_f)     for t in 1..N
i[t] = sigmoid(W_i*x[t] + U_i*h[t-1] + b_i)     for t in 1..N
o[t] = sigmoid(W_o*x[t] + U_o*h[t-1] + b_o)     for t in 1..N
C_tilde[t] = tanh(W_g*x[t] + U_g*h[t-1] + b_g)  for t in 1..N
C[t] = f[t]*C[t-1] + i[t]*C_tilde[t]            for t in 1..N
h[t] = tanh(C[t])*o[t]                          for t in 1..N
y = h[N]
""")
def _(g):
    p = {name: g.leaf(name, value) for name, value in LSTM_WEIGHTS.items()}
    x, h, c = g.family("x", [1.0, -0.5, 0.25, 2.0]), g.leaf("h_0", 0.0), g.leaf("C_0", 0.0)

    def gate(k, t, h, activation):
        return activation(p[f"W_{k}"] * x[t] + p[f"U_{k}"] * h + p[f"b_{k}"])
    for t in range(1, 5):
        f = g.name(f"f_{t}", gate("f", t, h, torch.sigmoid))
        i = g.name(f"i_{t}", gate("i", t, h, torch.sigmoid))
        o = g.name(f"o_{t}", gate("o", t, h, torch.sigmoid))
        candidate = g.name(f"C_tilde_{t}", gate("g", t, h, torch.tanh))
        c = g.name(f"C_{t}", f * c + i * candidate)
        h = g.name(f"h_{t}", torch.tanh(c) * o)
    g.name("y", h)


@case("gru/scalar-3", of="L", second=["U_z"], hessian_vector={"W_z": 1.0, "U_r": 1.0, "U_n": -1.0}, model="""
title Scalar GRU, PyTorch's equations
const N = 3
param W_r = 0.3
param U_r = -0.4
param W_z = 0.6
param U_z = 0.2
param W_n = 0.9
param U_n = -0.7
param b_n = 0.1
param c_n = -0.2
input x[1..N] = 0.5, -1, 1.5
state h[0] = 0.25
r[t] = sigmoid(W_r*x[t] + U_r*h[t-1])                         for t in 1..N
z[t] = sigmoid(W_z*x[t] + U_z*h[t-1])                         for t in 1..N
n[t] = tanh(W_n*x[t] + b_n + r[t]*(U_n*h[t-1] + c_n))         for t in 1..N
h[t] = (1 - z[t])*n[t] + z[t]*h[t-1]                          for t in 1..N
L = h[N]^2/2
""")
def _(g):
    names = ["W_r", "U_r", "W_z", "U_z", "W_n", "U_n", "b_n", "c_n"]
    Wr, Ur, Wz, Uz, Wn, Un, bn, cn = [
        g.leaf(name, value) for name, value in zip(names, [0.3, -0.4, 0.6, 0.2, 0.9, -0.7, 0.1, -0.2])]
    x, h = g.family("x", [0.5, -1.0, 1.5]), g.leaf("h_0", 0.25)
    for t in range(1, 4):
        r = g.name(f"r_{t}", torch.sigmoid(Wr * x[t] + Ur * h))
        z = g.name(f"z_{t}", torch.sigmoid(Wz * x[t] + Uz * h))
        n = g.name(f"n_{t}", torch.tanh(Wn * x[t] + bn + r * (Un * h + cn)))
        h = g.name(f"h_{t}", (1 - z) * n + z * h)
    g.name("L", h**2 / 2)


# Depth: layers, residuals, perceptrons.
@case("stacked/two-layers", of="L", second=["V_1"], hessian_vector={"W_1": 1.0, "W_2": -1.0, "V_1": 0.5, "V_2": 2.0}, model="""
title Two stacked recurrent layers
const N = 3
param W[1..2] = 0.5, -0.8
param V[1..2] = 0.3, 0.6
input x[1..N] = 1, -2, 0.5
state h[1][0] = 0
state h[2][0] = 0.1
h[0][t] = x[t]                                  for t in 1..N
h[l][t] = tanh(W[l]*h[l-1][t] + V[l]*h[l][t-1]) for l in 1..2, t in 1..N
L = sum(t in 1..N: h[2][t]^2)
""")
def _(g):
    W, V, x = g.family("W", [0.5, -0.8]), g.family("V", [0.3, 0.6]), g.family("x", [1.0, -2.0, 0.5])
    h = {(1, 0): g.leaf("h_{1,0}", 0.0), (2, 0): g.leaf("h_{2,0}", 0.1)}
    for t in range(1, 4):
        h[0, t] = g.name(f"h_{{0,{t}}}", x[t])
    for l in (1, 2):
        for t in range(1, 4):
            h[l, t] = g.name(f"h_{{{l},{t}}}", torch.tanh(W[l] * h[l - 1, t] + V[l] * h[l, t - 1]))
    g.name("L", total(h[2, t]**2 for t in range(1, 4)))


@case("stacked/two-families", of="y", model="""
const N = 4
param w = 0.7
param v = -1.2
input x[1..N] = 0.5, 1, -1, 2
state a[0] = 0
state b[0] = 0
b[t] = softplus(v*a[t] + b[t-1]) for t in 1..N
a[t] = sigmoid(w*x[t] + a[t-1])  for t in 1..N
y = b[N]*a[N]
""")
def _(g):
    w, v, x = g.leaf("w", 0.7), g.leaf("v", -1.2), g.family("x", [0.5, 1.0, -1.0, 2.0])
    a, b = g.leaf("a_0", 0.0), g.leaf("b_0", 0.0)
    for t in range(1, 5):
        a = g.name(f"a_{t}", torch.sigmoid(w * x[t] + a))
        b = g.name(f"b_{t}", torch.nn.functional.softplus(v * a + b, threshold=40))
    g.name("y", b * a)


@case("residual/scalar", of="y", second=["W_1", "h_0"], hessian_vector={"W_0": 1.0, "W_1": 1.0, "W_2": 1.0, "h_0": 1.0}, model="""
title Residual recurrence
const T = 3
param W[0..T-1] = 0.4, -0.9, 1.3
param b[0..T-1] = 0.1, 0.2, -0.3
state h[0] = 0.6
h[t+1] = tanh(W[t]*h[t] + b[t]) + h[t]  for t in 0..T-1
y = h[T]
""")
def _(g):
    W, b = g.family("W", [0.4, -0.9, 1.3], start=0), g.family("b", [0.1, 0.2, -0.3], start=0)
    h = g.leaf("h_0", 0.6)
    for t in range(3):
        h = g.name(f"h_{t + 1}", torch.tanh(W[t] * h + b[t]) + h)
    g.name("y", h)


@case("mlp/scalar", of="L", second=["w1"], hessian_vector={"w1": 1.0, "w2": -1.0, "b1": 0.5, "b2": 2.0}, model="""
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
""")
def _(g):
    w1, b1, w2, b2 = g.leaf("w1", 0.7), g.leaf("b1", -0.1), g.leaf("w2", 1.4), g.leaf("b2", 0.2)
    x, y = g.leaf("x", 0.9), g.leaf("y", 1.0)
    z = g.name("z", w1 * x + b1)
    a = g.name("a", torch.tanh(z))
    yhat = g.name("yhat", w2 * a + b2)
    g.name("L", (yhat - y)**2)


@case("logistic-regression", of="L", second=["w", "b"], hessian_vector={"w": 1.0, "b": -1.0}, model="""
const n = 3
const lambda = 0.1
param w = 0.8
param b = -0.4
input x[1..n] = -1, 0.5, 2
input y[1..n] = 0, 1, 1
p[k] = sigmoid(w*x[k] + b)  for k in 1..n
L = -sum(k in 1..n: y[k]*log(p[k]) + (1 - y[k])*ln(1 - p[k]))/n + lambda*w^2
""")
def _(g):
    w, b = g.leaf("w", 0.8), g.leaf("b", -0.4)
    x, y = g.family("x", [-1.0, 0.5, 2.0]), g.family("y", [0.0, 1.0, 1.0])
    p = {k: g.name(f"p_{k}", torch.sigmoid(w * x[k] + b)) for k in (1, 2, 3)}
    g.name("L", -total(y[k] * torch.log(p[k]) + (1 - y[k]) * torch.log(1 - p[k]) for k in p) / 3 + 0.1 * w**2)
