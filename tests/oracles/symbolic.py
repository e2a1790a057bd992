"""Makes symbolic.json: derivatives, expansions, exact values and closed forms, from SymPy.

Run: /usr/bin/python3 symbolic.py

  "derivatives"  SymPy's derivative (one of many equal forms) and its value at points exact in binary. Each value is computed
                 with 40 digits and rounded, and compared with mpmath's numerical derivative of the formula.
  "expansions"   a polynomial, multiplied out, and its number of terms
  "rationals"    a formula at rational points, exactly
  "closed"       gradients of problem sets 1 and 10 (identity activation, h_0 = 0), multiplied out, with values
sigmoid, softplus, square, relu and step are written out for SymPy, which does not have them.
"""
import random
import re

import mpmath
import oracle
import sympy as sp
from sympy.parsing.sympy_parser import parse_expr

FUNCTIONS = {"exp": sp.exp, "log": sp.log, "ln": sp.log, "sqrt": sp.sqrt, "abs": sp.Abs, "max": sp.Max, "min": sp.Min,
             "sigmoid": lambda x: 1 / (1 + sp.exp(-x)), "softplus": lambda x: sp.log(1 + sp.exp(x)),
             "square": lambda x: x**2, "relu": lambda x: sp.Max(x, 0), "step": lambda x: sp.Heaviside(x, 0)}
FUNCTIONS |= {name: getattr(sp, name) for name in ["sin", "cos", "tan", "sinh", "cosh", "sech", "tanh", "sign"]}
CONSTANTS = {"e": sp.E, "pi": sp.pi}


def symbol(name):
    return sp.Symbol(name, real=True)


def read(formula):
    """Our plain syntax (explicit products, ^) as a SymPy expression over real symbols."""
    names = set(re.findall(r"[A-Za-z]\w*", formula)) - set(FUNCTIONS) - set(CONSTANTS)
    known = {**FUNCTIONS, **CONSTANTS, **{name: symbol(name) for name in names}}
    return parse_expr(formula.replace("^", "**"), local_dict=known)


def text(expression):
    """A SymPy expression in our plain syntax."""
    printed = re.sub(r"\bE\b", "e", str(expression).replace("**", "^"))
    printed = re.sub(r"Heaviside\((.*?), 0\)", r"step(\1)", printed)
    for theirs, ours in [("Heaviside(", "step("), ("Abs(", "abs("), ("Max(", "max("), ("Min(", "min(")]:
        printed = printed.replace(theirs, ours)
    return printed


def names_of(expression):
    return sorted((s.name for s in expression.free_symbols))


# Points are multiples of 1/16 or so, the same in binary and in decimal. One row a sample; further variables take the next columns.
POINTS = {"real": [["-1.25", "0.5", "2.25", "-0.75"], ["0.375", "-1.5", "0.625", "1.75"], ["2.125", "1.25", "-0.875", "0.25"]],
          "positive": [["0.25", "1.5", "2.75", "0.625"], ["1.125", "0.5", "0.75", "3.25"], ["3.5", "2.25", "1.25", "0.875"]]}

