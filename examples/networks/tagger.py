"""A small tagger in PyTorch: its state_dict as JSON, and what torch says of it. Run in this folder: python3 tagger.py"""
import json
import os

# The same bytes on every machine with the same version of torch.
os.environ["ATEN_CPU_CAPABILITY"] = "default"
os.environ["MKL_CBWR"] = "COMPATIBLE"
os.environ["OMP_NUM_THREADS"] = "1"

import torch
from torch import nn


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(6, 3)
        self.rnn = nn.LSTM(3, 4, num_layers=2, batch_first=True)
        self.fc = nn.Linear(4, 3)

    def forward(self, words):
        return self.fc(self.rnn(self.embedding(words))[0])


torch.set_default_dtype(torch.float64)
torch.manual_seed(6)
model = Tagger()
words = torch.tensor([[0, 3, 5, 1], [2, 2, 4, 0]])
tags = torch.tensor([[0, 1, 2, 0], [1, 1, 2, 0]])
outputs = model(words)
loss = nn.functional.cross_entropy(outputs.flatten(0, 1), tags.flatten())
loss.backward()

with open("tagger.json", "w") as file:
    entries = {
        "stateDict": {name: value.tolist() for name, value in model.state_dict().items()},
        "words": words.tolist(),
        "tags": tags.tolist(),
        "outputs": outputs.tolist(),
        "loss": loss.item(),
        "gradients": {name: value.grad.tolist() for name, value in model.named_parameters()},
    }
    file.write("{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in entries.items()) + "\n}\n")
