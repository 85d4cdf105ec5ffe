"""Writes the expected verdicts of 500 random designs, computed with scipy and exact fractions, apart from our Java code.

Run in a virtual environment that has scipy; the committed file was made with Python 3.11, scipy 1.17.1, numpy 2.4.6:

    python3 src/test/python/verdicts.py > src/test/resources/dev/paribus/evidence/verdicts.csv
"""

import math
import random
from fractions import Fraction

from scipy import stats

ALPHA = 0.025


def mean(v):
    return sum(v, Fraction(0)) / len(v)


def var(v):
    m = mean(v)
    return sum(((x - m) ** 2 for x in v), Fraction(0)) / (len(v) - 1)


def welch(y, x, s, w, d):
    a, b = var(y) / len(y), w * w * var(x) / len(x)
    if a + b == 0:
        return None
    raw = (a + b) ** 2 / (a * a / (len(y) - 1) + b * b / (len(x) - 1))
    return s * (mean(y) - w * mean(x) - d), math.sqrt(a + b), min(float(raw), 2 * (min(len(y), len(x)) - 1))


def paired(y, x, s, w, d):
    e = [s * (p - w * q - d) for p, q in zip(y, x)]
    return (mean(e), math.sqrt(var(e) / len(e)), len(e) - 1) if var(e) else None


def one_seed(y, x, s, w, d):
    return s * (y[0] - w * mean(x) - d), math.sqrt(var(x) * (1 + w * w / len(x))), len(x) - 1


def one_sample(y, s, c, examples):
    a = var(y) / len(y)
    if examples is None:
        return s * (mean(y) - c), math.sqrt(a), len(y) - 1
    q = mean(y) * (1 - mean(y)) / examples
    return s * (mean(y) - c), math.sqrt(a + q), float((a + q) ** 2 / (a * a / (len(y) - 1)))


def values(rnd, n, centre, sd, digits):
    while True:
        out = [f"{rnd.gauss(centre, sd):.{digits}f}" for _ in range(n)]
        if n == 1 or len(set(out)) > 1:
            return out


def design(rnd):
    s = rnd.choice([1, -1])
    digits, sd = rnd.choice([(4, 0.002), (3, 0.01), (6, 0.0005), (1, 2.0)])
    centre = 60.0 if digits == 1 else rnd.uniform(0.3, 0.9)
    kind = rnd.choice(["plain", "offset", "offset", "loss", "percent", "number", "share", "single"])
    n_p = rnd.randint(3, 8) if kind == "single" else rnd.randint(2, 8)
    pairs = kind in ("plain", "offset", "loss", "percent") and rnd.random() < 0.4
    n_c = 1 if kind == "single" else rnd.randint(2, n_p) if pairs else rnd.randint(2, 8)
    if kind == "share":
        digits, sd, centre = 4, 0.01, rnd.uniform(0.5, 0.95)
    y = values(rnd, n_c, centre + s * sd * rnd.choice([-3, -1, 0, 0.5, 1, 2, 4]), sd * rnd.choice([1, 1, 3]), digits)
    x = values(rnd, n_p, centre, sd, digits)
    return s, digits, sd, centre, kind, pairs, y, x


def row(rnd, number):
    s, digits, sd, centre, kind, pairs, ys, xs = design(rnd)
    y, x = [Fraction(v) for v in ys], [Fraction(v) for v in xs]
    if pairs:
        x = x[: len(y)]
    k, look = rnd.choice([1, 1, 2, 5, 20]), rnd.choice([1, 1, 1, 2])
    equal_noise = kind == "single" and rnd.random() < 0.5
    examples = rnd.choice([50, 200, 1000]) if kind == "share" else None
    sign = (">" if s > 0 else "<") + rnd.choice(["", "="])
    w, d, asked = Fraction(1), Fraction(0), 0
    if kind in ("number", "share"):
        text = f"{centre + s * sd * rnd.choice([-2, -0.5, 0.5]):.{digits}f}"
        d, bound = Fraction(text), text
    elif kind in ("offset", "loss"):
        size = f"{sd * rnd.choice([0.5, 1, 2]):.{digits + 1}f}"
        up = (s > 0) == (kind == "offset")
        d, bound, asked = Fraction(size) * (1 if up else -1), f"parent {'+' if up else '-'} {size}", s * (1 if up else -1)
    elif kind == "percent":
        size, up = rnd.choice(["0.5", "2", "10"]), rnd.random() < 0.5
        w += Fraction(size) / 100 * (1 if up else -1) * (1 if mean(x) > 0 else -1)
        bound, asked = f"parent {'+' if up else '-'} {size}%", s * (1 if up else -1)
    else:
        bound = "parent"
    alpha, absolute = (0.005 if kind == "single" else ALPHA), kind in ("number", "share")
    if absolute:
        gain, excess = None, one_sample(y, s, d, examples)
    elif kind == "single":
        gain, excess = one_seed(y, x, s, 1, 0), one_seed(y, x, s, w, d)
    else:
        how = paired if pairs else welch
        gain, excess = how(y, x, s, 1, 0), how(y, x, s, w, d)
        if gain is None or excess is None:
            return None
    proving = gain if gain is not None and asked >= 0 else excess
    p_s = stats.t.sf(float(proving[0]) / proving[1], proving[2])
    p_r = stats.t.cdf(float(excess[0]) / excess[1], excess[2])
    met = excess[0] >= 0 if "=" in sign else excess[0] > 0
    may = kind != "single" or equal_noise
    verdict = "inconclusive"
    if may and met and k * p_s <= alpha:
        verdict = "supported"
    elif look * p_r <= alpha:
        verdict = "refuted"
    shown = excess if gain is None else gain
    half = stats.t.isf(ALPHA, shown[2]) * shown[1]
    numbers = [float(shown[0]), float(excess[0]), shown[1], shown[2], excess[1], excess[2]]
    numbers += [float(shown[0]) - half, float(shown[0]) + half, p_s, p_r]
    head = [str(number), "maximize" if s > 0 else "minimize", "paired" if pairs else "independent", f"{sign} {bound}"]
    head += [str(k), str(look), "equal-noise" if equal_noise else "", "" if examples is None else str(examples)]
    return head + [" ".join(ys), "" if absolute else " ".join(xs)] + [f"{v:.12g}" for v in numbers] + [verdict]


def main():
    rnd = random.Random(20261125)
    print(
        "id,goal,pairing,criterion,k,look,one_seed,examples,child,parent,"
        "shown,excess,se,df,se_excess,df_excess,lower,upper,p_s,p_r,verdict"
    )
    number = 0
    while number < 500:
        found = row(rnd, number + 1)
        if found is not None:
            number += 1
            print(",".join(found))


if __name__ == "__main__":
    main()
