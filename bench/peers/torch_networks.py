"""Forward and backward of PyTorch's nn.RNN and nn.LSTM, asked for case by case so that both sides are measured in turns.

Usage: python3 torch_networks.py THREADS
First prints the BLAS it runs on. Then reads lines `rnn|lstm HIDDEN INPUT STEPS BATCH MILLISECONDS`, runs that case for that long, and
prints the median time of one pass, forward and backward with all gradients, in milliseconds.
"""
import os
import statistics
import sys
import time

import torch

torch.set_num_threads(int(sys.argv[1]))
modules = {}


def blas():
    with open("/proc/self/maps", encoding="utf-8") as maps:
        files = {os.path.realpath(line.split()[-1]) for line in maps if ".so" in line}
    names = sorted(os.path.join(*name.split("/")[-2:]) for name in files if "blas" in name or "mkl" in name)
    return f"PyTorch {torch.__version__}, {', '.join(names) or 'unknown BLAS'}"


def case(cell, hidden, size, steps, batch):
    key = (cell, hidden, size, steps, batch)
    if key not in modules:
        module = (torch.nn.LSTM if cell == "lstm" else torch.nn.RNN)(size, hidden)
        x = torch.randn(steps, batch, size, requires_grad=True)
        modules[key] = module, x, torch.randn(steps, batch, hidden)
    return modules[key]


def run(module, x, gradient):
    module.zero_grad()
    x.grad = None
    module(x)[0].backward(gradient)


def measure(milliseconds, *key):
    times = []
    stop = time.perf_counter() + milliseconds / 1000
    parts = case(*key)
    while len(times) < 3 or time.perf_counter() < stop:
        start = time.perf_counter()
        run(*parts)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


torch.mm(torch.ones(64, 64), torch.ones(64, 64))
print(blas(), flush=True)
for line in sys.stdin:
    cell, hidden, size, steps, batch, milliseconds = line.split()
    print(measure(int(milliseconds), cell, int(hidden), int(size), int(steps), int(batch)), flush=True)
