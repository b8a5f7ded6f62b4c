"""Writes cross_entropy.json beside this script: cross-entropies and their derivatives to the third.

Computed from the exact values of the doubles with 700 digits; where p is 0 or 1, from the terms of
-(y log p + (1 - y) log(1 - p)) that are not 0 log 0, as scipy.special.xlogy and xlog1py have it.

    python3 cross_entropy.py          needs mpmath 1.4 and scipy 1.17 (which values are compared with)
"""

import json
import math
import pathlib

from mpmath import mp, mpf
from scipy.special import xlog1py, xlogy

mp.dps = 700
PROBABILITIES = [0.0, 5e-324, 1e-300, 1e-17, 1e-8, 0.1, 0.25, 0.5, 0.9, 1 - 2.0**-53, 1.0]
LABELS = [0.0, 1e-17, 0.25, 0.5, 0.9, 1.0]


def derivatives(p, y):
    """The two terms of the value, by p, by y, by p twice, by p and y, by p three times.

    None where they are infinite.
    """
    p, y = mpf(p), mpf(y)
    has_first, has_second = not (p == 0 and y == 0), not (p == 1 and y == 1)
    if (has_first and p == 0) or (has_second and p == 1):
        return None
    first = [mpf(0)] * 6
    if has_first:
        first = [
            -y * mp.log(p), -y / p, -mp.log(p), y / p**2, -1 / p, -2 * y / p**3]
    second = [mpf(0)] * 6
    if has_second:
        q, rest = 1 - p, 1 - y
        second = [
            -rest * mp.log(q), rest / q, mp.log(q), rest / q**2, -1 / q, 2 * rest / q**3]
    return first, second


cases = []
for p in PROBABILITIES:
    for y in LABELS:
        exact = derivatives(p, y)
        if exact is None:
            continue
        numbers = [float(a + b) for a, b in zip(*exact)]
        scales = [float(abs(a) + abs(b)) for a, b in zip(*exact)]
        scipy = -(xlogy(y, p) + xlog1py(1 - y, -p))
        assert math.isclose(scipy, numbers[0], rel_tol=1e-14, abs_tol=0), (p, y, scipy, numbers[0])
        # JSON has no infinity, and there are none but of overflow.
        is_finite = [math.isfinite(scale) for scale in scales]
        if 0 < p < 2.0**-1022:
            is_finite[3:] = [False] * 3  # 1 / p does.
        cases.append({
            "p": p, "y": y,
            "values": [x if f else None for x, f in zip(numbers, is_finite)],
            "scales": [x if f else None for x, f in zip(scales, is_finite)]})

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text("[\n" + ",\n".join("  " + json.dumps(case) for case in cases) + "\n]\n")
