"""The cases of models.py with vectors and matrices. A column vector is a one-dimensional tensor here."""
import torch
from recorder import case_list, total

CASES, case = case_list()

# Problem set 9: a recurrent network by hand.
U, V, W = [[-0.3, 0.6], [0.2, 0.1]], [[0.4, 0.4], [0.9, -0.7]], [[0.2, 0.1], [-0.2, 0.5]]
RNN = """
title A recurrent network by hand
const N = 2
param U = [[-0.3, 0.6], [0.2, 0.1]]
param V = [[0.4, 0.4], [0.9, -0.7]]
param W = [[0.2, 0.1], [-0.2, 0.5]]
input x[1..N] = [0, 1], [0.3, 0.4]
state h[0] = [0, 0]
h[t] = relu(U @ x[t] + V @ h[t-1])  for t in 1..N
o[t] = W @ h[t]                     for t in 1..N
"""


def rnn(g, U=U, activation=torch.relu):
    U, V_, W_ = g.leaf("U", U), g.leaf("V", V), g.leaf("W", W)
    x, h, o = g.family("x", [[0.0, 1.0], [0.3, 0.4]]), {0: g.leaf("h_0", [0.0, 0.0])}, {}
    for t in (1, 2):
        h[t] = g.name(f"h_{t}", activation(U @ x[t] + V_ @ h[t - 1]))
        o[t] = g.name(f"o_{t}", W_ @ h[t])
    return x, h, o


case("rnn-by-hand/output-2", RNN + "output o[1..N]\n", "o_2")(lambda g: rnn(g))
case("rnn-by-hand/element", RNN, "h_1[1]")(lambda g: rnn(g))
case("rnn-by-hand/other-element", RNN, "o_2[2]")(lambda g: rnn(g))
case("rnn-by-hand/set-matrix", RNN, "o_2[1]", set={"U": [[1.0, -1.0], [0.5, 2.0]]})(
    lambda g: rnn(g, [[1.0, -1.0], [0.5, 2.0]]))
case("rnn-by-hand/tanh", RNN.replace("relu", "tanh"), "o_2[1]")(lambda g: rnn(g, activation=torch.tanh))


@case("rnn-by-hand/softmax", of="L", model=RNN + """
y_hat[t] = softmax(o[t])  for t in 1..N
L = -log(y_hat[1][2]) - log(y_hat[2][1])
""")
def _(g):
    _, _, o = rnn(g)
    y = {t: g.name(f"y_hat_{t}", torch.softmax(o[t], 0)) for t in (1, 2)}
    g.name("L", -torch.log(y[1][1]) - torch.log(y[2][0]))


@case("rnn-by-hand/squared-error", of="L", model=RNN + """
input y[1..N] = [1, 0], [0, 1]
L = sum(t in 1..N: dot(y[t] - o[t], y[t] - o[t]))
""")
def _(g):
    _, _, o = rnn(g)
    y = g.family("y", [[1.0, 0.0], [0.0, 1.0]])
    g.name("L", total(torch.dot(y[t] - o[t], y[t] - o[t]) for t in (1, 2)))


# One operation after another.
A, B, P, Q = [[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]], [[2.0, 1.0], [-1.0, 0.5], [0.25, -3.0]], [1.0, -2.0, 3.0], [0.5, 4.0, -1.0]
VECTORS = "param p = [1, -2, 3]\nparam q = [0.5, 4, -1]\n"
MATRIX = "param A = [[1, -2, 0.5], [0, 3, -1]]\n"


@case("vectors/sum-mean", of="y", model=VECTORS + """
s = sum(p)
m = mean(q)
y = s*m + mean(p*q)
""")
def _(g):
    p, q = g.leaf("p", P), g.leaf("q", Q)
    s, m = g.name("s", p.sum()), g.name("m", q.mean())
    g.name("y", s * m + (p * q).mean())


@case("vectors/dot-norm", of="y", model=VECTORS + """
d = dot(p, q)
n = norm2(p)
y = d/(n*norm2(q))     # the cosine
""")
def _(g):
    p, q = g.leaf("p", P), g.leaf("q", Q)
    d, n = g.name("d", torch.dot(p, q)), g.name("n", torch.linalg.vector_norm(p))
    g.name("y", d / (n * torch.linalg.vector_norm(q)))


@case("vectors/norm-at-zero", of="n", model="param p = [0, 0]\nn = norm2(p)\n")
def _(g):
    g.name("n", torch.linalg.vector_norm(g.leaf("p", [0.0, 0.0])))


