"""Makes models.json: values and total derivatives of whole models, from torch's autograd in double precision.

Run: /usr/bin/python3 models.py

A case is the text of a model in the project's language, and the same model written out by hand in torch (network_models.py,
language_models.py and vector_models.py; nothing reads the text here). In models.json:
  "set"            what `--set` is to override, if anything
  "of"             the output: a variable, or an element such as h_1[2]; where it has several elements their sum is differentiated
  "value"          the value of "of"
  "values"         every named variable but the constants; vectors and matrices as nested arrays
  "gradients"      the total derivative of "of" by every one of them, in its shape
  "second"         d²(of)/dv² for some scalar parameters v
  "hessianVector"  the Hessian of "of" over the scalars "wrt", times "vector"
"""
import language_models
import network_models
import oracle
import torch
import vector_models
from recorder import Recorder


def run(case):
    recorder = Recorder()
    case.build(recorder)
    settings = {"set": case.set} if case.set else {}
    return {"name": case.name, "model": case.model, **settings,
            **recorder.report(case.of, case.second, case.hessian_vector)}


cases = network_models.CASES + language_models.CASES + vector_models.CASES
assert len({case.name for case in cases}) == len(cases)
oracle.write(__file__, {"torch": torch.__version__}, cases=[run(case) for case in cases])
