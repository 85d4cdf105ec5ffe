"""Makes session.csv: a keep-or-discard session on single runs, in the shape of the public record that is the warning.

    python3 src/test/python/session.py > src/test/resources/dev/paribus/evidence/session.csv

126 rows, each one change against the best so far, each measured once and kept whenever its number was lower. 22 are kept, 14 of
them for a gain that is smaller than the 0.0007 by which the one logged change of nothing but the seed moved the metric. What is
made up is the study, not the shape: true effects are drawn (most ideas do nothing, some harm, few help), noise of one run is
added, and the first of the drawn sessions with these counts is printed. Standard library only.
"""

import random

ROWS, KEPT, SMALL, SEED_CHANGE = 126, 22, 14, 0.0007
NOISE = SEED_CHANGE / 2**0.5  # the difference of two runs moves by sqrt(2) times the noise of one
IDEAS = ("depth", "width", "warm-up", "weight decay", "batch size", "learning rate", "window", "softcap", "init scale", "dropout")


def session(seed):
    draw = random.Random(seed)
    truth = best = 0.9979
    best = round(truth + draw.gauss(0, NOISE), 6)
    rows = [("baseline", f"{best:.6f}", "keep", "")]
    gains = []
    for number in range(1, ROWS):
        idea = f"{draw.choice(IDEAS)} {number}"
        luck = draw.random()
        if luck < 0.04:
            rows.append((idea, "", "crash", ""))
            continue
        effect = abs(draw.gauss(0, 0.004)) if luck < 0.55 else -abs(draw.gauss(0, 0.0012)) if luck > 0.85 else 0
        value = round(truth + effect + draw.gauss(0, NOISE), 6)
        gain = best - value
        if gain > 0:
            gains.append(gain)
            truth, best = truth + effect, value
        rows.append((idea, f"{value:.6f}", "keep" if gain > 0 else "discard", f"{truth:.6f}"))
    # The baseline is kept, too.
    return rows, 1 + len(gains), sum(gain < SEED_CHANGE for gain in gains)


def main():
    seed = 0
    while True:
        rows, kept, small = session(seed)
        if (kept, small) == (KEPT, SMALL):
            break
        seed += 1
    print("idea,val_bpb,decision,truth_of_the_best")
    for row in rows:
        print(",".join(row))


if __name__ == "__main__":
    main()
