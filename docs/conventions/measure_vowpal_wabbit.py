"""Measures Vowpal Wabbit's rows of the conventions table: python3 docs/conventions/measure_vowpal_wabbit.py [COMMAND]

COMMAND is vw where nothing is said. Needs nothing else.
"""
import math
import os
import random
import subprocess
import sys
import tempfile

VW = sys.argv[1] if len(sys.argv) > 1 else "vw"
TEXT = subprocess.run([VW, "--version"], check=True, capture_output=True, text=True).stdout.strip()
VERSION = int(TEXT.split(".")[0])
FOLDER = tempfile.TemporaryDirectory()
others = 0


def line(row, measured, told, tolerance):
    """One row: equal up to the tolerance, which is what single precision leaves, or other."""
    global others
    same = all(abs(m - told) <= tolerance * abs(told) for m in measured)
    others += not same
    shown = ", ".join("%.6g" % m for m in measured)
    print("%-34s measured %-48s table %.6g  %s" % (row, shown, told, "same" if same else "OTHER"))


def path(name):
    return os.path.join(FOLDER.name, name)


def vw(arguments):
    subprocess.run([VW, "--quiet"] + arguments.split(), check=True, cwd=FOLDER.name)


def write(name, rows):
    """A label of None is left out."""
    with open(path(name), "w", encoding="ascii") as file:
        for x, y in rows:
            label = "" if y is None else "%.9g " % y
            file.write(label + "| a:%.9g b:%.9g c:%.9g\n" % tuple(x))


def table(logistic):
    """The features are neither centred nor of one scale."""
    random.seed(7)
    rows = []
    for _ in range(40):
        x = [1 + 0.56 * random.gauss(0, 1), -0.5 + 1.02 * random.gauss(0, 1), 1.8 + 1.91 * random.gauss(0, 1)]
        y = 0.3 + 2 * x[0] - x[1] + 0.5 * x[2] + random.gauss(0, 1)
        rows.append((x, (1 if y > 3.5 else -1) if logistic else y))
    return rows


def fitted(rows, arguments):
    """The weights and, last, the constant: from predictions far out, for a stored model holds weights before their shrinking."""
    write("train", rows)
    for name in ("model", "cache"):
        if os.path.exists(path(name)):
            os.remove(path(name))
    # Predictions are cut to the labels seen otherwise, in training too.
    wide = " --min_prediction -1e9 --max_prediction 1e9"
    if VERSION >= 9 and "--bfgs" in arguments:
        wide += " --predict_only_model"
    vw("-d train -f model " + arguments + wide)
    far = 1000.0
    write("axes", [([far * (j == k) for k in range(3)], None) for j in range(4)])
    vw("-d axes -t -i model -r raw" + wide)
    with open(path("raw"), encoding="ascii") as file:
        at = [float(text.split()[0].split(":")[-1]) for text in file if text.strip()]
    return [(f - at[3]) / far for f in at[:3]] + [at[3]]


def dot(w, x):
    return sum(a * b for a, b in zip(w, x + [1.0]))


def slope(logistic, f, y):
    """Of (f - y)^2 or log(1 + exp(-y f))."""
    return -y / (1 + math.exp(y * f)) if logistic else 2 * (f - y)


def sgd(logistic):
    """One pass against the recursion: per example w *= 1 - lr l2 beside the step along the gradient where w was."""
    rows = table(logistic)
    for rate, l2 in ((0.02, 0.1), (0.01, 0.4)):
        w = [0.0] * 4
        for x, y in rows:
            step = rate * slope(logistic, dot(w, x), y)
            w = [a * (1 - rate * l2) - step * b for a, b in zip(w, x + [1.0])]
        measured = fitted(rows, "--sgd --power_t 0 -l %g --l2 %g %s" % (rate, l2, loss(logistic)))
        shares = [m / t for m, t in zip(measured, w)]
        line("vw.sgd, %s, l2 %g: shares" % (name(logistic), l2), shares, 1, 1e-3)


def bfgs(logistic):
    """-g_j / (2 w_j) of the fitted weights, g the gradient of the mean loss."""
    for twice in (1, 2):
        rows = table(logistic) * twice
        n = len(rows)
        for l2 in (4, 1):
            arguments = "--bfgs --l2 %g --passes 200 -c --cache_file cache --holdout_off --termination 0 %s" % (l2, loss(logistic))
            for free in (False, True):
                w = fitted(rows, arguments + (" --no_bias_regularization" if free else ""))
                slopes = [slope(logistic, dot(w, x), y) for x, y in rows]
                g = [sum(s * (x + [1.0])[j] for s, (x, _) in zip(slopes, rows)) / n for j in range(4)]
                strengths = [-a / (2 * b) for a, b in zip(g, w)]
                row = "vw.bfgs%s, %s, l2 %g, n %d" % (".free-bias" if free else "", name(logistic), l2, n)
                line(row, strengths[:3] if free else strengths, l2 / (2 * n), 2e-2)
                if free:
                    line("  its constant is free: 1 + gradient", [1 + g[3]], 1, 1e-3)


def default():
    """No fixed strength: the same rows more often are a stronger penalty."""
    rows = table(False)
    l2 = 0.01
    found = []
    for passes in (20, 200):
        w = fitted(rows * passes, "--l2 %g" % l2)
        slopes = [2 * (dot(w, x) - y) for x, y in rows]
        found.append(-sum(s * x[0] for s, (x, _) in zip(slopes, rows)) / len(rows) / (2 * w[0]) / (l2 / 2))
    global others
    same = found[0] > 10 and found[1] > 3 * found[0]
    others += not same
    print("vw.default: %.0f times l2 / 2 after 800 examples, %.0f times after 8000, the table: no fixed strength  %s"
          % (found[0], found[1], "same" if same else "OTHER"))


def loss(logistic):
    return "--loss_function logistic" if logistic else ""


def name(logistic):
    return "logistic" if logistic else "squared"


print("Vowpal Wabbit", TEXT)
for kind in (False, True):
    sgd(kind)
    bfgs(kind)
default()
sys.exit(1 if others else 0)
