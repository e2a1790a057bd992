"""Makes names.json: names in the alphabet of the classifier, and small classifiers with their scores, loss and gradients.

Run: /usr/bin/python3 names.py

"decompositions": [letter, all characters but itself whose normal form D has the letter], for every letter that has such characters.
"texts": [name, name in the alphabet] by unicodedata, as PyTorch's tutorial of character-level recurrent networks does it.
"classifiers": per case a cell, its layers, the names with their classes, every parameter by its place in the network and its name, the scores
[name][class], the cross-entropy and the gradient of every parameter. torch reads the names padded to 19 letters, packed by their lengths, so that
the state that is read off is that of the last letter.
"""
import unicodedata

import oracle  # first: it settles how torch computes
import torch

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ .,;'"
LONGEST = 19
TEXTS = [
    "Ślusàrski", "O'Néàl", "Đặng", "Nguyễn", "Große", "Łukasz", "Jo\u0308rg", "İnönü", "\u212Aelvin", "\u212Bngström", "St. John-Smythe", "Smith, Jr.;",
    "王", "Müller\u0301\u0302", "\U0001D400bc", "e\U0001D165a", "𝒳y", "ﬁsh", "Ξena", "ǅ", "a\u037Eb", "Œuvre", "Ærø", "ȘţŞȚ", "\u00A0x\u2003y", "각", "Ⅳ",
]
NAMES = [("Li", 1), ("O'Neal", 0), ("Abategiovanni", 2), ("Ng", 1), ("De la fontaine", 0), ("ShirinskyShikhmatov", 2), ("Smith", 0)]
CELLS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}
EMBEDDING, HIDDEN, CLASSES = 3, 4, 3


def normalised(text):
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if letter in LETTERS)


def decompositions():
    composed = {}
    for point in range(0x110000):
        if not 0xD800 <= point < 0xE000 and (letters := normalised(chr(point))) and letters != chr(point):
            composed.setdefault(letters, []).append(chr(point))
    return [[letter, "".join(composed[letter])] for letter in LETTERS if letter in composed]


def padded():
    rows = [[LETTERS.index(letter) for letter in name] for name, _ in NAMES]
    return torch.tensor([row + [len(LETTERS)] * (LONGEST - len(row)) for row in rows]), torch.tensor([len(row) for row in rows])


def place(module, name, layers):
    """The project's name of a parameter: embedding 0, recurrent layers from 1, the state at the last letter, the linear layer."""
    if module == "recurrent":
        kind, layer = name.rsplit("_l", 1)
        return f"{1 + int(layer)}.{kind}"
    return f"{0 if module == 'embedding' else layers + 2}.{name}"


def classifier(cell, layers):
    torch.manual_seed(layers)
    modules = torch.nn.ModuleDict({
        "embedding": torch.nn.Embedding(len(LETTERS) + 1, EMBEDDING),
        "recurrent": CELLS[cell](EMBEDDING, HIDDEN, layers),
        "linear": torch.nn.Linear(HIDDEN, CLASSES),
    })
    indices, lengths = padded()
    packed = torch.nn.utils.rnn.pack_padded_sequence(modules["embedding"](indices.T), lengths, enforce_sorted=False)
    _, last = modules["recurrent"](packed)
    scores = modules["linear"]((last[0] if cell == "lstm" else last)[-1])
    loss = torch.nn.functional.cross_entropy(scores, torch.tensor([one for _, one in NAMES]))
    loss.backward()
    named = [(place(*name.split(".", 1), layers), parameter) for name, parameter in modules.named_parameters()]
    return {
        "cell": cell, "layers": layers, "embedding": EMBEDDING, "hidden": HIDDEN, "names": [list(name) for name in NAMES],
        "parameters": {name: oracle.plain(parameter) for name, parameter in named},
        "scores": oracle.plain(scores), "loss": oracle.number(loss),
        "gradients": {name: oracle.plain(parameter.grad) for name, parameter in named},
    }


torch.set_default_dtype(torch.float64)
oracle.write(
    __file__, {"torch": torch.__version__, "unicode": unicodedata.unidata_version},
    decompositions=decompositions(), texts=[[text, normalised(text)] for text in TEXTS],
    classifiers=[classifier(cell, layers) for cell in CELLS for layers in (1, 2)],
)