@case("vectors/softmax", of="s[2]", model=VECTORS + "s = softmax(p*q)\n")
def _(g):
    p, q = g.leaf("p", P), g.leaf("q", Q)
    g.name("s", torch.softmax(p * q, 0))


@case("vectors/softmax-of-large-numbers", of="y", model="param z = [1000, 1001, 998]\ns = softmax(z)\ny = s[1]\n")
def _(g):
    s = g.name("s", torch.softmax(g.leaf("z", [1000.0, 1001.0, 998.0]), 0))
    g.name("y", s[0])


@case("vectors/elementwise", of="y", model=VECTORS + """
a = p*q + p ⊙ q - q ∘ q
b = p^2/(1 + q^2)
c = exp(-p) + 2*abs(q)
d = max(p, q) + min(p, q) + relu(p)
y = sum(a*b) + sum(c*d)
""")
def _(g):
    p, q = g.leaf("p", P), g.leaf("q", Q)
    a, b = g.name("a", p * q + p * q - q * q), g.name("b", p**2 / (1 + q**2))
    c, d = g.name("c", torch.exp(-p) + 2 * abs(q)), g.name("d", torch.maximum(p, q) + torch.minimum(p, q) + torch.relu(p))
    g.name("y", (a * b).sum() + (c * d).sum())


@case("vectors/scalar-broadcast", of="v", model=VECTORS + """
param k = 3
v = k*p + q/k - (k + p*k)
""")
def _(g):
    p, q, k = g.leaf("p", P), g.leaf("q", Q), g.leaf("k", 3.0)
    g.name("v", k * p + q / k - (k + p * k))


@case("vectors/concat", of="y", model=VECTORS + """
param r = [10, 20]
c = concat(p, r, q)
y = dot(c, c) + c[4]*c[8]
""")
def _(g):
    p, q, r = g.leaf("p", P), g.leaf("q", Q), g.leaf("r", [10.0, 20.0])
    c = g.name("c", torch.cat([p, r, q]))
    g.name("y", torch.dot(c, c) + c[3] * c[7])


@case("vectors/elements", of="y", model=MATRIX + VECTORS + """
y = A[1][2]*p[1] + A[2][3]*p_2 - q[3]^2*A_{1,1}
""")
def _(g):
    A_, p, q = g.leaf("A", A), g.leaf("p", P), g.leaf("q", Q)
    g.name("y", A_[0, 1] * p[0] + A_[1, 2] * p[1] - q[2]**2 * A_[0, 0])


@case("matrices/products", of="M", model=MATRIX + """
param B = [[2, 1], [-1, 0.5], [0.25, -3]]
M = A @ B
""")
def _(g):
    g.name("M", g.leaf("A", A) @ g.leaf("B", B))


@case("matrices/elementwise-and-power", of="y", model=MATRIX + """
C = A*A - A^3/2 + tanh(A)
y = sum(C) - mean(A)
""")
def _(g):
    A_ = g.leaf("A", A)
    C = g.name("C", A_ * A_ - A_**3 / 2 + torch.tanh(A_))
    g.name("y", C.sum() - A_.mean())


@case("matrices/transpose", of="y", model=MATRIX + """
param p = [1, -2]
v = A' @ p           # 3
M = A @ A'           # 2x2
y = sum(M @ p) + sum(v)
""")
def _(g):
    A_, p = g.leaf("A", A), g.leaf("p", [1.0, -2.0])
    v, M = g.name("v", A_.T @ p), g.name("M", A_ @ A_.T)
    g.name("y", (M @ p).sum() + v.sum())


@case("matrices/outer-product-and-rows", of="y", model=VECTORS + """
M = p @ q'           # 3x3
r = p' @ M           # 1x3
y = sum(r) + M[2][3]
""")
def _(g):
    p, q = g.leaf("p", P), g.leaf("q", Q)
    M = g.name("M", torch.outer(p, q))
    r = g.name("r", p.reshape(1, 3) @ M)
    g.name("y", r.sum() + M[1, 2])


@case("matrices/quadratic-form", of="y", model="""
param A = [[2, 1], [1, 3]]
input x = [1, -2]
y = sum(x' @ A @ x)/2 - sum(x)
""")
def _(g):
    A_, x = g.leaf("A", [[2.0, 1.0], [1.0, 3.0]]), g.leaf("x", [1.0, -2.0])
    g.name("y", (x.reshape(1, 2) @ A_ @ x).sum() / 2 - x.sum())


