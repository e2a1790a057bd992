"""Verdicts per second of SymPy: simplify(a - b) == 0 for the pairs of a JSON file of [expected, answer] in plain syntax.

Usage: python3 sympy_equal.py PAIRS.json
Prints one number. Parsing is not counted; every pair is decided once, cold, since SymPy caches what it has simplified.
"""
import json
import sys
import time

import sympy

with open(sys.argv[1], encoding="utf-8") as file:
    pairs = [tuple(sympy.sympify(text.replace("^", "**")) for text in pair) for pair in json.load(file)]

start = time.perf_counter()
for expected, answer in pairs:
    sympy.simplify(expected - answer) == 0
print(len(pairs) / (time.perf_counter() - start))
