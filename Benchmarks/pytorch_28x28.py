"""The 28 × 28 workload in PyTorch on the processor: single precision, as many threads as it likes.

Prints a line of JSON in the form of the benchmarks. Run by hand, with PyTorch from PyPI:

    pip install torch
    python3 Benchmarks/pytorch_28x28.py
"""

import json
import statistics
import time

import torch
from torch import nn

IMAGES, BATCH, REPETITIONS = 6000, 32, 7

torch.manual_seed(1)
network = nn.Sequential(
    nn.Conv2d(1, 8, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 3),
    nn.ReLU(),
    nn.MaxPool2d(2),
    nn.Flatten(),
    nn.Linear(400, 10),
)
optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
loss_of = nn.CrossEntropyLoss()
images = torch.rand(IMAGES, 1, 28, 28)
labels = torch.arange(IMAGES) % 10


def train(count):
    """One pass over the first images, in a new random order."""
    order = torch.randperm(count)
    for start in range(0, count, BATCH):
        rows = order[start : start + BATCH]
        optimizer.zero_grad()
        loss = loss_of(network(images[rows]), labels[rows])
        loss.backward()
        optimizer.step()
    return loss.item()


train(IMAGES)
rates = []
for _ in range(REPETITIONS):
    start = time.perf_counter()
    loss = train(IMAGES)
    rates.append(IMAGES / (time.perf_counter() - start))
# Noise cannot be learnt, but ten classes can be told to be equally likely.
assert abs(loss - 2.3026) < 0.3, f"the loss after training is {loss}"
print(
    json.dumps(
        {
            "peer": "PyTorch",
            "workload": "W8",
            "metric": "28x28 two-conv training",
            "value": statistics.median(rates),
            "unit": "images/s",
            "min": min(rates),
            "max": max(rates),
            "n": len(rates),
        }
    )
)
