"""Measures PyTorch's rows of the conventions table: python3 docs/conventions/measure_pytorch.py"""
import sys

import torch

others = 0
RATE = 0.1
DECAY = 0.3


def line(row, measured, told, tolerance=1e-5):
    global others
    same = abs(measured - told) <= tolerance * max(abs(told), 1e-12)
    others += not same
    print("%-26s factor of a step %.9f  table %.9f  %s" % (row, measured, told, "same" if same else "OTHER"))


def factor(kind, steps=1, **options):
    """What a step does to a weight whose loss gradient is zero."""
    weight = torch.nn.Parameter(torch.full((4, 4), 2.0, dtype=torch.float64))
    optimiser = kind([weight], lr=RATE, **options)
    for _ in range(steps):
        weight.grad = torch.zeros_like(weight)
        optimiser.step()
    return (weight.flatten()[0] / 2.0).item()


def coupled_adaptive(name, kind):
    """Coupled decay goes through the adaptive step: the first one does not depend on the decay."""
    weak = factor(kind, weight_decay=DECAY / 100)
    strong = factor(kind, weight_decay=DECAY)
    line("pytorch." + name, strong, weak, 1e-3)


def default(kind):
    return kind([torch.nn.Parameter(torch.ones(2, 2))], lr=RATE).defaults["weight_decay"]


print("PyTorch", torch.__version__)
optim = torch.optim
line("pytorch.SGD", factor(optim.SGD, weight_decay=DECAY), 1 - RATE * DECAY)
for name in ("Adam", "NAdam", "RAdam", "RMSprop", "Adagrad"):
    if name == "RAdam":
        continue  # its first steps are not adaptive yet
    coupled_adaptive(name, getattr(optim, name))
line("pytorch.AdamW", factor(optim.AdamW, weight_decay=DECAY), 1 - RATE * DECAY)
line("pytorch.AdamW, 3 steps", factor(optim.AdamW, 3, weight_decay=DECAY), (1 - RATE * DECAY) ** 3)
for name in ("Adam", "NAdam", "RAdam"):
    try:
        measured = factor(getattr(optim, name), weight_decay=DECAY, decoupled_weight_decay=True)
        line("pytorch.%s.decoupled" % name, measured, 1 - RATE * DECAY)
    except TypeError:
        print("pytorch.%s.decoupled: not in this version" % name)
for name in ("Adafactor", "Muon"):
    if hasattr(optim, name):
        line("pytorch." + name, factor(getattr(optim, name), weight_decay=DECAY), 1 - RATE * DECAY)
    else:
        print("pytorch.%s: not in this version" % name)
for name, told in (("SGD", 0.0), ("Adam", 0.0), ("AdamW", 0.01), ("Muon", 0.1)):
    if hasattr(optim, name):
        line("default of " + name, 1 + default(getattr(optim, name)), 1 + told)
for name in ("LBFGS", "Rprop", "SparseAdam"):
    try:
        getattr(optim, name)([torch.nn.Parameter(torch.ones(2))], weight_decay=DECAY)
        print("pytorch.%s takes weight_decay: OTHER" % name)
        others += 1
    except TypeError:
        print("pytorch.%s: no such parameter, as the table says" % name)
sys.exit(1 if others else 0)
