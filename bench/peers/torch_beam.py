"""Beam search over prepared rows in PyTorch and in NumPy, asked for search by search so that all sides are measured in turns.

Usage: python3 torch_beam.py FILE VOCABULARY BEAM LENGTH
FILE holds rows of VOCABULARY floats. A hypothesis is in a row; after a token it is in row (5 row + token + 1) mod rows.
First prints the versions. Then reads lines `torch|numpy copy|softmax MILLISECONDS`: runs that search for that long and prints the median time
of one in milliseconds; with 0 prints the tokens of the best sequence instead.
"""
import statistics
import sys
import time

import numpy
import torch

torch.set_num_threads(1)
path, vocabulary, beam, length = sys.argv[1], *map(int, sys.argv[2:])
prepared = numpy.fromfile(path, dtype=numpy.float32).reshape(-1, vocabulary)
count = len(prepared)
table = torch.from_numpy(prepared)


def in_torch(softmax):
    """As fairseq's search does it: scores are added, all candidates of the beam are one row, topk, back-pointers by division."""
    state, scores = torch.zeros(1, dtype=torch.long), torch.zeros(1, 1)
    tokens = torch.zeros(1, length, dtype=torch.long)
    for step in range(length):
        rows = table.index_select(0, state)
        if softmax:
            rows = torch.nn.functional.log_softmax(rows, -1)
        best, places = rows.add_(scores).view(-1).topk(min(beam, rows.numel()))
        parents = torch.div(places, vocabulary, rounding_mode="floor")
        last = places - parents * vocabulary
        tokens = tokens.index_select(0, parents)
        tokens[:, step] = last
        state = (5 * state.index_select(0, parents) + last + 1) % count
        scores = best[:, None]
    return tokens[0].tolist()


def in_numpy(softmax):
    """The same with argpartition, and a sort of the k that it gives."""
    state, scores = numpy.zeros(1, dtype=numpy.int64), numpy.zeros((1, 1), dtype=numpy.float32)
    tokens = numpy.zeros((1, length), dtype=numpy.int64)
    for step in range(length):
        rows = prepared[state]
        if softmax:
            rows -= rows.max(-1, keepdims=True)
            rows -= numpy.log(numpy.exp(rows).sum(-1, keepdims=True))
        rows += scores
        flat = rows.ravel()
        kept = min(beam, len(flat))
        places = numpy.argpartition(flat, len(flat) - kept)[len(flat) - kept:]
        places = places[numpy.argsort(-flat[places], kind="stable")]
        parents, last = numpy.divmod(places, vocabulary)
        tokens = tokens[parents]
        tokens[:, step] = last
        state = (5 * state[parents] + last + 1) % count
        scores = flat[places][:, None]
    return tokens[0].tolist()


def measure(search, milliseconds):
    times = []
    stop = time.perf_counter() + milliseconds / 1000
    while len(times) < 3 or time.perf_counter() < stop:
        start = time.perf_counter()
        search()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


print(f"PyTorch {torch.__version__}, NumPy {numpy.__version__}", flush=True)
SIDES = {"torch": in_torch, "numpy": in_numpy}
with torch.inference_mode():
    for line in sys.stdin:
        side, mode, milliseconds = line.split()
        if milliseconds == "0":
            print(*SIDES[side](mode == "softmax"), flush=True)
        else:
            print(measure(lambda: SIDES[side](mode == "softmax"), int(milliseconds)), flush=True)
