"""The cases of models.py in scalars that try out the language: names, constants, sharing, kinks, series, recurrences."""
import math

import torch
from recorder import case_list, step, tensor, total

CASES, case = case_list()


# The language: names, precedence, constants, aliases, sharing, kinks.
@case("language/shared-square", of="y", second=["a"], model="""
param a = 3
b = a + 1
y = b*b
""")
def _(g):
    a = g.leaf("a", 3.0)
    b = g.name("b", a + 1)
    g.name("y", b * b)


@case("language/shared-everywhere", of="y", second=["x"], hessian_vector={"x": 2.0}, model="""
param x = 0.5
a = x*x*x
b = a*x + a/x
c = b*b - b*a
y = c/(c + b)
""")
def _(g):
    x = g.leaf("x", 0.5)
    a = g.name("a", x * x * x)
    b = g.name("b", a * x + a / x)
    c = g.name("c", b * b - b * a)
    g.name("y", c / (c + b))


@case("language/aliases", of="z", model="""
param w = 1.5
input x = -2
v = x                # an alias of an input
a = w*v
b = a
c = b                # an alias of an alias
z = c*a + v
""")
def _(g):
    w, x = g.leaf("w", 1.5), g.leaf("x", -2.0)
    v = g.name("v", x)
    a = g.name("a", w * v)
    b = g.name("b", a)
    c = g.name("c", b)
    g.name("z", c * a + v)


@case("language/precedence", of="y", second=["x"], model="""
param x = 1.5
a = -x^2
b = 2^-x
c = x^2^2/2*3
d = 1 - x - 2 - -x
f = 6/x/2
g = -2^-x^2
h = (-x)^3
y = a + b + c + d + f + g + h
""")
def _(g):
    x = g.leaf("x", 1.5)
    parts = [g.name("a", -(x**2)), g.name("b", 2**(-x)), g.name("c", x**4 / 2 * 3), g.name("d", ((1 - x) - 2) - (-x)),
             g.name("f", (6 / x) / 2), g.name("g", -(2**(-(x**2)))), g.name("h", (-x)**3)]
    g.name("y", total(parts))


@case("language/numbers-and-constants", of="y", model="""
const alpha = 2.5
const beta = 1e-3
param x = 0.75
k = alpha^2 + beta   # depends on constants only
y = k*e^x + sin(pi*x)/2 + 1.5e2*beta*exp(x)
""")
def _(g):
    x = g.leaf("x", 0.75)
    k = g.name("k", tensor(2.5)**2 + 1e-3)
    g.name("y", k * math.e**x + torch.sin(math.pi * x) / 2 + 1.5e2 * 1e-3 * torch.exp(x))


CONSTANTS = """
const alpha = 0.5
param x = 2
y = alpha*x^2 + alpha
"""


def scaled_square(g, alpha, x):
    x = g.leaf("x", x)
    g.name("y", alpha * x**2 + alpha)


case("language/constant", CONSTANTS, "y")(lambda g: scaled_square(g, 0.5, 2.0))
case("language/set-constant", CONSTANTS, "y", set={"alpha": -1.25, "x": 3.0})(lambda g: scaled_square(g, -1.25, 3.0))


@case("language/set-missing-values", of="y", set={"a": 2.0, "x": [1.0, 4.0]}, model="""
param a
input x[1..2]
y = a*x[1] + x[2]/a
""")
def _(g):
    a, x = g.leaf("a", 2.0), g.family("x", [1.0, 4.0])
    g.name("y", a * x[1] + x[2] / a)


@case("language/brackets-continue-lines", of="y", model="""
param a = 2   # a comment
param b = 3
y = (a +      # which an open bracket
     b*
     a)^2     # does not end
""")
def _(g):
    a, b = g.leaf("a", 2.0), g.leaf("b", 3.0)
    g.name("y", (a + b * a)**2)


@case("language/subscript-spellings", of="y", model="""
param w_hh = 0.5
param w_x = 2
param Uf as "U^f" = 3
input x[1..2] = 4, 5
h_1 = w_x*x_1 + Uf
h[2] = w_hh*h_1 + w_x*x[2]
y = h1*h_2 + x2
""")
def _(g):
    whh, wx, uf, x = g.leaf("w_hh", 0.5), g.leaf("w_x", 2.0), g.leaf("Uf", 3.0), g.family("x", [4.0, 5.0])
    h1 = g.name("h_1", wx * x[1] + uf)
    h2 = g.name("h_2", whh * h1 + wx * x[2])
    g.name("y", h1 * h2 + x[2])


