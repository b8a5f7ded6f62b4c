"""The partial derivatives of a power up to the third order, by sympy and mpmath with 60 digits.

Differentiates x^y symbolically and evaluates the result; at a base of 0 it takes the limit from above, which is what the
derivative is at a base so small that a logarithm of it outweighs every other number. Writes powers.json beside this file: a list
of [base, exponent, times by the base, times by the exponent, value], where "nan" stands for a derivative that there is not,
"inf" and "-inf" for one without bound.
"""
import json, os
from mpmath import mp, mpf, mpc
import sympy

mp.dps = 60
x, y = sympy.symbols("x y")
ALMOST_ZERO = mpf(10) ** -(10**15)
BASES = [0.0, 0.5, 1.0, 2.0, 3.75, -1.0, -2.0]
EXPONENTS = [-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0]


def value(function, base, exponent, by_exponent):
    if base < 0:
        if by_exponent or exponent != int(exponent): return "nan"
        return float(function(mpf(base), mpf(exponent)).real)
    found = mpf(function(ALMOST_ZERO if base == 0 else mpf(base), mpf(exponent)))
    if base == 0:
        if abs(found) > 1e9: return "inf" if found > 0 else "-inf"
        if abs(found) < 1e-9: return 0.0
    return float(found)


rows = []
for i in range(4):
    for j in range(4 - i):
        derivative = x**y
        if i: derivative = sympy.diff(derivative, x, i)
        if j: derivative = sympy.diff(derivative, y, j)
        # Of the powers of log x each coefficient as a product, so that one that is 0 is exactly that.
        polynomial = sympy.expand(sympy.simplify(derivative / x ** (y - i)))
        polynomial = sympy.collect(polynomial, sympy.log(x), sympy.factor)
        function = sympy.lambdify((x, y), polynomial * x ** (y - i), "mpmath")
        for base in BASES:
            for exponent in EXPONENTS:
                # By convention the derivatives of 0^y by y are 0 at y = 0, where there is no limit.
                if base == 0 and exponent == 0 and i == 0 and j > 0: continue
                rows.append([base, exponent, i, j, value(function, base, exponent, j > 0)])
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "powers.json"), "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")
print(len(rows))
