"""Tells the sex of a penguin from its measurements: logistic regression by gradient descent, no packages."""
import json
import math
import os
import random

import evaluate

MEASURES = ["bill_length_mm", "flipper_length_mm", "body_mass_g"]


def features(penguin):
    """What the model sees of one penguin."""
    measured = [float(penguin[name]) for name in MEASURES]
    return measured


def scaling(columns):
    """Mean and spread of each column of the training data."""
    means = [math.fsum(column) / len(column) for column in columns]
    spreads = [
        math.sqrt(math.fsum((x - mean) ** 2 for x in column) / len(column)) or 1.0
        for column, mean in zip(columns, means)
    ]
    return means, spreads


def chance(weights, x):
    """The model's chance that a penguin is male; the last weight is the bias."""
    z = weights[-1]
    for weight, value in zip(weights, x):
        z += weight * value
    return 1.0 / (1.0 + math.exp(-z))


def epoch(weights, speeds, data, params, rng):
    """One pass over the training data in a new order."""
    lr, momentum, l2 = params["optimizer"]["lr"], params["optimizer"]["momentum"], params["model"]["l2"]
    for _, x, male in sorted((rng.random(), x, male) for x, male in data):
        error = chance(weights, x) - male
        for i, value in enumerate(x + [1.0]):
            speeds[i] = momentum * speeds[i] - lr * (error * value + l2 * weights[i])
            weights[i] += speeds[i]


def main():
    with open(os.environ["PARIBUS_PARAMS"]) as file:
        params = json.load(file)
    seed = int(os.environ["PARIBUS_SEED"])

    train, validation = evaluate.split(evaluate.penguins(), seed)
    train = train[: round(len(train) * params["data"]["fraction"])]
    raw = [features(penguin) for penguin in train]
    means, spreads = scaling(list(zip(*raw)))

    def scaled(values):
        return [(value - mean) / spread for value, mean, spread in zip(values, means, spreads)]

    data = [(scaled(values), penguin["sex"] == "male") for values, penguin in zip(raw, train)]
    unseen = [scaled(features(penguin)) for penguin in validation]
    print(f"seed {seed}: {len(train)} penguins to learn from, {len(validation)} to judge", flush=True)

    rng = random.Random(seed)
    weights = [0.1 * (rng.random() - 0.5) for _ in range(len(means) + 1)]
    speeds = [0.0] * len(weights)
    for step in range(1, params["epochs"] + 1):
        epoch(weights, speeds, data, params, rng)
        accuracy, loss = evaluate.judge([chance(weights, x) for x in unseen], validation)
        with open(os.environ["PARIBUS_METRICS"], "a") as file:
            file.write(json.dumps({"step": step, "val_accuracy": accuracy, "val_loss": loss}) + "\n")
        print(f"epoch {step}: val_accuracy {accuracy} val_loss {loss}", flush=True)
    print(f"val_accuracy: {accuracy}\nval_loss: {loss}")


if __name__ == "__main__":
    main()
