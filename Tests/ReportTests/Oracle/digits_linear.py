"""What the linear model of the chapter on handwritten digits must come to.

Softmax regression written by hand in numpy, without Gradbook: the same rows held out, the same initial
weights and the same mini-batches, from random numbers that are defined again in random_numbers.py; the
steps of Adam (Kingma and Ba, 2015) with a penalty on squares and a rate that falls like a cosine. And
the lowest loss that there is, from scikit-learn, which has no epochs, no rate and no chance in it.
Reads the notebook for its settings. Writes digits_linear.json beside this file.

    pip install numpy scikit-learn
    python3 digits_linear.py
"""

import gzip
import json
import pathlib
import re

import numpy as np
from sklearn.linear_model import LogisticRegression

from random_numbers import Generator

here = pathlib.Path(__file__).parent
package = here.parents[2]
notebook = (package / "Templates/notebooks/handwritten-digits.md").read_text()


def setting(name):
    return float(re.search(rf"^  {name}: (\S+)$", notebook, re.MULTILINE).group(1))


epochs, rate, penalty = int(setting("epochs")), setting("rate"), setting("penalty")
held_out = float(re.search(r"^#\| split: (\S+)$", notebook, re.MULTILINE).group(1))
seed, batch = 1, 32

table = np.loadtxt(gzip.open(package / "Sources/CDigits/digits.csv.gz"), delimiter=",")


def permutation(stream):
    order = list(range(len(table)))
    Generator(seed, stream).shuffle(order)
    return order


table = table[permutation("shuffle")]
order = permutation("validation")
size = int(len(table) * held_out + 0.5)
train, test = table[sorted(order[size:])], table[sorted(order[:size])]
inputs, labels = train[:, :64] / 16, train[:, 64].astype(int)
test_inputs, test_labels = test[:, :64] / 16, test[:, 64].astype(int)

# A filter as large as the image: fan-in 64, fan-out 640.
generator = Generator(seed, "linear.weights")
bound = (6 / (64 + 640)) ** 0.5
weights = np.array([generator.uniform(-bound, bound) for _ in range(640)]).reshape(10, 64)
bias = np.zeros(10)


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def mean_loss(weights, bias):
    scores = log_softmax(inputs @ weights.T + bias)
    return float(-scores[np.arange(len(labels)), labels].mean())


def accuracy(weights, bias, inputs, labels):
    return float(((inputs @ weights.T + bias).argmax(axis=1) == labels).mean())


first_loss = mean_loss(weights, bias)
parameters = np.concatenate([weights.ravel(), bias])
first, second, step = np.zeros(650), np.zeros(650), 0
rows = list(range(len(labels)))
shuffler = Generator(seed, "mini-batches")
for epoch in range(epochs):
    factor = 0.5 * (1 + np.cos(np.pi * epoch / epochs))
    shuffler.shuffle(rows)
    for start in range(0, len(rows), batch):
        chosen = rows[start : start + batch]
        weights, bias = parameters[:640].reshape(10, 64), parameters[640:]
        error = np.exp(log_softmax(inputs[chosen] @ weights.T + bias))
        error[np.arange(len(chosen)), labels[chosen]] -= 1
        error /= len(chosen)
        gradient = np.concatenate([(error.T @ inputs[chosen]).ravel(), error.sum(axis=0)])
        gradient += 2 * penalty * parameters
        step += 1
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        unbiased = second / (1 - 0.999**step)
        parameters = parameters - rate * factor * first / (1 - 0.9**step) / (
            np.sqrt(unbiased) + 1e-8
        )
weights, bias = parameters[:640].reshape(10, 64), parameters[640:]

# scikit-learn leaves the bias out of its penalty, Gradbook does not: a column of ones is the bias here.
ones = lambda x: np.hstack([x, np.ones((len(x), 1))])
optimum = LogisticRegression(
    C=1 / (2 * penalty * len(labels)), fit_intercept=False, tol=1e-10, max_iter=100000
).fit(ones(inputs), labels)
best, best_bias = optimum.coef_[:, :64], optimum.coef_[:, 64]


def penalised(weights, bias):
    return mean_loss(weights, bias) + penalty * float((weights**2).sum() + (bias**2).sum())


result = {
    "rows": len(labels),
    "heldOutRows": len(test_labels),
    "firstLoss": first_loss,
    "lastLoss": mean_loss(weights, bias),
    "accuracy": accuracy(weights, bias, inputs, labels),
    "heldOutAccuracy": accuracy(weights, bias, test_inputs, test_labels),
    "bias": bias.tolist(),
    "penalisedLoss": penalised(weights, bias),
    "lowestPenalisedLoss": penalised(best, best_bias),
    "heldOutAccuracyAtLowest": accuracy(best, best_bias, test_inputs, test_labels),
}
(here / "digits_linear.json").write_text(json.dumps(result, indent=2) + "\n")
