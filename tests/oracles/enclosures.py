"""Makes enclosures.json: values of every elementary function, of powers and of whole formulas, to 120 digits.

Run: /usr/bin/python3 enclosures.py

An entry of "functions" is {"function", "at": a decimal, "value": a decimal}; of "powers" {"base", "exponent", "value"}; of "formulas"
{"formula", "at": {name: decimal}, "value"}. "value" is rounded to 120 significant digits by mpmath, which computes with 400 digits more than the
argument's size asks for; null is "no real value".
"""
import mpmath
import oracle
import sympy

mpmath.mp.dps = 900
DIGITS = 120

ARGUMENTS = ["0", "1", "-1", "2", "-2.5", "0.3", "-0.1", "1e-20", "-1e-30", "3.141592653589793", "-7", "19.99", "100", "-100", "650.25", "1e6", "-123456.789"]
FUNCTIONS = {
    "exp": mpmath.exp,
    "log": lambda x: mpmath.log(x) if x > 0 else None,
    "sqrt": lambda x: mpmath.sqrt(x) if x >= 0 else None,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "sech": mpmath.sech,
    "tanh": mpmath.tanh,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "softplus": lambda x: mpmath.log1p(mpmath.exp(x)) if x < 0 else x + mpmath.log1p(mpmath.exp(-x)),
    "relu": lambda x: max(x, mpmath.mpf(0)),
    "step": lambda x: mpmath.mpf(1 if x > 0 else 0),
    "sign": mpmath.sign,
    "abs": abs,
}
GROWING = ["exp", "sinh", "cosh", "sech", "sigmoid", "softplus"]  # far from 0 their digits are beyond what JSON readers take
NEAR_ONE = ["0.999999999999", "1.00000000000000000001", "0.7", "1.41"]
POWERS = [("2", "0.5"), ("10", "-3"), ("0.1", "2.5"), ("7", "100"), ("-2", "3"), ("-2", "-4"), ("-2", "0.5"), ("0", "0"), ("0", "3"),
          ("0", "-1"), ("1.5", "-1.25"), ("1e10", "0.1"), ("3", "1000"), ("-1", "1001"), ("2", "-0.3333")]
FORMULAS = [
    ("exp(x)*sin(y) + log(x + 3)/y", {"x": "0.7", "y": "-2"}),
    ("tanh(w*tanh(w*tanh(u) + u) + u)", {"w": "0.3", "u": "1.25"}),
    ("exp(10*x) + 1/10000000000000000000000000000000000000000 - exp(10*x)", {"x": "2"}),
    ("sqrt(x^2 + y^2)/(x - y)^3", {"x": "3", "y": "7"}),
    ("log(cosh(x)) - x", {"x": "40"}),
    ("(1 + 1/n)^n", {"n": "1000"}),
    ("sin(x)^2 + cos(x)^2 - 1 + x/10^30", {"x": "5"}),
    ("pi^e - e^pi", {}),
    ("exp(-x^2)/(1 + exp(-x))", {"x": "11"}),
]


def text(value):
    return None if value is None else mpmath.nstr(value, DIGITS, min_fixed=-5, max_fixed=5)


def functions():
    for name, function in FUNCTIONS.items():
        for argument in ARGUMENTS + (NEAR_ONE if name == "log" else []):
            if not (name in GROWING and abs(float(argument)) > 1e4):
                yield {"function": name, "at": argument, "value": text(function(mpmath.mpf(argument)))}


def power(base, exponent):
    b, e = mpmath.mpf(base), mpmath.mpf(exponent)
    if (b < 0 and e != int(e)) or (b == 0 and e < 0):
        return None
    return b ** (int(e) if e == int(e) else e)


def formulas():
    names = {"e": sympy.E, "pi": sympy.pi}
    for formula, at in FORMULAS:
        expression = sympy.sympify(formula.replace("^", "**"), locals=names, rational=True)
        value = expression.subs({sympy.Symbol(k): sympy.Rational(v) for k, v in at.items()}, simultaneous=True)
        yield {"formula": formula, "at": at, "value": str(sympy.N(value, DIGITS))}


oracle.write(
    __file__, {"mpmath": mpmath.__version__, "sympy": sympy.__version__}, functions=list(functions()),
    powers=[{"base": b, "exponent": e, "value": text(power(b, e))} for b, e in POWERS], formulas=list(formulas()))
