"""Makes equality.json: pairs of formulas that are alike, and points at which their values differ, from mpmath.

Run: /usr/bin/python3 equality.py [PAIRS] [SEED] [FILE]

The second formula of a pair is the first one rewritten by a few laws, many of which hold for some signs only: sqrt(u^2) = u, log(uv) = log u + log v,
(u^a)^b = u^(ab), max(u, v) = u. "at" is a point at which both have real values and these differ, null where none of the points tried is one (which does
not mean that the formulas are equal). A difference counts where values with 60 and with 120 digits agree on it and no argument of a function with
a border (a root, a logarithm, a divisor, a sign) is near it. Odd roots of negative numbers have no value.
"""
import itertools
import pathlib
import random
import sys
from fractions import Fraction

import mpmath
import oracle

NAMES = ["a", "b", "x"]
VALUES = [Fraction(v) for v in ["2", "-2", "1/2", "-1/2", "3", "-3", "1/3", "-7/4", "5", "-5", "1/10", "-1/10", "10", "-10", "7/3"]]
EXPONENTS = [Fraction(v) for v in ["2", "3", "-1", "-2", "1/2", "1/3", "2/3", "3/2", "-1/2", "4", "5/3"]]
NEAR = 1e-9
POINTS = 40


class NoValue(Exception):
    pass


# A formula is a number, a name, or (operation, parts...).
def leaf(rng):
    return rng.choice(NAMES) if rng.random() < 0.75 else Fraction(rng.choice([1, 2, 3, 4, -1, -2]))


def tree(rng, depth):
    if depth == 0 or rng.random() < 0.12:
        return leaf(rng)
    kind = rng.choice(["+", "+", "-", "*", "*", "/", "^", "^", "sqrt", "sqrt", "abs", "log", "relu", "max", "min", "exp", "sign", "^^"])
    if kind in "+-*/" or kind in ("max", "min"):
        return (kind, tree(rng, depth - 1), tree(rng, depth - 1))
    if kind == "^":
        return ("^", tree(rng, depth - 1), rng.choice(EXPONENTS))
    if kind == "^^":
        return ("^", tree(rng, depth - 1), leaf(rng))
    return (kind, tree(rng, depth - 1))


ONE, TWO, HALF = Fraction(1), Fraction(2), Fraction(1, 2)


def laws(u):
    """What the part may be replaced by, whether that is right or not."""
    yield ("*", ("sqrt", ("^", u, TWO)), ONE)
    yield ("abs", u)
    yield ("sqrt", ("^", u, TWO))
    yield ("^", ("sqrt", u), TWO)
    yield ("exp", ("log", u))
    yield ("*", ("sign", u), ("abs", u))
    yield ("-", ("relu", u), ("relu", ("-", Fraction(0), u)))
    yield ("^", ("^", u, Fraction(1, 3)), Fraction(3))
    yield ("^", ("^", u, Fraction(3)), Fraction(1, 3))
    yield ("+", ("max", u, "a"), ("-", ("min", u, "a"), "a"))
    if not isinstance(u, tuple):
        return
    op, first = u[0], u[1]
    if op == "sqrt":
        if isinstance(first, tuple) and first[0] in "*/":
            yield (first[0], ("sqrt", first[1]), ("sqrt", first[2]))
        if isinstance(first, tuple) and first[0] == "^":
            yield ("^", first[1], ("/", first[2], TWO) if not isinstance(first[2], Fraction) else first[2] / 2)
        yield ("^", first, HALF)
    if op == "abs":
        yield first
        yield ("max", first, ("-", Fraction(0), first))
    if op == "log" and isinstance(first, tuple) and first[0] in ("*", "/"):
        yield ("+" if first[0] == "*" else "-", ("log", first[1]), ("log", first[2]))
    if op == "log" and isinstance(first, tuple) and first[0] == "^":
        yield ("*", first[2], ("log", first[1]))
        yield ("*", first[2], ("log", ("abs", first[1])))
    if op == "^" and isinstance(first, tuple) and first[0] == "^":
        yield ("^", first[1], ("*", first[2], u[2]))
    if op == "^" and isinstance(first, tuple) and first[0] in ("*", "/"):
        yield (first[0], ("^", first[1], u[2]), ("^", first[2], u[2]))
    if op == "^" and isinstance(first, tuple) and first[0] == "abs":
        yield ("^", first[1], u[2])
    if op == "^":
        yield ("exp", ("*", u[2], ("log", first)))
        yield ("*", first, ("^", first, ("-", u[2], ONE)))
    if op == "relu":
        yield ("*", HALF, ("+", first, ("abs", first)))
        yield ("max", first, Fraction(0))
    if op == "sign":
        yield ("/", first, ("abs", first))
    if op in ("max", "min"):
        yield u[2]
        yield ("*", HALF, ((("+" if op == "max" else "-")), ("+", first, u[2]), ("abs", ("-", first, u[2]))))
        yield (op, u[2], first)
    if op == "*":
        yield ("sign", first) if first == u[2] else ("*", u[2], first)
        yield ("exp", ("+", ("log", first), ("log", u[2])))
    if op == "+":
        yield ("+", u[2], first)


