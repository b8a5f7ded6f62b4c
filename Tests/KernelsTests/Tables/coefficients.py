"""Prints the constants of the elementary functions in Sources/Kernels.

Each polynomial interpolates its function at Chebyshev nodes, in 60 digits, and is then rounded
to doubles: within a factor of two of the best polynomial, and no iteration that may not converge.
The error printed is the largest one of the rounded polynomial over the interval.

    python3 coefficients.py        needs mpmath 1.3
"""

import struct

from mpmath import atanh, cos, exp, floor, log, log1p, matrix, lu_solve, mp, mpf, pi, sin, sqrt

mp.dps = 60


def hexadecimal(value):
    """A double as Swift writes it."""
    mantissa, exponent = float(value).hex().split("p")
    head, _, tail = mantissa.partition(".")
    tail = tail.rstrip("0")
    return head + ("." + tail if tail else "") + "p" + exponent


def fit(name, function, low, high, degree):
    low, high = mpf(low), mpf(high)
    count = degree + 1
    nodes = [
        (low + high) / 2 + (high - low) / 2 * cos(pi * (2 * i + 1) / (2 * count))
        for i in range(count)
    ]
    rows = matrix([[node**j for j in range(count)] for node in nodes])
    exact = lu_solve(rows, matrix([function(node) for node in nodes]))
    rounded = [float(c) for c in exact]
    worst = 0
    for i in range(401):
        x = low + (high - low) * (i + mpf(1) / 7) / 401
        worst = max(worst, abs(sum(mpf(c) * x**j for j, c in enumerate(rounded)) - function(x)))
    print(f"{name}: error {float(worst):.1e}")
    for c in rounded:
        print("   ", hexadecimal(c))


def parts(name, value, *widths):
    """Splits a constant into doubles of the given widths in bits, and a rest."""
    print(f"{name}:")
    for width in widths:
        scale = mpf(2) ** (width - 1 - int(floor(log(abs(value), 2))))
        head = floor(value * scale) / scale
        print("   ", hexadecimal(head))
        value -= head
    print("   ", hexadecimal(value))


def bits(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def double(pattern):
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def power_table(count=32):
    """Per interval of the mantissa: the rounded reciprocal of its middle, and its logarithm.

    The intervals have equal widths in bit patterns and the one that holds 1 extends equally far
    to both sides, so its reciprocal is exactly 1 and the logarithm near 1 has no constant term.
    """
    step = 2**52 // count
    start = bits(1.0) - 2 * step // 3
    offset = start - (count // 2) * step
    print(f"power offset: {offset:#018x}")
    largest = mpf(0)
    for i in range(count):
        low, high = mpf(double(offset + i * step)), mpf(double(offset + (i + 1) * step))
        inverse = 1 / ((low + high) / 2)
        inverse = floor(inverse * 512 + mpf(1) / 2) / 512
        if low < 1 < high:
            inverse = mpf(1)
        largest = max(largest, abs(low * inverse - 1), abs(high * inverse - 1))
        value = -log(inverse)
        head = floor(value * 2**42 + mpf(1) / 2) / 2**42
        print(f"  SIMD4({hexadecimal(inverse)}, {hexadecimal(head)}, {hexadecimal(value - head)}, 0),")
    print("largest |r|:", float(largest))
    return largest


def main():
    parts("ln 2", log(2), 42)
    parts("pi/2", pi / 2, 33, 33, 33)
    parts("pi/2", pi / 2, 53)
    mp.dps = 420
    words = int(floor(2 / pi * mpf(2) ** (64 * 19)))
    mp.dps = 60
    print("2/pi:")
    for i in range(19):
        print(f"    {words >> (64 * (18 - i)) & (2**64 - 1):#018x},")

    fit("exp, after 1 + r + r*r/2, over r^3",
        lambda r: (exp(r) - 1 - r - r * r / 2) / r**3, "-0.3466", "0.3466", 9)
    fit("log, 2 atanh(s) after 2s, over s^3, in s^2",
        lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z, 0, (3 - 2 * sqrt(2)) ** 2, 6)
    fit("sin after r, over r^3, in r^2",
        lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, 0, "0.61686", 6)
    fit("cos after 1 - r*r/2, over r^4, in r^2",
        lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, 0, "0.61686", 5)
    largest = power_table()
    fit("log1p after r - r*r/2, over r^3",
        lambda r: (log1p(r) - r + r * r / 2) / r**3, -largest, largest, 7)


if __name__ == "__main__":
    main()
