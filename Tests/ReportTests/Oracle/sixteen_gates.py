"""What one perceptron must come to when it is taught each of the sixteen gates.

Gradient descent written by hand in numpy, without Gradbook, with the settings of the notebook; and for
each gate whether a line can separate its answers, by scikit-learn's support vector machine, which has
no rate, no start and no epochs. Writes sixteen_gates.json beside this file.

    pip install numpy scikit-learn
    python3 sixteen_gates.py
"""

import json
import pathlib
import re

import numpy as np
from sklearn.svm import SVC

here = pathlib.Path(__file__).parent
notebook = (here.parents[2] / "Templates/notebooks/sixteen-gates.md").read_text()


def setting(name):
    return float(re.search(rf"^  {name}: (\S+)$", notebook, re.MULTILINE).group(1))


rate, epochs = setting("rate"), int(setting("epochs"))
names = re.search(r"each: \w+ = \[(.*)\]", notebook).group(1).split(", ")
inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
# The answers to 00, 01, 10 and 11, from the definitions of the gates.
definitions = {
    "FALSE": lambda a, b: False,
    "AND": lambda a, b: a and b,
    "NIMPLY": lambda a, b: a and not b,
    "X1": lambda a, b: a,
    "CNIMPLY": lambda a, b: b and not a,
    "X2": lambda a, b: b,
    "XOR": lambda a, b: a != b,
    "OR": lambda a, b: a or b,
    "NOR": lambda a, b: not (a or b),
    "XNOR": lambda a, b: a == b,
    "NOT_X2": lambda a, b: not b,
    "CIMPLY": lambda a, b: a or not b,
    "NOT_X1": lambda a, b: not a,
    "IMPLY": lambda a, b: b or not a,
    "NAND": lambda a, b: not (a and b),
    "TRUE": lambda a, b: True,
}


def separable(labels):
    if labels.min() == labels.max():
        return True
    return bool(SVC(kernel="linear", C=1e6).fit(inputs, labels).score(inputs, labels) == 1)


result = {}
for name in names:
    labels = np.array([bool(definitions[name](a, b)) for a, b in inputs.astype(bool)], dtype=float)
    weights, bias = np.zeros(2), 0.0
    for _ in range(epochs):
        error = 1 / (1 + np.exp(-(inputs @ weights + bias))) - labels
        weights, bias = weights - rate * (error @ inputs) / 4, bias - rate * error.mean()
    signed = (2 * labels - 1) * (inputs @ weights + bias)
    result[name] = {
        "w1": weights[0],
        "w2": weights[1],
        "b": bias,
        "loss": float(np.log1p(np.exp(-signed)).mean()),
        "separable": separable(labels),
    }
(here / "sixteen_gates.json").write_text(json.dumps(result, indent=2) + "\n")
