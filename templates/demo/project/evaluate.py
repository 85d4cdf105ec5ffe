"""The yardstick: which penguins count, how they are split, how a prediction is judged.

Protected in paribus.yaml: an experiment that changed this file would measure itself with a ruler of its own.
"""
import csv
import math
import random


def penguins(path="data/penguins.csv"):
    """All penguins of known sex, as dictionaries of text."""
    with open(path, newline="") as file:
        return [row for row in csv.DictReader(file) if row["sex"] in ("female", "male")]


def split(rows, seed):
    """Training and validation rows, seven to three, another cut for each seed."""
    rng = random.Random(seed)
    keys = [rng.random() for _ in rows]
    order = sorted(range(len(rows)), key=keys.__getitem__)
    cut = len(rows) * 7 // 10
    return [rows[i] for i in order[:cut]], [rows[i] for i in order[cut:]]


def judge(chances, rows):
    """Share of right answers and mean log loss, for chances of being male; four decimals."""
    right, loss = 0, []
    for chance, row in zip(chances, rows):
        male = row["sex"] == "male"
        right += (chance > 0.5) == male
        loss.append(-math.log(max(chance if male else 1.0 - chance, 1e-12)))
    return round(right / len(rows), 4), round(math.fsum(loss) / len(rows), 4)
