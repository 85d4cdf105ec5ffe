#!/usr/bin/env python3
"""Measures what a project weighs: 300 experiments, 5 seeds, 3 metrics, 1,000 steps and 69 KB of log a seed.

    python3 src/test/reliability/small_history.py [--sample N] [--seed N] [--paribus PATH]

Everything is run by the tool; then `git gc`, and the pack has to stay below 25 MiB. --sample N runs N experiments and holds the pack
against its share of that, plus 1 MiB for what every project has.
"""

import sys

from lab import Lab, Points, arguments, sound

EXPERIMENTS = 300
LIMIT_MIB = 25

# Noise that does not repeat, so that nothing packs better than real numbers do.
TRAIN = """\
import json, os, random
seed = int(os.environ["PARIBUS_SEED"])
lr = float(open("params.yaml").read().split("lr:")[1].split()[0])
noise = random.Random(f"{seed} {lr}")
with open(os.environ["PARIBUS_METRICS"], "a") as rows:
    for step in range(1000):
        value = 1 - 1 / (step + 2) + noise.gauss(0, 0.01)
        row = {"step": step, "score": value, "loss": 1 / (step + 1) + noise.random() / 50, "seconds": noise.random()}
        rows.write(json.dumps(row) + "\\n")
        print(f"step {step:4d}/1000  loss {row['loss']:.8f}  it/s {noise.random() * 100:.2f}  eta {1000 - step:4d} s" + " " * 8)
"""

METRICS = "metrics:\n  score: {goal: maximize, primary: true, value: best}\n  loss: {goal: minimize}\n  seconds: {goal: minimize}\n"


def main():
    options = arguments(__doc__, "experiments")
    experiments = min(options.sample or EXPERIMENTS, EXPERIMENTS)
    with Lab(options) as lab:
        points = Points(experiments)
        folder = lab.work / "p"
        folder.mkdir()
        (folder / "train.py").write_text(TRAIN)
        (folder / "params.yaml").write_text("lr: 0.1\n")
        lab.git(folder, "init", "-q", "-b", "main")
        lab.git(folder, "add", "-A")
        lab.git(folder, "commit", "-q", "-m", "a project")
        lab.ok(["init", "--command", f"{sys.executable} train.py", "--metric", "score:maximize", "--params", "params.yaml", "--seeds", "1..5"], folder)
        text = (folder / "paribus.yaml").read_text()
        old = text[text.index("metrics:") : text.index("#  val_f1")]
        (folder / "paribus.yaml").write_text(text.replace(old, METRICS))
        lab.git(folder, "commit", "-q", "-a", "-m", "three metrics")
        lab.ok(["run"], folder)
        for number in range(experiments):
            done = lab.call(["try", f"lr={0.2 + number / 1000:.3f}", "--because", f"value {number} may be better"], folder)
            points.reach()
            if done.returncode != 0:
                points.fail(f"experiment {number}", f"exit code {done.returncode}: {done.stderr[-400:]}")
        lab.git(folder, "gc", "-q", "--prune=now")
        counts = dict(line.split(": ") for line in lab.git(folder, "count-objects", "-v").splitlines())
        mib = int(counts["size-pack"]) / 1024
        limit = LIMIT_MIB if experiments == EXPERIMENTS else LIMIT_MIB * experiments / EXPERIMENTS + 1
        print(f"{experiments} experiments: {mib:.1f} MiB packed, {mib / experiments * EXPERIMENTS:.1f} MiB at that rate for {EXPERIMENTS}")
        if mib > limit:
            points.fail("size", f"{mib:.1f} MiB packed, at most {limit:.1f}")
        for complaint in sound(lab, folder, lab.work / "other.git"):
            points.fail("afterwards", complaint)
        return points.finish()


if __name__ == "__main__":
    sys.exit(main())