@case("matrices/declared-shapes", of="L", set={"U": [[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]], "x": [[1.0, 2.0, 3.0], [-1.0, 0.5, 0.0]]},
      model="""
const H = 2
const D = 3
param U : H x D
input x[1..2] : D
h[t] = tanh(U @ x[t])  for t in 1..2
L = sum(t in 1..2: sum(h[t]))
""")
def _(g):
    U_ = g.leaf("U", [[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]])
    x = g.family("x", [[1.0, 2.0, 3.0], [-1.0, 0.5, 0.0]])
    h = {t: g.name(f"h_{t}", torch.tanh(U_ @ x[t])) for t in (1, 2)}
    g.name("L", h[1].sum() + h[2].sum())


# Networks.
@case("networks/mlp", of="L", model="""
param W_1 = [[0.5, -0.3], [0.8, 0.2], [-0.6, 0.9]]
param b_1 = [0.1, 0, -0.1]
param W_2 = [[0.4, -0.7, 0.2]]
param b_2 = [0.3]
input x = [1.5, -0.5]
input y = [1]
a = tanh(W_1 @ x + b_1)
y_hat = W_2 @ a + b_2
L = sum((y_hat - y)^2)
""")
def _(g):
    W1, b1 = g.leaf("W_1", [[0.5, -0.3], [0.8, 0.2], [-0.6, 0.9]]), g.leaf("b_1", [0.1, 0.0, -0.1])
    W2, b2, x, y = g.leaf("W_2", [[0.4, -0.7, 0.2]]), g.leaf("b_2", [0.3]), g.leaf("x", [1.5, -0.5]), g.leaf("y", [1.0])
    a = g.name("a", torch.tanh(W1 @ x + b1))
    guess = g.name("y_hat", W2 @ a + b2)
    g.name("L", ((guess - y)**2).sum())


@case("networks/residual-block", of="L", model="""
const T = 2
param W[0..T-1] = [[0.5, -0.2], [0.3, 0.8]], [[0.4, 0.6], [0.1, -0.7]]
param b[0..T-1] = [0.1, -0.1], [0, 0.2]
state h[0] = [1, -1]
h[t+1] = relu(W[t] @ h[t] + b[t]) + h[t]  for t in 0..T-1
L = norm2(h[T])^2
""")
def _(g):
    W_ = g.family("W", [[[0.5, -0.2], [0.3, 0.8]], [[0.4, 0.6], [0.1, -0.7]]], start=0)
    b, h = g.family("b", [[0.1, -0.1], [0.0, 0.2]], start=0), g.leaf("h_0", [1.0, -1.0])
    for t in (0, 1):
        h = g.name(f"h_{t + 1}", torch.relu(W_[t] @ h + b[t]) + h)
    g.name("L", torch.linalg.vector_norm(h)**2)


@case("networks/lstm-fused-gates", of="L", model="""
const N = 2
param W_f = [[0.1, 0.2, -0.3], [0.4, -0.5, 0.6]]
param W_i = [[-0.2, 0.3, 0.5], [0.7, 0.1, -0.4]]
param W_o = [[0.6, -0.1, 0.2], [-0.3, 0.8, 0.9]]
param W_g = [[0.5, 0.5, -0.5], [0.25, -0.75, 1]]
param b = [0.1, -0.1]
input x[1..N] = [1], [-0.5]
state h[0] = [0.2, -0.3]
state c[0] = [0, 0.1]
z[t] = concat(h[t-1], x[t])            for t in 1..N
f[t] = sigmoid(W_f @ z[t] + b)         for t in 1..N
i[t] = sigmoid(W_i @ z[t] + b)         for t in 1..N
o[t] = sigmoid(W_o @ z[t] + b)         for t in 1..N
c_tilde[t] = tanh(W_g @ z[t] + b)      for t in 1..N
c[t] = f[t]*c[t-1] + i[t]*c_tilde[t]   for t in 1..N
h[t] = o[t]*tanh(c[t])                 for t in 1..N
L = mean((h[N] - 1)^2)
""")
def _(g):
    Wf = g.leaf("W_f", [[0.1, 0.2, -0.3], [0.4, -0.5, 0.6]])
    Wi = g.leaf("W_i", [[-0.2, 0.3, 0.5], [0.7, 0.1, -0.4]])
    Wo = g.leaf("W_o", [[0.6, -0.1, 0.2], [-0.3, 0.8, 0.9]])
    Wg = g.leaf("W_g", [[0.5, 0.5, -0.5], [0.25, -0.75, 1.0]])
    b, x = g.leaf("b", [0.1, -0.1]), g.family("x", [[1.0], [-0.5]])
    h, c = g.leaf("h_0", [0.2, -0.3]), g.leaf("c_0", [0.0, 0.1])
    for t in (1, 2):
        z = g.name(f"z_{t}", torch.cat([h, x[t]]))
        f, i = g.name(f"f_{t}", torch.sigmoid(Wf @ z + b)), g.name(f"i_{t}", torch.sigmoid(Wi @ z + b))
        o, candidate = g.name(f"o_{t}", torch.sigmoid(Wo @ z + b)), g.name(f"c_tilde_{t}", torch.tanh(Wg @ z + b))
        c = g.name(f"c_{t}", f * c + i * candidate)
        h = g.name(f"h_{t}", o * torch.tanh(c))
    g.name("L", ((h - 1)**2).mean())


