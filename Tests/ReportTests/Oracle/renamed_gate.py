"""What the AND notebook must come to with the labels of OR and other start weights.

Gradient descent written by hand in numpy, without Gradbook: p = sigmoid(X w + b),
dL/dw = mean((p - y) x), dL/db = mean(p - y). Writes renamed_gate.json beside this file.

    python3 renamed_gate.py
"""

import json
import pathlib

import numpy as np

inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
labels = np.array([0, 1, 1, 1], dtype=float)
weights, bias = np.array([0.25, -0.5]), 0.125
rate, epochs = 0.3, 2000


def outputs(weights, bias):
    return 1 / (1 + np.exp(-(inputs @ weights + bias)))


def mean_loss(p):
    return float(-np.mean(labels * np.log(p) + (1 - labels) * np.log(1 - p)))


untrained = outputs(weights, bias)
losses = [mean_loss(untrained)]
for _ in range(epochs):
    error = outputs(weights, bias) - labels
    weights, bias = weights - rate * (error @ inputs) / 4, bias - rate * error.mean()
    losses.append(mean_loss(outputs(weights, bias)))

result = {
    "parameters": {"w1": weights[0], "w2": weights[1], "b1": bias},
    "losses": {str(epoch): losses[epoch] for epoch in (0, 1, 10, 100, 1000, epochs)},
    "untrained": untrained.tolist(),
    "trained": outputs(weights, bias).tolist(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(result, indent=2) + "\n")
