"""What the oracle scripts share: plain numbers for JSON, and a file with one case a line (so that a diff names the case).

No cases here; this file makes nothing by itself.
"""
import json
import math
import os
import pathlib

# The portable kernels, one thread: the same bytes on every machine with the same versions. Set before torch is imported.
os.environ["ATEN_CPU_CAPABILITY"] = "default"
os.environ["MKL_CBWR"] = "COMPATIBLE"
os.environ["OMP_NUM_THREADS"] = "1"


def number(value):
    """A float as JSON can hold it: NaN and infinities as strings, no negative zero."""
    value = float(value)
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value + 0.0


def plain(value):
    """A tensor, or a nested list of floats, as nested lists of JSON numbers."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return [plain(element) for element in value] if isinstance(value, list) else number(value)


def write(script, versions, **lists):
    """Writes SCRIPT.json beside SCRIPT.py: the header, then each list with one entry a line."""
    script = pathlib.Path(script)
    header = {"made_by": script.name, **versions}
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in header.items()]
    for key, entries in lists.items():
        lines = ",\n".join(json.dumps(entry, ensure_ascii=False, allow_nan=False) for entry in entries)
        parts.append(f"{json.dumps(key)}: [\n{lines}\n]")
    target = script.with_suffix(".json")
    target.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8", newline="\n")
    print(target.name, ", ".join(f"{len(entries)} {key}" for key, entries in lists.items()))
