"""Makes autoencoders.json: small autoencoders in PyTorch with given weights, noise and masks; and the optimum of linear ones by a long training.

Run: /usr/bin/python3 autoencoders.py

"networks": per case the sizes from the input to the code, the activation after all but the last layer of encoder and of decoder, the corruption, the clean input
[batch][feature], the corrupted one, the weights, and of these the code, the reconstruction, the loss (squared errors summed over features, the mean over the
batch, against the clean input), the gradient of every parameter and that of the corrupted input. Parameters are named by their place among linear layers and activations.
"optima": a covariance and a corruption (noise of variance "noise", then each entry kept with probability "keep"), and for each size of the code the least expected squared error of
a linear autoencoder, found by L-BFGS on the expectation itself from several starts.
"""
import oracle  # first: it settles how torch computes
import torch
from torch import nn

ACTIVATIONS = {"identity": nn.Identity, "tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}
BATCH = 3
NOISE = 0.5
DROPPED = 0.25


def part(sizes, activation):
    layers = []
    for index, (size, following) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(size, following))
        if index < len(sizes) - 2:
            layers.append(ACTIVATIONS[activation]())
    return layers


def corrupted(clean, corruption):
    if corruption == "denoising":
        return clean + NOISE * torch.randn_like(clean)
    if corruption == "masked":
        return clean * (torch.rand_like(clean) >= DROPPED)
    return clean.clone()


def network(sizes, activation, corruption):
    torch.manual_seed(len(sizes))
    encoder, decoder = part(sizes, activation), part(sizes[::-1], activation)
    net = nn.Sequential(*encoder, *decoder)
    clean = torch.randn(BATCH, sizes[0])
    given = corrupted(clean, corruption).requires_grad_()
    reconstruction = net(given)
    loss = ((reconstruction - clean) ** 2).sum(1).mean()
    loss.backward()
    return {
        "sizes": sizes, "activation": activation, "corruption": corruption, "clean": oracle.plain(clean), "corrupted": oracle.plain(given.detach()),
        "weights": {name: oracle.plain(value.detach()) for name, value in net.named_parameters()},
        "code": oracle.plain(nn.Sequential(*encoder)(given).detach()), "reconstruction": oracle.plain(reconstruction.detach()), "loss": oracle.number(loss),
        "gradients": {name: oracle.plain(value.grad) for name, value in net.named_parameters()}, "inputGradient": oracle.plain(given.grad)}


def expected_error(map, covariance, noise, keep):
    """E‖x - W x̃‖² = tr C - 2 tr W E[x̃ xᵀ] + tr W E[x̃ x̃ᵀ] Wᵀ, where x has mean 0."""
    cross = keep * covariance
    noisy = covariance + noise * torch.eye(len(covariance))
    second = keep ** 2 * noisy + keep * (1 - keep) * torch.diag(torch.diag(noisy))
    return torch.trace(covariance) - 2 * torch.trace(map @ cross) + torch.trace(map @ second @ map.T)


def least_error(covariance, size, noise, keep):
    best = float("inf")
    for seed in range(5):
        torch.manual_seed(seed)
        w1 = torch.randn(size, len(covariance)).requires_grad_()
        w2 = torch.randn(len(covariance), size).requires_grad_()
        steps = torch.optim.LBFGS([w1, w2], max_iter=4000, tolerance_grad=1e-12, tolerance_change=1e-16, line_search_fn="strong_wolfe")

        def closure():
            steps.zero_grad()
            loss = expected_error(w2 @ w1, covariance, noise, keep)
            loss.backward()
            return loss

        steps.step(closure)
        best = min(best, oracle.number(closure()))
    # so many digits as the descent has found, not those of its last steps
    return oracle.number(round(best, 7))


def optimum(name, covariance, noise, keep):
    return {"name": name, "covariance": oracle.plain(covariance), "noise": noise, "keep": keep,
            "errors": [least_error(covariance, size, noise, keep) for size in range(1, len(covariance) + 1)]}


def covariances():
    torch.manual_seed(5)
    root = torch.randn(5, 5)
    yield "random", root @ root.T
    rotation = torch.linalg.qr(torch.randn(6, 6))[0]
    yield "two of six", rotation @ torch.diag(torch.tensor([10.0, 10, 1, 1, 1, 1])) @ rotation.T
    flat = torch.randn(5, 3)
    yield "of rank 3, one constant", torch.block_diag(flat @ flat.T, torch.zeros(1, 1))


torch.set_default_dtype(torch.float64)
oracle.write(
    __file__, {"torch": torch.__version__},
    networks=[network(sizes, activation, corruption)
              for sizes in ([4, 2], [5, 4, 2], [5, 4, 3, 7])
              for activation in ACTIVATIONS
              for corruption in ("vanilla", "denoising", "masked")],
    optima=[optimum(name, covariance, noise, keep)
            for name, covariance in covariances()
            for noise, keep in ((0, 1), (NOISE ** 2, 1), (0, 1 - DROPPED))])
