"""Writes the tables of the elementary functions, one text file each, beside this script.

A line holds the arguments and the correctly rounded result as bit patterns in hexadecimal, and
how far the true value lies above that result, in 1/1024 of its ulp. Results that IEEE 754 or the
limit of the function fixes (NaN, infinities, zeros) have "=" there and are compared exactly.

    python3 elementary.py          needs mpmath 1.3; the same tables every time
"""

import math
import pathlib
import random
import struct

import mpmath
from mpmath import mp, mpf

NAN, INF = math.nan, math.inf
LEAST, SMALLEST_NORMAL, LARGEST = 5e-324, 2.0**-1022, 1.7976931348623157e308
RANDOM = random.Random(1729)


def bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def near(*centres, count=3):
    """Each centre with a few doubles on either side."""
    values = []
    for centre in centres:
        values.append(centre)
        for direction in (INF, -INF):
            x = centre
            for _ in range(count):
                x = math.nextafter(x, direction)
                values.append(x)
    return values


def between(low, high, count):
    return [low + (high - low) * RANDOM.random() for _ in range(count)]


def scattered(low, high, count):
    """Numbers of either sign with uniformly distributed logarithms, from 2^low to 2^high."""
    return [
        RANDOM.choice((-1, 1)) * 2.0 ** (low + (high - low) * RANDOM.random()) for _ in range(count)
    ]


def positive(values):
    return [abs(x) for x in values]


SPECIAL = [0.0, -0.0, INF, -INF, NAN] + [
    sign * x for x in (LEAST, 2 * LEAST, SMALLEST_NORMAL / 3, SMALLEST_NORMAL, LARGEST)
    for sign in (1, -1)
] + near(1.0, -1.0, 0.5, -0.5, 2.0, -2.0)


def quarter_turns():
    """The doubles nearest to multiples of π/2, small and astronomical.

    The cosine of the last one, 6381956970095103 * 2^797, is −4.7e-19, the least of any double.
    """
    multiples = list(range(1, 120)) + [RANDOM.getrandbits(size) | 1 for size in range(7, 1000, 6)]
    with mp.workprec(1200):
        exact = [float(mp.pi / 2 * n) for n in multiples]
    return exact + [-x for x in exact[::5]] + [6381956970095103 * 2.0**797]


ANGLES = (
    SPECIAL + quarter_turns() + near(2.0**20, -(2.0**20), 1e22, 2.0**53, 2.0**1023)
    + near(*[k * math.pi / 4 for k in range(1, 17)])
    + between(-10, 10, 500) + scattered(-40, 20, 400) + scattered(20, 1024, 500)
    + scattered(-1074, -20, 60) + between(-1e6, 1e6, 300)
)

POINTS = {
    "exp": SPECIAL + near(709.782712893384, -708.3964185322641, -745.1332191019412, -745.1332, -1075.0)
    + near(*[k * math.log(2) / 2 for k in range(-21, 22, 2)])
    + between(-746, -707, 300) + between(707, 710, 100) + between(-1, 1, 500)
    + between(-700, 700, 500) + scattered(-60, 9.4, 500),
    "expm1": SPECIAL + near(709.782712893384, -37.42994775023705, 36.7368, -40.0)
    + near(*[k * math.log(2) / 2 for k in range(-21, 22, 2)])
    + between(-1, 1, 700) + between(-45, 45, 500) + between(0, 709, 200)
    + scattered(-60, 3, 500) + scattered(-1074, -50, 60),
    "log": SPECIAL + near(math.sqrt(0.5), math.sqrt(2), math.e, 10.0, SMALLEST_NORMAL)
    + [1 + x for x in scattered(-53, -3, 400)] + between(0.5, 2, 700)
    + positive(scattered(-1074, 1024, 700)) + positive(scattered(-1074, -1022, 150)),
    "log1p": SPECIAL + near(math.sqrt(0.5) - 1, math.sqrt(2) - 1, 2.0**53, 2.0**60, 1e300)
    + [-1 + x for x in positive(scattered(-53, -1, 300))] + between(-0.5, 1.5, 800)
    + [x for x in scattered(-60, 0, 500)] + positive(scattered(0, 1023, 300))
    + scattered(-1074, -50, 60),
    "sin": ANGLES,
    "cos": ANGLES,
    "tanh": SPECIAL + near(0.625, -0.625, 0.54, 19.061547465398498, 22.0, 354.9)
    + between(-1, 1, 900) + between(-23, 23, 500) + scattered(-60, 5, 500)
    + scattered(-1074, -50, 60),
    "sigmoid": SPECIAL + near(36.7368005696771, 37.0, -37.0, -708.3964185322641, -740.0, -745.0)
    + near(-745.1332191019412, 745.0, -36.0) + between(-1, 1, 500) + between(-40, 40, 600)
    + between(-746, -700, 300) + between(-708, 0, 200) + scattered(-60, 9.5, 400),
    "softplus": SPECIAL + near(36.7368005696771, 37.0, -37.0, -708.3964185322641, -740.0, -745.0)
    + near(-745.1332191019412, 745.0, 709.782712893384) + between(-1, 1, 500)
    + between(-40, 40, 600) + between(-746, -700, 300) + between(-708, 0, 200)
    + scattered(-60, 9.5, 400),
}


