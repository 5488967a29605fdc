"""A training loop of PyTorch that knows nothing of l2bench, and leaves one row per run.

Written by: python train.py > results.csv (PyTorch 2.13.0 on a CPU; other versions may give other digits).
Two spirals of points, few of them and with noise; a net of 64 hidden units with and without weight decay, and with dropout.
What two runs of one seed share, and what makes them a pair: the points, the test points and the initial weights.
"""

import csv
import sys

import torch

MODELS = {"plain": (0.0, 0.0), "decay": (0.1, 0.0), "dropout": (0.0, 0.2)}


def spirals(count, generator):
    label = torch.arange(count) % 2
    radius = torch.rand(count, generator=generator)
    angle = 6 * radius + 3.14159 * label
    points = torch.stack([radius * torch.cos(angle), radius * torch.sin(angle)], dim=1)
    return points + 0.05 * torch.randn(count, 2, generator=generator), label


def run(seed, weight_decay, dropout):
    generator = torch.Generator().manual_seed(seed)
    train, train_label = spirals(60, generator)
    test, test_label = spirals(1000, generator)
    torch.manual_seed(seed)
    net = torch.nn.Sequential(
        torch.nn.Linear(2, 64), torch.nn.ReLU(), torch.nn.Dropout(dropout),
        torch.nn.Linear(64, 64), torch.nn.ReLU(), torch.nn.Dropout(dropout),
        torch.nn.Linear(64, 2))
    optimiser = torch.optim.AdamW(net.parameters(), lr=0.01, weight_decay=weight_decay)
    for _ in range(300):
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(net(train), train_label)
        loss.backward()
        optimiser.step()
    net.eval()
    with torch.no_grad():
        logits = net(test)
        accuracy = (logits.argmax(dim=1) == test_label).float().mean()
        test_loss = torch.nn.functional.cross_entropy(logits, test_label)
    return accuracy.item(), test_loss.item()


def main():
    torch.set_num_threads(1)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["model", "weight_decay", "dropout", "seed", "accuracy", "test_loss"])
    for model, (weight_decay, dropout) in MODELS.items():
        for seed in range(1, 9):
            accuracy, test_loss = run(seed, weight_decay, dropout)
            rows.writerow([model, weight_decay, dropout, seed, f"{accuracy:.4f}", f"{test_loss:.5f}"])


if __name__ == "__main__":
    main()
