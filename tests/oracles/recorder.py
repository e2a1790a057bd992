"""Records what a case written in torch computes: values, total derivatives, second derivatives. Used by models.py."""
import oracle
import torch


def tensor(value):
    return torch.tensor(value, dtype=torch.float64)


def total(terms):
    """A sum as the language reads it: ((a + b) + c)."""
    terms = list(terms)
    result = terms[0]
    for term in terms[1:]:
        result = result + term
    return result


def step(x):
    """1 where x > 0, else 0; torch.heaviside is not differentiable, and the slope is 0."""
    return torch.heaviside(x.detach(), tensor(0.0))


class Recorder:
    """The named variables of one case, in the order in which they were made."""

    def __init__(self):
        self.named = {}

    def leaf(self, name, value):
        """A parameter, input or state."""
        self.named[name] = tensor(value).requires_grad_()
        return self.named[name]

    def family(self, name, values, start=1):
        """An indexed family, name_1, name_2, ...: {index: tensor}."""
        return {i: self.leaf(f"{name}_{i}", value) for i, value in enumerate(values, start)}

    def name(self, name, value):
        """Names an intermediate result. One that torch sees as constant starts a graph of its own, so that it has a gradient; an alias is
        a copy, because in the language every name is a node."""
        if any(value is other for other in self.named.values()):
            value = value.clone()
        self.named[name] = value if value.requires_grad else value.detach().requires_grad_()
        return self.named[name]

    def output(self, of):
        """A variable, or one element of it as in h_1[2]."""
        name, _, element = of.partition("[")
        return self.named[name][int(element[:-1]) - 1] if element else self.named[name]

    def gradient(self, y, names):
        """dy/dv for each name, still differentiable; 0 where y does not depend on v."""
        variables = [self.named[name] for name in names]
        if not y.requires_grad:
            return [torch.zeros_like(v) for v in variables]
        found = torch.autograd.grad(y, variables, create_graph=True, allow_unused=True)
        return [torch.zeros_like(v) if g is None else g for g, v in zip(found, variables)]

    def report(self, of, second, hessian_vector):
        y = self.output(of)
        total = y.sum()
        result = {"of": of, "value": oracle.plain(y),
                  "values": {name: oracle.plain(v) for name, v in self.named.items()}}
        gradients = dict(zip(self.named, self.gradient(total, self.named)))
        result["gradients"] = {name: oracle.plain(g) for name, g in gradients.items()}
        if second:
            result["second"] = {name: oracle.plain(self.gradient(gradients[name], [name])[0]) for name in second}
        if hessian_vector:
            names, vector = list(hessian_vector), list(hessian_vector.values())
            along = sum(gradients[name] * v for name, v in hessian_vector.items())
            result["hessianVector"] = {"wrt": names, "vector": vector, "product": oracle.plain(
                [g.item() for g in self.gradient(along, names)])}
        return result


class Case:
    """One model: its text, and `build`, which computes it with a Recorder."""

    def __init__(self, name, model, of, build, set=None, second=(), hessian_vector=None):
        self.name, self.model, self.of, self.build = name, model.lstrip("\n"), of, build
        self.set, self.second, self.hessian_vector = set, second, hessian_vector


def case_list():
    """A list of cases, and the decorator that adds the function under it to the list."""
    cases = []

    def case(name, model, of, **options):
        def add(build):
            cases.append(Case(name, model, of, build, **options))
            return build
        return add
    return cases, case
