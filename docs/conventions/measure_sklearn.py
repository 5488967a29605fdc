"""Measures scikit-learn's rows of the conventions table: python3 docs/conventions/measure_sklearn.py"""
import sys

import numpy as np
import sklearn
from sklearn.linear_model import (ElasticNet, LogisticRegression, Ridge, RidgeClassifier, SGDClassifier)
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.svm import LinearSVC

others = 0


def line(row, measured, told, tolerance=1e-4):
    """One row: equal up to the tolerance, or other."""
    global others
    same = np.all(np.abs(np.asarray(measured) - told) <= tolerance * np.abs(told))
    others += not same
    shown = ", ".join("%.8g" % v for v in np.atleast_1d(measured))
    print("%-36s measured %-40s table %.8g  %s" % (row, shown, told, "same" if same else "OTHER"))


def table(twice=False):
    random = np.random.default_rng(7)
    x = random.normal(size=(40, 3)) * [0.56, 1.02, 1.91] + [1.0, -0.5, 1.8]
    y = 0.3 + x @ [2.0, -1.0, 0.5] + random.normal(size=40)
    return (np.vstack([x, x]), np.concatenate([y, y])) if twice else (x, y)


def strengths(x, slope, w):
    """-g_j / (2 w_j), g the gradient of the mean loss."""
    return -(x * slope[:, None]).mean(axis=0) / (2 * np.ravel(w))


def squared(x, y, model):
    slope = 2 * (x @ np.ravel(model.coef_) + model.intercept_ - y)
    return strengths(x, slope, model.coef_), slope.mean()


def log_loss(x, sign, model):
    f = x @ np.ravel(model.coef_) + model.intercept_
    slope = -sign / (1 + np.exp(sign * f))
    return strengths(x, slope, model.coef_), slope.mean()


def squared_hinge(x, sign, model):
    f = x @ np.ravel(model.coef_) + model.intercept_
    slope = -2 * sign * np.maximum(0, 1 - sign * f)
    return strengths(x, slope, model.coef_), slope.mean()


def linear_models():
    for twice in (False, True):
        x, y = table(twice)
        n = len(y)
        sign = np.where(y > np.median(y), 1.0, -1.0)
        told = 2.0 / n
        line("sklearn.Ridge, n = %d" % n, squared(x, y, Ridge(2.0).fit(x, y))[0], told)
        line("sklearn.RidgeClassifier, n = %d" % n, squared(x, sign, RidgeClassifier(2.0).fit(x, sign))[0], told)
        net = ElasticNet(0.05, l1_ratio=1e-12, tol=1e-14, max_iter=1000000).fit(x, y)
        line("sklearn.ElasticNet, n = %d" % n, squared(x, y, net)[0], 0.05)
        for solver in ("lbfgs", "newton-cg", "newton-cholesky", "sag", "saga"):
            try:
                model = LogisticRegression(C=0.5, solver=solver, tol=1e-10, max_iter=100000).fit(x, sign)
            except ValueError as e:
                print("sklearn.LogisticRegression, %s: %s" % (solver, str(e).splitlines()[0]))
                continue
            lam, free = log_loss(x, sign, model)
            line("sklearn.LogisticRegression, %s, n = %d" % (solver, n), lam, 1 / (2 * n * 0.5))
            line("  its intercept is free: 1 + gradient", 1 + free, 1.0)
        model = LogisticRegression(C=0.5, solver="liblinear", tol=1e-10, max_iter=100000).fit(x, sign)
        lam, own = log_loss(x, sign, model)
        line("sklearn.LogisticRegression.liblinear", np.append(lam, -own / (2 * model.intercept_)), 1 / (2 * n * 0.5))
        model = LinearSVC(C=0.5, dual=False, tol=1e-12, max_iter=1000000).fit(x, sign)
        lam, own = squared_hinge(x, sign, model)
        line("sklearn.LinearSVC, n = %d" % n, np.append(lam, -own / (2 * model.intercept_)), 1 / (2 * n * 0.5))
        model = SGDClassifier(loss=sgd_log_loss(), alpha=0.2, tol=None, max_iter=20000, random_state=1,
                              learning_rate="invscaling", eta0=0.05, power_t=0.5, average=False).fit(x, sign)
        # Its steps are noisy: the size is told, not the digits.
        line("sklearn.SGDClassifier, n = %d" % n, np.median(log_loss(x, sign, model)[0]), 0.2 / 2, 0.1)


def sgd_log_loss():
    return "log" if tuple(int(p) for p in sklearn.__version__.split(".")[:2]) < (1, 1) else "log_loss"


def network(kind, alpha, batch, rate):
    return kind(hidden_layer_sizes=(2,), solver="sgd", alpha=alpha, batch_size=batch, learning_rate_init=rate, momentum=0,
                nesterovs_momentum=False, random_state=3)


def networks():
    """A single step of plain gradient descent with two strengths: their difference is the penalty's own step."""
    x, y = table()
    rate = 1e-3
    for name, kind, label in (("MLPRegressor.sgd", MLPRegressor, y), ("MLPClassifier.sgd", MLPClassifier, y > 2)):
        for batch in (40, 10):
            weights = []
            for alpha in (0.0, 3.0):
                model = network(kind, alpha, batch, rate)
                model.partial_fit(x[:batch], label[:batch], **({"classes": [False, True]} if kind is MLPClassifier else {}))
                weights.append(model.coefs_[0].copy())
            start = network(kind, 0.0, batch, 1e-300)
            start.partial_fit(x[:batch], label[:batch], **({"classes": [False, True]} if kind is MLPClassifier else {}))
            share = np.median((weights[0] - weights[1]) / start.coefs_[0]) / rate
            # How many times the mean squared error is its own loss: 2, for it takes half of it.
            half = 1
            if kind is MLPRegressor:
                half = ((start.predict(x[:batch]) - label[:batch]) ** 2).mean() / start.loss_
            line("sklearn.%s, B = %d" % (name, batch), half * share / 2, 3.0 / batch if kind is MLPRegressor else 3.0 / (2 * batch))


print("scikit-learn", sklearn.__version__)
linear_models()
networks()
sys.exit(1 if others else 0)