# domain; order; differentiate by; formulas
DERIVATIVES = [
    ("real", 1, "x", """exp(x); sin(x); cos(x); tan(x); sinh(x); cosh(x); sech(x); tanh(x); sigmoid(x); softplus(x); square(x);
        relu(x); step(x); sign(x); abs(x); x^2; x^5; x; 7; -x; 2^x; 2^-x; e^(2*x); pi*x"""),
    ("positive", 1, "x", "log(x); ln(x); sqrt(x); 1/x; x^-2; x^(1/2); x^(5/3); x^pi; x^x; x^sin(x); log(x)/x; sqrt(x)*log(x)"),
    ("real", 1, "x", """exp(a*x + b); sin(a*x + b); cos(a*x + b); sinh(a*x + b); cosh(a*x + b); sech(a*x + b); tanh(a*x + b);
        sigmoid(a*x + b); softplus(a*x + b); relu(a*x + b); abs(a*x + b); (a*x + b)^3; 1/(a*x + b); square(a*x + b)"""),
    ("positive", 1, "x", "log(a*x + b); sqrt(a*x + b); (a*x + b)^(3/2); a^x; x^a; a^(x*b); log(1 + x)^a; x^(-a)/b"),
    ("real", 1, "x", """x*sin(x); x^2*exp(x); exp(x)*cos(x); x*tanh(x); sigmoid(x)*(1 - sigmoid(x)); x*sigmoid(x); x^3*sin(x)*exp(-x);
        (x^2 + 1)*(x^3 - x); tanh(x)*sech(x); x*abs(x); x*relu(x); sin(x)*cos(x)*tan(x)"""),
    ("real", 1, "x", """x/(1 + x^2); sin(x)/(2 + cos(x)); (x - 1)/(x^2 + x + 1); exp(x)/(1 + exp(x)); tanh(x)/(1 + x^2); 1/(1 + exp(-x));
        (exp(x) - exp(-x))/(exp(x) + exp(-x)); x^2/(x^4 + 3); 1/(3 + sin(x))^2; (a*x + b)/(x^2 + c^2 + 1)"""),
    ("real", 1, "x", """sin(x^2); sin(x)^2; exp(-x^2/2); exp(sin(x)); tanh(x^2 - 1); log(1 + x^2); sqrt(1 + x^2); cos(sin(x));
        sigmoid(tanh(x)); log(1 + exp(x)); softplus(-x); exp(-exp(x)); tanh(tanh(tanh(x))); (1 + x^2)^(3/2); (1 + (1 + x^2)^2)^2;
        relu(sin(x)); abs(x^2 - 1); max(x, x^2); min(x, 1 - x); log(cosh(x)); sqrt(2 + sin(3*x)); sech(x)^2; 1 - tanh(x)^2; x^2^2"""),
    ("real", 1, "w", """w*x + b; (w*x - y)^2; tanh(w*x + b); sigmoid(w*x + b); (y - tanh(w*x))^2; -log(sigmoid(w*x)); w*(x + w*(y + w*b));
        tanh(w*tanh(w*x)); exp(-(x - w)^2/2); softplus(-y*w*x); w^2*x*y + w*b; (w*x + b)^2 + w^2/2; relu(w*x)*w; sin(w*x)*cos(w*b)"""),
    ("real", 2, "x", """exp(x); sin(x); tanh(x); sigmoid(x); softplus(x); sinh(x); cosh(x); sech(x); tan(x); x^4; x*exp(x); exp(-x^2);
        sin(x^2); log(1 + x^2); 1/(1 + x^2); sqrt(1 + x^2); x^2*sin(a*x); (a*x + b)^4; tanh(a*x + b)"""),
    ("positive", 2, "x", "log(x); sqrt(x); x^x; x*log(x); x^a; 1/x; exp(1/x)"),
    ("real", 3, "x", "x^5; sin(x); exp(2*x); tanh(x); x^2*exp(x); sigmoid(x)"),
    ("positive", 3, "x", "log(x); sqrt(x); x^3*log(x)"),
]


def derivative_case(formula, wrt, order, domain):
    function = read(formula)
    derivative = sp.diff(function, symbol(wrt), order).replace(sp.DiracDelta, lambda *_: sp.Integer(0))  # the slope beside a jump
    names = sorted(set(names_of(function)) - {wrt})
    samples = []
    for row in POINTS[domain]:
        at = dict(zip([wrt, *names], row))
        exact = {symbol(name): sp.Rational(value) for name, value in at.items()}
        value = sp.N(derivative.subs(exact), 40)
        others = {s: v for s, v in exact.items() if s.name != wrt}
        numeric = sp.lambdify(symbol(wrt), function.subs(others), [{"Heaviside": lambda x, _: int(x > 0), "sign": mpmath.sign}, "mpmath"])
        assert value.is_real, (formula, at, value)
        check = mpmath.diff(numeric, mpmath.mpf(at[wrt]), order)
        assert abs(mpmath.mpf(str(value)) - check) <= mpmath.mpf(10)**-15 * (1 + abs(check)), (formula, at, value, check)
        samples.append({"at": {name: float(v) for name, v in at.items()}, "value": oracle.number(value)})
    return {"formula": formula, "wrt": wrt, "order": order, "derivative": text(derivative), "samples": samples}


POLYNOMIALS = """w*(u_3+w*(u_2+w*u_1)); w*(u_4+w*(u_3+w*(u_2+w*u_1))); (a+b)^2; (a-b)^2; (a+b)^3; (a-b)^3; (a+b)*(a-b); (a+b+c)^2; (a+b+c)^3;
    (a+b)^5; (x+1)^10; (2*x-3)^4; (x+y)*(x^2-x*y+y^2); (x-1)*(x+1)*(x^2+1)*(x^4+1); (a+b)*(c+d); (a+b)*(c+d)*(f+g); x*(x+1)*(x+2)*(x+3);
    (x/2+y/3)^2; (x/2-1)^3; -(a-b); -(a-b)^2; a-(b-(c-d)); (a+b)^2-(a-b)^2; (a+b)^2-a^2-b^2; (x+1)^2-x^2-2*x-1; (w*x+b-y)^2;
    (y_1-w*x_1)^2+(y_2-w*x_2)^2; (u*v-1)*(u*v+1); (x^2+x+1)^3; (x-y)^6; (a*b+c*d)^2; 3*(x-2)*(x+5)-3*x^2; x^2*(x^3-x)^2; (1-z)*n+z*h;
    w^2*(w*(h+u_1)+u_2)+w; (a+b+c+d)^2; (x+y+z)*(x+y-z)*(x-y+z); (1+x)*(1+x^2)*(1+x^4)*(1+x^8); (x_3-W*U*x_2-W*V*U*x_1)^2; (a+b+c)^4;
    (2*a)^3*(3*b)^2; 0*x+y*(1-1)"""