def parts(u, path=()):
    yield path, u
    if isinstance(u, tuple):
        for i in range(1, len(u)):
            yield from parts(u[i], path + (i,))


def replace(u, path, new):
    return new if not path else u[: path[0]] + (replace(u[path[0]], path[1:], new),) + u[path[0] + 1:]


def rewritten(rng, u):
    for _ in range(rng.choice([1, 1, 2, 3])):
        path, part = rng.choice(list(parts(u)))
        own = list(laws(part))
        u = replace(u, path, rng.choice(own[10:] if len(own) > 10 and rng.random() < 0.7 else own))
    return u


def text(u):
    if isinstance(u, Fraction):
        return str(u) if u >= 0 and u.denominator == 1 else f"({u})"
    if isinstance(u, str):
        return u
    if u[0] in ("+", "-", "*", "/", "^"):
        return f"({text(u[1])} {u[0]} {text(u[2])})"
    return f"{u[0]}({', '.join(text(v) for v in u[1:])})"


def away(value):
    """The value, unless it is at a border or near one."""
    if abs(value) < NEAR:
        raise NoValue
    return value


def sign(value):
    return mpmath.mpf(0) if value == 0 else mpmath.sign(away(value))


def power(base, exponent):
    if exponent == int(exponent):
        return (base if exponent >= 0 else away(base)) ** int(exponent)
    if away(base) < 0:
        raise NoValue
    return mpmath.power(base, exponent)


def positive(value):
    if away(value) < 0:
        raise NoValue
    return value


OPERATIONS = {
    "+": lambda u, v: u + v, "-": lambda u, v: u - v, "*": lambda u, v: u * v, "/": lambda u, v: u / away(v), "^": power,
    "sqrt": lambda u: mpmath.sqrt(positive(u)), "log": lambda u: mpmath.log(positive(u)), "exp": lambda u: mpmath.exp(u),
    "abs": abs, "relu": lambda u: max(u, mpmath.mpf(0)), "sign": sign, "max": max, "min": min,
}


def value(u, at):
    if isinstance(u, tuple):
        result = OPERATIONS[u[0]](*(value(v, at) for v in u[1:]))
        if abs(result) > 1e30:
            raise NoValue
        return result
    return at[u] if isinstance(u, str) else mpmath.mpf(u.numerator) / u.denominator


def difference(left, right, point, digits):
    with mpmath.workdps(digits):
        at = {name: mpmath.mpf(v.numerator) / v.denominator for name, v in point.items()}
        a, b = value(left, at), value(right, at)
        return a - b if abs(a - b) > mpmath.mpf(10) ** -12 * max(abs(a), abs(b), 1) else None


def differs(left, right, rng):
    """A point at which the formulas differ, or None."""
    for _ in range(POINTS):
        point = {name: rng.choice(VALUES) for name in NAMES}
        try:
            if difference(left, right, point, 16) is None:
                continue
            few, many = difference(left, right, point, 60), difference(left, right, point, 120)
        except (NoValue, ZeroDivisionError, OverflowError):
            continue
        if few is not None and many is not None and abs(few - many) < abs(many) * mpmath.mpf(10) ** -20:
            return {name: str(v) for name, v in point.items()}
    return None


def pairs(count, seed):
    for number in itertools.islice(itertools.count(), count):
        rng = random.Random(f"{seed}/{number}")
        left = tree(rng, rng.choice([1, 2, 2, 3]))
        right = rewritten(rng, left)
        yield {"expected": text(left), "answer": text(right), "at": differs(left, right, rng)}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1500
    target = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else pathlib.Path(__file__)
    oracle.write(target, {"mpmath": mpmath.__version__}, pairs=list(pairs(count, sys.argv[2] if len(sys.argv) > 2 else "1")))