@case("networks/stacked-vectors", of="L", model="""
const N = 2
param W[1..2] = [[0.5, -0.4], [0.3, 0.2]], [[1, 0.5], [-0.5, 0.25]]
param V[1..2] = [[0.1, 0.9], [-0.8, 0.4]], [[0.6, -0.3], [0.2, 0.7]]
input x[1..N] = [1, -1], [0.5, 2]
state h[1][0] = [0, 0]
state h[2][0] = [0.1, -0.1]
h[0][t] = x[t]                                       for t in 1..N
h[l][t] = tanh(W[l] @ h[l-1][t] + V[l] @ h[l][t-1])  for l in 1..2, t in 1..N
L = dot(h[2][N], h[2][N])
""")
def _(g):
    W_ = g.family("W", [[[0.5, -0.4], [0.3, 0.2]], [[1.0, 0.5], [-0.5, 0.25]]])
    V_ = g.family("V", [[[0.1, 0.9], [-0.8, 0.4]], [[0.6, -0.3], [0.2, 0.7]]])
    x = g.family("x", [[1.0, -1.0], [0.5, 2.0]])
    h = {(1, 0): g.leaf("h_{1,0}", [0.0, 0.0]), (2, 0): g.leaf("h_{2,0}", [0.1, -0.1])}
    for t in (1, 2):
        h[0, t] = g.name(f"h_{{0,{t}}}", x[t])
    for l in (1, 2):
        for t in (1, 2):
            h[l, t] = g.name(f"h_{{{l},{t}}}", torch.tanh(W_[l] @ h[l - 1, t] + V_[l] @ h[l, t - 1]))
    g.name("L", torch.dot(h[2, 2], h[2, 2]))


@case("networks/linear-autoencoder", of="L", model="""
const lambda = 0.01
param W_1 = [[0.6, -0.2, 0.1]]
param W_2 = [[0.5], [-0.4], [0.3]]
input X = [[1, 2], [0, -1], [3, 0.5]]
Y = W_2 @ W_1 @ X
L = sum((X - Y)^2)/2 + lambda*(sum(W_1^2) + sum(W_2^2))
""")
def _(g):
    W1, W2 = g.leaf("W_1", [[0.6, -0.2, 0.1]]), g.leaf("W_2", [[0.5], [-0.4], [0.3]])
    X = g.leaf("X", [[1.0, 2.0], [0.0, -1.0], [3.0, 0.5]])
    Y = g.name("Y", W2 @ W1 @ X)
    g.name("L", ((X - Y)**2).sum() / 2 + 0.01 * ((W1**2).sum() + (W2**2).sum()))


@case("networks/attention", of="c[1]", model="""
param q = [1, -0.5]
param K = [[0.2, 0.4], [-0.6, 0.8], [1, 0.3]]
param R = [[1, 2], [3, 4], [5, 6]]
a = softmax(K @ q/sqrt(2))
c = R' @ a
""")
def _(g):
    q, K, R = g.leaf("q", [1.0, -0.5]), g.leaf("K", [[0.2, 0.4], [-0.6, 0.8], [1.0, 0.3]]), g.leaf("R", [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    a = g.name("a", torch.softmax(K @ q / 2**0.5, 0))
    g.name("c", R.T @ a)


@case("networks/bigram-table", of="L", model="""
const N = 3
param W = [[0.6, 0.3], [0.4, 0.7]]
input x[1..N+1] = [1, 0], [1, 0], [0, 1], [1, 0]
o[t] = W @ x[t]  for t in 1..N
L = sum(t in 1..N: log(dot(x[t+1], o[t])))
""")
def _(g):
    W_, x = g.leaf("W", [[0.6, 0.3], [0.4, 0.7]]), g.family("x", [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    o = {t: g.name(f"o_{t}", W_ @ x[t]) for t in (1, 2, 3)}
    g.name("L", total(torch.log(torch.dot(x[t + 1], o[t])) for t in (1, 2, 3)))