# Formulas at rational points.
RATIONALS = [
    ("w*(u_3 + w*(u_2 + w*u_1))", {"w": "2", "u_1": "3", "u_2": "5", "u_3": "7"}),
    ("w*(u_3 + w*(u_2 + w*u_1))", {"w": "2/3", "u_1": "-1/2", "u_2": "3/7", "u_3": "1/5"}),
    ("1/x + 1/y", {"x": "3", "y": "6"}), ("1/x + 1/y", {"x": "2/3", "y": "-5/7"}), ("a/b/c", {"a": "1", "b": "2/3", "c": "3/4"}),
    ("a/(b/c)", {"a": "1", "b": "2/3", "c": "3/4"}), ("a - b - c", {"a": "1/2", "b": "1/3", "c": "1/6"}),
    ("x^3 - 2*x + 1", {"x": "1/2"}), ("x^3 - 2*x + 1", {"x": "-7/3"}), ("x^-2", {"x": "-3/5"}), ("x^0", {"x": "5/9"}),
    ("(x + 1)^10", {"x": "-1/2"}), ("2^-x", {"x": "5"}), ("-x^2", {"x": "3/2"}), ("x^2^3", {"x": "1/2"}), ("x^20", {"x": "3/2"}),
    ("1 + 1/(1 + 1/(1 + 1/(1 + 1/x)))", {"x": "1"}), ("x/(1 + x^2)", {"x": "-3/4"}), ("(x^2 - 1)/(x - 1)", {"x": "22/7"}),
    ("abs(x)*x", {"x": "-2/9"}), ("relu(x) - relu(-x)", {"x": "-4/11"}), ("relu(x)^2 + relu(y)^2", {"x": "5/2", "y": "-5/2"}),
    ("max(x, y) - min(x, y)", {"x": "1/3", "y": "3/10"}), ("sign(x)*step(x) + sign(y)*step(-y)", {"x": "1/2", "y": "-1/2"}),
    ("square(x + y)", {"x": "1/7", "y": "1/11"}), ("0.1 + 0.2", {}), ("1e-3*x + 2.5", {"x": "1/3"}), ("x^9*y^-9", {"x": "6", "y": "4"}),
    ("(0.6 - 0.3*0.1*0.5)^2", {}), ("(x_2 - W*U*x_1)^2 + (x_3 - W*(U*x_2 + V*U*x_1))^2",
                                    {"U": "1/10", "V": "1/5", "W": "3/10", "x_1": "1/2", "x_2": "3/5", "x_3": "7/10"}),
    ("step(x) + step(y)", {"x": "0", "y": "1/1000"}), ("(a^2 - b^2)/(a - b)", {"a": "1000001/1000000", "b": "1"}),
]


def terms(expanded):
    return 0 if expanded == 0 else len(sp.Add.make_args(expanded))


def expansion_case(formula):
    expanded = sp.expand(read(formula))
    return {"formula": formula, "expanded": text(expanded), "terms": terms(expanded)}


def rational_case(formula, at):
    value = sp.nsimplify(read(formula), rational=True).subs({symbol(name): sp.Rational(v) for name, v in at.items()})
    assert value.is_Rational, formula
    return {"formula": formula, "at": at, "value": str(value)}


def linear_rnn(n):
    w, h = symbol("w"), sp.Integer(0)
    for t in range(1, n + 1):
        h = w * (symbol(f"u_{t}") + h)
    return h


def bptt(n):
    U, V, W = map(symbol, "UVW")
    h, loss = sp.Integer(0), sp.Integer(0)
    for t in range(1, n + 1):
        h = U * symbol(f"x_{t}") + V * h
        loss += (symbol(f"x_{t + 1}") - W * h)**2
    return loss


def closed_case(model, of, n, function, wrt):
    derivative = sp.expand(sp.diff(function, symbol(wrt)))
    random.seed(f"{model} {n} {wrt}")
    samples = []
    for _ in range(3):
        at = {name: random.randint(-12, 12) / 8 for name in names_of(function)}
        exact = derivative.subs({symbol(name): sp.Rational(value) for name, value in at.items()})
        samples.append({"at": at, "value": oracle.number(exact), "exact": str(exact)})
    return {"model": model, "steps": n, "of": of, "wrt": wrt, "derivative": text(derivative),
            "terms": terms(derivative), "samples": samples}


def formulas(listed):
    return [" ".join(formula.split()) for formula in listed.split(";")]


mpmath.mp.dps = 50
oracle.write(
    __file__, {"sympy": sp.__version__, "mpmath": mpmath.__version__},
    derivatives=[derivative_case(formula, wrt, order, domain)
                 for domain, order, wrt, listed in DERIVATIVES for formula in formulas(listed)],
    expansions=[expansion_case(formula) for formula in formulas(POLYNOMIALS)],
    rationals=[rational_case(formula, at) for formula, at in RATIONALS],
    closed=[closed_case("linear-rnn", "y", n, linear_rnn(n), "w") for n in range(1, 7)]
    + [closed_case("bptt-identity", "L", n, bptt(n), wrt) for n in range(1, 5) for wrt in "UVW"])
