"""Makes components.json: principal components, angles between subspaces and trained linear autoencoders, with NumPy and PyTorch.

Run: /usr/bin/python3 components.py

"components": per case rows (examples x features), the eigenvalues of their covariances (divided by n) by numpy.linalg.eigh, the directions as rows with the
component of greatest magnitude positive, and what the first "count" of them explain, discard and reconstruct.
"angles": per case two matrices and the principal angles between the spaces of their columns, from their cosines and sines.
"autoencoders": per case rows, the size of the code, lambda, and the loss and the products decoder' decoder (their eigenvalues) that gradient descent of PyTorch reaches
from random weights, with MSELoss and weight decay 2 lambda / features.
"""
import oracle  # first: it settles how torch computes
import numpy
import torch

DECIMALS = 11


def rounded(array):
    """Without the last digits, which are those of the machine's linear algebra."""
    return oracle.plain((numpy.round(array, DECIMALS) + 0.0).tolist())


def data(seed, count, features, decay=0.7, mean=0.0):
    random = numpy.random.RandomState(seed)
    return numpy.round(mean + random.randn(count, features) * decay ** numpy.arange(features) @ random.randn(features, features), 6)


def components(seed, count, features, kept, centred, mean=0.0):
    rows = data(seed, count, features, mean=mean)
    shift = rows.mean(axis=0) if centred else numpy.zeros(features)
    x = rows - shift
    values, vectors = numpy.linalg.eigh(x.T @ x / count)
    order = numpy.argsort(-values)[:min(count, features)]
    values, vectors = values[order], vectors[:, order].T
    vectors *= numpy.sign(vectors[numpy.arange(len(order)), numpy.abs(vectors).argmax(axis=1)])[:, None]
    basis = vectors[:kept]
    return {"rows": oracle.plain(rows), "centred": centred, "mean": rounded(shift), "eigenvalues": rounded(values), "directions": rounded(vectors), "count": kept,
            "share": oracle.number(round(values[:kept].sum() / values.sum(), 13)), "discarded": oracle.number(round(values[kept:].sum(), DECIMALS)),
            "reconstruction": rounded(x @ basis.T @ basis + shift)}


def angles(seed, length, first, second):
    a, b = data(seed, first, length).T, data(seed + 1, second, length).T
    qa, qb = numpy.linalg.qr(a)[0], numpy.linalg.qr(b)[0]
    small, large = sorted((qa, qb), key=lambda basis: basis.shape[1])
    cosines = numpy.linalg.svd(large.T @ small, compute_uv=False)
    sines = numpy.linalg.svd(small - large @ large.T @ small, compute_uv=False)[::-1]
    values = numpy.arctan2(sines, cosines)
    return {"first": oracle.plain(a), "second": oracle.plain(b), "angles": rounded(values)}


def autoencoder(seed, count, features, code, penalty):
    torch.manual_seed(seed)
    rows = data(seed, count, features)
    x = torch.tensor(rows)
    net = torch.nn.Sequential(torch.nn.Linear(features, code, bias=False), torch.nn.Linear(code, features, bias=False))
    optimiser = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, weight_decay=2 * penalty / features)
    for _ in range(20000):
        optimiser.zero_grad()
        torch.nn.functional.mse_loss(net(x), x).backward()
        optimiser.step()
    encoder, decoder = (parameter.detach() for parameter in net.parameters())
    loss = ((x - x @ encoder.T @ decoder.T) ** 2).sum() / count + penalty * ((encoder ** 2).sum() + (decoder ** 2).sum())
    products = numpy.linalg.eigvalsh((decoder.T @ decoder).numpy())[::-1]
    return {"rows": oracle.plain(rows), "code": code, "penalty": penalty, "loss": oracle.number(round(float(loss), 7)), "products": oracle.plain(numpy.round(products, 6).tolist())}


torch.set_default_dtype(torch.float64)
oracle.write(
    __file__, {"numpy": numpy.__version__, "torch": torch.__version__},
    components=[components(1, 12, 4, 2, True), components(2, 12, 4, 2, False, mean=1.0), components(3, 5, 4, 1, True), components(4, 30, 6, 5, True, mean=-3.0), components(5, 3, 6, 2, False)],
    angles=[angles(11, 5, 2, 2), angles(13, 6, 3, 2), angles(15, 6, 1, 4), angles(17, 4, 3, 3)],
    autoencoders=[autoencoder(21, 20, 4, 2, 0.1), autoencoder(22, 20, 5, 3, 0.02), autoencoder(23, 20, 4, 3, 0.6)])