@case("language/several-outputs", of="b", model="""
param w = 0.5
input x = 3
c = w*x
a = c^2
b = exp(-c)
unused = w + x
output a, b
""")
def _(g):
    w, x = g.leaf("w", 0.5), g.leaf("x", 3.0)
    c = g.name("c", w * x)
    g.name("a", c**2)
    g.name("b", torch.exp(-c))
    g.name("unused", w + x)


@case("language/many-elementary-functions", of="y", second=["x"], hessian_vector={"x": 1.0, "w": -1.0}, model="""
param x = 0.6
param w = 1.1
a = sin(w*x) + cos(x)/w
b = sinh(a)*cosh(x) - tan(w/2)
c = sqrt(1 + b^2) + sech(w)
d = log(c) + square(x)
y = sigmoid(d)*tanh(c) + softplus(-b) + c^w
""")
def _(g):
    x, w = g.leaf("x", 0.6), g.leaf("w", 1.1)
    a = g.name("a", torch.sin(w * x) + torch.cos(x) / w)
    b = g.name("b", torch.sinh(a) * torch.cosh(x) - torch.tan(w / 2))
    c = g.name("c", torch.sqrt(1 + b**2) + 1 / torch.cosh(w))
    d = g.name("d", torch.log(c) + torch.square(x))
    g.name("y", torch.sigmoid(d) * torch.tanh(c) + torch.nn.functional.softplus(-b) + c**w)


@case("language/kinks", of="y", model="""
param a = -1.5
param b = 2
c = max(a, b)
d = min(a, b)
f = abs(a)*sign(a)
g = step(b)*b + step(a)*a
h = relu(a) + relu(b)
y = c*d + f*g + h
""")
def _(g):
    a, b = g.leaf("a", -1.5), g.leaf("b", 2.0)
    c, d = g.name("c", torch.maximum(a, b)), g.name("d", torch.minimum(a, b))
    f = g.name("f", torch.abs(a) * torch.sign(a))
    k = g.name("g", step(b) * b + step(a) * a)
    h = g.name("h", torch.relu(a) + torch.relu(b))
    g.name("y", c * d + f * k + h)


@case("language/at-the-kinks", of="y", model="""
param a = 0
param b = 0
z = a*b
r = relu(a)
s = abs(b)
m = max(a, b)
n = min(a, b)
p = step(a)
q = sign(b)
y = z + 2*r + 3*s + 5*m + 7*n + 11*p + 13*q + 17*a^2
""")
def _(g):
    a, b = g.leaf("a", 0.0), g.leaf("b", 0.0)
    z, r, s = g.name("z", a * b), g.name("r", torch.relu(a)), g.name("s", torch.abs(b))
    m, n = g.name("m", torch.maximum(a, b)), g.name("n", torch.minimum(a, b))
    p, q = g.name("p", step(a)), g.name("q", torch.sign(b))
    g.name("y", z + 2 * r + 3 * s + 5 * m + 7 * n + 11 * p + 13 * q + 17 * a**2)


@case("language/dead-relu", of="L", model="""
const N = 2
param U = -1
param V = 0.5
input x[1..N] = 1, 2
state h[0] = 0
h[t] = relu(U*x[t] + V*h[t-1]) for t in 1..N
L = (3 - h[N])^2
""")
def _(g):
    U, V, x, h = g.leaf("U", -1.0), g.leaf("V", 0.5), g.family("x", [1.0, 2.0]), g.leaf("h_0", 0.0)
    for t in (1, 2):
        h = g.name(f"h_{t}", torch.relu(U * x[t] + V * h))
    g.name("L", (3 - h)**2)


# Series.
@case("series/sum-and-product", of="y", second=["w"], model="""
const N = 4
param w = 1.2
input x[1..N] = 1, -2, 3, 0.5
s = sum(t in 1..N: w*x[t])
p = prod(t = 1..N, w + x[t])
y = s*p
""")
def _(g):
    w, x = g.leaf("w", 1.2), g.family("x", [1.0, -2.0, 3.0, 0.5])
    s = g.name("s", total(w * x[t] for t in x))
    p = g.name("p", (w + x[1]) * (w + x[2]) * (w + x[3]) * (w + x[4]))
    g.name("y", s * p)


