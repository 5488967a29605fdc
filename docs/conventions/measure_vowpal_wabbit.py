"""Measures Vowpal Wabbit's rows of the conventions table: python3 docs/conventions/measure_vowpal_wabbit.py"""
import os
import random
import sys
import tempfile

import vowpalwabbit

others = 0
RATE = 0.02
L2 = 0.1


def line(row, measured, told, tolerance):
    global others
    same = abs(measured - told) <= tolerance * abs(told)
    others += not same
    print("%-20s measured %.8g  table %.8g  %s" % (row, measured, told, "same" if same else "OTHER"))


def table():
    random.seed(7)
    rows = []
    for _ in range(40):
        x = [1 + 0.56 * random.gauss(0, 1), -0.5 + 1.02 * random.gauss(0, 1), 1.8 + 1.91 * random.gauss(0, 1)]
        rows.append((x, 0.3 + 2 * x[0] - x[1] + 0.5 * x[2] + random.gauss(0, 1)))
    return rows


def text(x, y):
    return "%.9g | a:%.9g b:%.9g c:%.9g" % (y, *x)


def sgd():
    """One pass against the recursion w *= 1 - lr l2, then the step along the gradient of (y - f)^2."""
    rows = table()
    model = vowpalwabbit.Workspace("--sgd --power_t 0 -l %g --l2 %g --quiet --min_prediction -1e9 --max_prediction 1e9" % (RATE, L2))
    w = [0.0] * 4
    for x, y in rows:
        model.learn(text(x, y))
        values = x + [1.0]
        w = [v * (1 - RATE * L2) for v in w]
        f = sum(a * b for a, b in zip(w, values))
        # The step is the learning rate times the gradient of (y - f)^2.
        w = [a - 2 * RATE * (f - y) * b for a, b in zip(w, values)]
    x = [1.0, 1.0, 1.0]
    line("vw.sgd", model.predict(text(x, 0).split(" ", 1)[1]), sum(w), 1e-2)
    model.finish()


def bfgs():
    """-g_j / (2 w_j) of the fitted weights; w from predictions along each axis."""
    rows = table()
    folder = tempfile.mkdtemp()
    data = os.path.join(folder, "data.txt")
    with open(data, "w", encoding="ascii") as file:
        file.writelines(text(x, y) + "\n" for x, y in rows)
    model = vowpalwabbit.Workspace(
        "--bfgs --l2 4 -d %s --passes 200 -c --cache_file %s.cache --termination 0 --quiet -f %s.model" % (data, data, data))
    model.finish()
    model = vowpalwabbit.Workspace("-i %s.model -t --quiet --min_prediction -1e9 --max_prediction 1e9" % data)

    def at(x):
        return model.predict("| a:%.9g b:%.9g c:%.9g" % tuple(x))

    base = at([1, 1, 1])
    w = [at([1 + (j == k) for k in range(3)]) - base for j in range(3)]
    b = base - sum(w)
    slopes = [2 * (sum(a * c for a, c in zip(w, x)) + b - y) for x, y in rows]
    for j in range(3):
        gradient = sum(s * x[j] for s, (x, _) in zip(slopes, rows)) / len(rows)
        line("vw.bfgs, weight %d" % (j + 1), -gradient / (2 * w[j]), 4 / (2 * len(rows)), 2e-2)
    model.finish()


print("Vowpal Wabbit", vowpalwabbit.__version__)
sgd()
bfgs()
sys.exit(1 if others else 0)
