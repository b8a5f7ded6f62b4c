"""The line of least squares through the receipts of the chapter on the straight line.

numpy's singular value decomposition and scikit-learn, without Gradbook; the points are read from the
notebook. Writes straight_line.json beside this file.

    pip install numpy scikit-learn
    python3 straight_line.py
"""

import json
import pathlib
import re

import numpy as np
from sklearn.linear_model import LinearRegression

here = pathlib.Path(__file__).parent
notebook = (here.parents[2] / "Templates/notebooks/straight-line.md").read_text()
# The table of points is the longest of the notebook's data cells.
cells = re.findall(r"^```\{data\}\n(?:#\|.*\n)*.*,.*\n((?:.*\n)*?)```$", notebook, re.MULTILINE)
points = np.array(
    [[float(x) for x in line.split(",")] for line in max(cells, key=len).splitlines()]
)
x, y = points[:, 0], points[:, 1]

(slope, intercept), *_ = np.linalg.lstsq(np.stack([x, np.ones(len(x))], axis=1), y, rcond=None)
other = LinearRegression().fit(x[:, None], y)
assert abs(other.coef_[0] - slope) < 1e-12 and abs(other.intercept_ - intercept) < 1e-12

result = {
    "rows": len(x),
    "slope": float(slope),
    "intercept": float(intercept),
    "loss": float(((slope * x + intercept - y) ** 2).mean()),
}
(here / "straight_line.json").write_text(json.dumps(result, indent=2) + "\n")