# The derivatives, drawn after everything above so that the older tables stay as they are.
def slope_points():
    sides = near(36.7368005696771, 37.0, -37.0, 22.0, -22.0, 708.0, -708.0)
    sides += near(-708.3964185322641, 745.1332191019412, -745.1332191019412)
    logistic = (
        SPECIAL + sides + between(-1, 1, 500) + between(-40, 40, 600) + between(-746, -700, 300)
        + between(700, 746, 200) + between(-708, 708, 300) + scattered(-60, 9.5, 300)
    )
    return {
        "tanhSlope": SPECIAL + near(0.625, -0.625, 0.54, 19.061547465398498, 22.0, -22.0, 354.0)
        + near(354.8, -354.2, 372.5665, 373.2597, -373.2597, 400.0, 708.0) + between(-1, 1, 800)
        + between(-23, 23, 500) + between(340, 374, 300) + between(-374, 0, 200)
        + scattered(-60, 8.5, 400),
        "sigmoidSlope": logistic,
        "softplusSlope": logistic,
    }


def cross_entropy_points():
    """Logits with labels, without the pairs whose formula is 0 times infinity."""
    logits = POINTS["softplus"]
    pairs = [(z, RANDOM.choice((0.0, 1.0))) for z in logits if not math.isinf(z)]
    pairs += [(z, y) for z in (800.0, -800.0, 0.0, -0.0, NAN) for y in (0.0, 1.0)]
    pairs += [(INF, 0.0), (-INF, 1.0), (1.0, NAN)]
    # Labels between 0 and 1 away from the minimum, where the derivative is a small difference.
    for z, y in zip(between(-12, 12, 600), between(0, 1, 600)):
        if abs(1 / (1 + math.exp(-z)) - y) > 0.25:
            pairs.append((z, y))
    return pairs


def cross_entropy(z, y):
    """y softplus(-z) + (1 - y) softplus(z); a float where it is fixed exactly."""
    if math.isnan(z) or math.isnan(y):
        return NAN
    if math.isinf(z):
        return INF
    if abs(z) > 1000 and y in (0.0, 1.0):
        return abs(mpf(z)) if (z > 0) == (y == 0) else 0.0
    return mpf(y) * softplus(mpf(-z)) + (1 - mpf(y)) * softplus(mpf(z))


def cross_entropy_slope(z, y):
    """The derivative by z, sigmoid(z) - y."""
    if math.isnan(z) or math.isnan(y):
        return NAN
    if abs(z) > 1000:
        return (1.0 if z > 0 else 0.0) - y
    true = -sigmoid(mpf(-z)) if y == 1 else sigmoid(mpf(z)) - mpf(y)
    # A difference that rounds to 0 is +0, whatever its sign was.
    return true if abs(true) > mpf(2) ** -1075 else 0.0


def power_points():
    bases = SPECIAL + [3.0, -3.0, 10.0, -2.5, math.nextafter(1, 0)]
    exponents = [
        0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, -0.5, 2.5, INF, -INF, NAN, LEAST, 1e300,
        -1e300, 2.0**53, 2.0**53 - 1, 1 - 2.0**53, 2.0**52 + 1, 2.0**51 + 0.5,
    ]
    pairs = [(x, y) for x in bases for y in exponents]
    pairs += [(float(x), float(y)) for x in range(2, 21) for y in range(2, 12)]
    for x in (
        positive(scattered(-1074, 1024, 400)) + between(0.3, 3, 400)
        + [1 + x for x in scattered(-52, -3, 300)]
    ):
        slope = math.log(x)
        pairs.append((x, RANDOM.choice((-745.5, 709.7, 3.0, -3.0)) * RANDOM.random() / slope))
        pairs.append((x, (-745.2 + 1454.9 * RANDOM.random()) / slope))
    pairs += [(-x, float(n)) for x, n in zip(between(0.01, 90, 100), range(-50, 50))]
    return [pair for pair in pairs if not any(map(math.isinf, pair)) or pair[0] in bases]