@case("series/nested", of="S", second=["v_2"], hessian_vector={"v_1": 1.0, "v_2": 1.0, "v_3": -1.0, "u_1": 2.0}, model="""
const N = 3
param v[1..N] = 0.5, -2, 1.5
input u[1..N] = 2, 3, -1
S = sum(t in 1..N: sum(k in 1..t: prod(j in k+1..t: v[j]) * u[k]))
""")
def _(g):
    v, u = g.family("v", [0.5, -2.0, 1.5]), g.family("u", [2.0, 3.0, -1.0])
    g.name("S", u[1] + (v[2] * u[1] + u[2]) + (v[2] * v[3] * u[1] + v[3] * u[2] + u[3]))


@case("series/products-of-zero", of="p", second=["a_1"], model="""
param a[1..4] = 2, 0, 3, 0.5
p = prod(k in 1..4: a[k])
""")
def _(g):
    a = g.family("a", [2.0, 0.0, 3.0, 0.5])
    g.name("p", a[1] * a[2] * a[3] * a[4])


@case("series/empty", of="y", model="""
const N = 0
param w = 3
s = sum(t in 1..N: w^2)
p = prod(t in 1..N: w)
y = w + s + p
""")
def _(g):
    w = g.leaf("w", 3.0)
    s, p = g.name("s", tensor(0.0)), g.name("p", tensor(1.0))
    g.name("y", w + s + p)


@case("series/index-as-a-number", of="y", model="""
const N = 3
param w = 2
input x[1..N] = 5, 7, 11
m[t] = sum(k in 1..t: x[k])/t   for t in 1..N    # the running average
y = sum(t in 1..N: t*w^t*m[t])
""")
def _(g):
    w, x = g.leaf("w", 2.0), g.family("x", [5.0, 7.0, 11.0])
    m = {t: g.name(f"m_{t}", total(x[k] for k in range(1, t + 1)) / t) for t in (1, 2, 3)}
    g.name("y", total(t * w**t * m[t] for t in (1, 2, 3)))


# Recurrences from elsewhere.
@case("recurrence/newton-square-root", of="y", second=["a"], model="""
const N = 4
param a = 2
state x[0] = 1
x[k] = (x[k-1] + a/x[k-1])/2 for k in 1..N
y = x[N]
""")
def _(g):
    a, x = g.leaf("a", 2.0), g.leaf("x_0", 1.0)
    for k in range(1, 5):
        x = g.name(f"x_{k}", (x + a / x) / 2)
    g.name("y", x)


@case("recurrence/logistic-map", of="y", second=["r"], model="""
const N = 12
param r = 3.2
state x[0] = 0.3
x[k] = r*x[k-1]*(1 - x[k-1]) for k in 1..N
y = x[N]
""")
def _(g):
    r, x = g.leaf("r", 3.2), g.leaf("x_0", 0.3)
    for k in range(1, 13):
        x = g.name(f"x_{k}", r * x * (1 - x))
    g.name("y", x)


@case("recurrence/fibonacci", of="y", second=["a"], model="""
const N = 10
param a = 1
state f[0] = 1
state f[1] = 1
f[k] = f[k-1] + a*f[k-2] for k in 2..N
y = f[N]
""")
def _(g):
    a, f = g.leaf("a", 1.0), [g.leaf("f_0", 1.0), g.leaf("f_1", 1.0)]
    for k in range(2, 11):
        f.append(g.name(f"f_{k}", f[k - 1] + a * f[k - 2]))
    g.name("y", f[10])


@case("recurrence/backwards", of="y", model="""
const N = 4
param w = 0.5
input u[1..N] = 1, 2, 3, 4
state s[N+1] = 0
s[k] = u[k] + w*s[k+1] for k in 1..N     # Horner's scheme, from the end
y = s[1]
""")
def _(g):
    w, u, s = g.leaf("w", 0.5), g.family("u", [1.0, 2.0, 3.0, 4.0]), g.leaf("s_5", 0.0)
    for k in (4, 3, 2, 1):
        s = g.name(f"s_{k}", u[k] + w * s)
    g.name("y", s)
