"""What a few steps of each optimizer come to, from the formulas of its paper, with 50 digits.

The loss is (p - 3)^2 + 10 (q + p^2 / 4 - 1)^2 + r^4 / 4 in three parameters from (0.5, -1, 2); its
gradient is written out by hand. Writes optimizers.json beside this file: the parameters after each
of ten steps. A rate that falls by a tenth a step is in "falling".

    python3 optimizers.py          needs mpmath 1.3; the same file every time
"""

import json
import pathlib

from mpmath import mp, mpf, sqrt

mp.dps = 50
STEPS = 10
START = [mpf("0.5"), mpf(-1), mpf(2)]


def gradient(x):
    p, q, r = x
    inner = q + p * p / 4 - 1
    return [2 * (p - 3) + 10 * inner * p, 20 * inner, r**3]


def constant(rate):
    return lambda step: rate


def falling(rate):
    return lambda step: rate * mpf("0.9") ** step


def descend(update, state, rate):
    """The parameters after each step; `update` gives the change of one parameter."""
    x = list(START)
    states = [list(state) for _ in x]
    rows = []
    for step in range(STEPS):
        g = gradient(x)
        for i in range(len(x)):
            x[i] += update(x[i], g[i], states[i], rate(step), step + 1)
        rows.append([float(value) for value in x])
    return rows


def gradient_descent(p, g, state, rate, t):
    return -rate * g


def momentum(mu):
    def update(p, g, state, rate, t):
        state[0] = mu * state[0] - rate * g
        return state[0]

    return update


def nesterov(mu, rate):
    """Sutskever's equations as they stand: the gradient is taken at theta + mu v.

    The steps are reported where the gradient was taken, which is where a program keeps them.
    """
    theta, v = list(START), [mpf(0)] * len(START)
    rows = []
    for step in range(STEPS):
        ahead = [a + mu * b for a, b in zip(theta, v)]
        v = [mu * b - rate(step) * g for b, g in zip(v, gradient(ahead))]
        theta = [a + b for a, b in zip(theta, v)]
        rows.append([float(a + mu * b) for a, b in zip(theta, v)])
    return rows


def rmsprop(decay, epsilon):
    def update(p, g, state, rate, t):
        state[0] = decay * state[0] + (1 - decay) * g * g
        return -rate * g / (sqrt(state[0]) + epsilon)

    return update


def adam(beta1, beta2, epsilon, decay=mpf(0)):
    def update(p, g, state, rate, t):
        state[0] = beta1 * state[0] + (1 - beta1) * g
        state[1] = beta2 * state[1] + (1 - beta2) * g * g
        first, second = state[0] / (1 - beta1**t), state[1] / (1 - beta2**t)
        return -rate * decay * p - rate * first / (sqrt(second) + epsilon)

    return update


def d(text):
    """The double nearest to a decimal, which is what a program is given."""
    return mpf(float(text))


usual = d("0.9"), d("0.999"), d("1e-8")
result = {
    "gradient_descent": descend(gradient_descent, [], constant(d("0.01"))),
    "momentum": descend(momentum(d("0.9")), [mpf(0)], constant(d("0.01"))),
    "momentum falling": descend(momentum(d("0.5")), [mpf(0)], falling(d("0.01"))),
    "nesterov": nesterov(d("0.9"), constant(d("0.01"))),
    "rmsprop": descend(rmsprop(d("0.9"), d("1e-8")), [mpf(0)], constant(d("0.01"))),
    "rmsprop 0.5": descend(rmsprop(d("0.5"), d("1e-3")), [mpf(0)], constant(d("0.01"))),
    "adam": descend(adam(*usual), [mpf(0)] * 2, constant(d("0.01"))),
    "adam falling": descend(
        adam(d("0.8"), d("0.99"), d("1e-6")), [mpf(0)] * 2, falling(d("0.01"))),
    "adamw": descend(adam(*usual, d("0.01")), [mpf(0)] * 2, constant(d("0.01"))),
    "adamw 0.5": descend(adam(*usual, d("0.5")), [mpf(0)] * 2, constant(d("0.01"))),
    # A penalty of 0.05 times the sum of squares, as gradient descent sees it.
    "l2": descend(
        lambda p, g, state, rate, t: -rate * (g + 2 * d("0.05") * p), [], constant(d("0.01"))),
}
path = pathlib.Path(__file__).with_suffix(".json")
text = ",\n".join(
    f'  "{name}": [\n' + ",\n".join(f"    {json.dumps(row)}" for row in rows) + "\n  ]"
    for name, rows in result.items())
path.write_text("{\n" + text + "\n}\n")