def power(x, y):
    """`pow` as IEEE 754-2019 lists its cases; an exact case gives a float, else a number."""
    if y == 0 or x == 1 or (x == -1 and math.isinf(y)):
        return 1.0
    if math.isnan(x) or math.isnan(y):
        return NAN
    integral = math.isinf(y) or y == math.floor(y)
    sign = -1.0 if math.copysign(1, x) < 0 and math.isfinite(y) and y % 2 == 1 else 1.0
    if math.isinf(y):
        return INF if (abs(x) > 1) == (y > 0) else 0.0
    if x == 0 or math.isinf(x):
        return math.copysign(0.0 if (x == 0) == (y > 0) else INF, sign)
    if x < 0 and not integral:
        return NAN
    exponent = mpf(y) * mpmath.log(abs(mpf(x)))
    if abs(exponent) > 800:
        return math.copysign(INF if exponent > 0 else 0.0, sign)
    return mpf(sign) * mpmath.exp(exponent)


def softplus(x):
    return max(x, mpf(0)) + mpmath.log1p(mpmath.exp(-abs(x)))


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


FINITE = {
    "exp": mpmath.exp, "expm1": mpmath.expm1, "log": mpmath.log, "log1p": mpmath.log1p,
    "sin": mpmath.sin, "cos": mpmath.cos, "tanh": mpmath.tanh,
    "sigmoid": sigmoid, "softplus": softplus,
    "tanhSlope": lambda x: mpmath.sech(x) ** 2,
    "sigmoidSlope": lambda x: sigmoid(x) * sigmoid(-x), "softplusSlope": sigmoid,
}
AT_INFINITY = {
    "exp": (0.0, INF), "expm1": (-1.0, INF), "log": (NAN, INF), "log1p": (NAN, INF),
    "sin": (NAN, NAN), "cos": (NAN, NAN), "tanh": (-1.0, 1.0), "sigmoid": (0.0, 1.0),
    "softplus": (0.0, INF), "tanhSlope": (0.0, 0.0), "sigmoidSlope": (0.0, 0.0),
    "softplusSlope": (0.0, 1.0),
}
KEEP_ZERO = ("expm1", "log1p", "sin", "tanh")


def value(name, x):
    """The true value as a number, or a float where it is fixed exactly."""
    if math.isnan(x):
        return NAN
    if math.isinf(x):
        return AT_INFINITY[name][x > 0]
    if x == 0 and name in KEEP_ZERO:
        return x
    pole = {"log": 0, "log1p": -1}.get(name)
    if pole is not None and x <= pole:
        return -INF if x == pole else NAN
    if abs(x) > 1000 and name not in ("log", "log1p", "sin", "cos"):
        if name == "softplus" and x > 0:
            return mpf(x)
        return AT_INFINITY[name][x > 0]
    return FINITE[name](mpf(x))


def rounded(true):
    """The nearest double, ties to even, and the remainder in 1/1024 ulp."""
    if isinstance(true, float):
        return true, "="
    if true == 0:
        return 0.0, "="
    exponent = max(int(mpmath.mag(true)) - 1, -1022) - 52
    steps = mpmath.ldexp(true, -exponent)
    whole = int(mpmath.nint(steps))
    if abs(whole) == 2**53 and exponent == 971:
        return math.copysign(INF, whole), "="
    result = math.copysign(math.ldexp(abs(whole), exponent), true)
    unit = mpmath.ldexp(1, -exponent) * mpf(math.ulp(result))
    return result, str(int(mpmath.nint((steps - whole) * 1024 / unit)))


def main():
    folder = pathlib.Path(__file__).parent
    # sin and cos of 2^1023 take 1,024 bits to the point, tanh and sigmoid 1,080 beside the 1.
    mp.prec = 1400
    points = {name: [(x,) for x in values] for name, values in POINTS.items()}
    points["pow"] = power_points()
    points |= {name: [(x,) for x in values] for name, values in slope_points().items()}
    points["crossEntropy"] = points["crossEntropySlope"] = cross_entropy_points()
    functions = {
        "pow": power, "crossEntropy": cross_entropy, "crossEntropySlope": cross_entropy_slope
    }
    for name, arguments in points.items():
        lines = []
        for argument in dict.fromkeys(tuple(map(bits, a)) for a in arguments):
            x = [struct.unpack("<d", struct.pack("<Q", pattern))[0] for pattern in argument]
            true = functions[name](*x) if name in functions else value(name, *x)
            if not isinstance(true, float) and abs(true) >= mpf(2) ** 1024:
                true = math.copysign(INF, true)
            result, remainder = rounded(true)
            words = [f"{pattern:016x}" for pattern in (*argument, bits(result))]
            lines.append(" ".join([*words, remainder]))
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n")
        print(f"{name}: {len(lines)} points")


if __name__ == "__main__":
    main()
