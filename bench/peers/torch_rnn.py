"""Forward and backward of the scalar RNN of the engine's benchmark in PyTorch, eager mode, one thread: nanoseconds per node.

Usage: python3 torch_rnn.py STEPS tanh|relu|linear
A node is counted as there: a leaf or an operation. Prints one number, the median of the runs.
"""
import statistics
import sys
import time

import torch

torch.set_num_threads(1)
steps, name = int(sys.argv[1]), sys.argv[2]
activation = {"tanh": torch.tanh, "relu": torch.relu, "linear": lambda z: z}[name]
u, v, h0 = (torch.tensor(0.5, dtype=torch.float64, requires_grad=True) for _ in range(3))
xs = [torch.sin(torch.tensor(float(i), dtype=torch.float64)).requires_grad_() for i in range(steps)]


def run():
    h = h0
    for x in xs:
        h = activation(u * x + v * h)
    torch.autograd.grad(h, [u, v, h0, *xs])


times = []
run()
for _ in range(7):
    start = time.perf_counter()
    run()
    times.append(time.perf_counter() - start)
nodes = 3 + steps * (4 if name == "linear" else 5)
print(statistics.median(times) / nodes * 1e9)
