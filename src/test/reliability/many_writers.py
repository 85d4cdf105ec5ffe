#!/usr/bin/env python3
"""Many writers at once, while git packs and clears up under them.

    python3 src/test/reliability/many_writers.py [--sample N] [--seed N] [--paribus PATH]

Each round, 16 processes of `try` measure one value each, while `git pack-refs --all --prune` and `git gc` run in a loop. What
was acknowledged is there, every number is the right one, k counts 1 to 16 once each, no worktree is left. Then 3 processes
decide on one experiment at the same time: one of them is heard. --sample N plays N rounds instead of 5.
"""

import re
import subprocess
import sys
import threading
from pathlib import Path

from lab import Lab, Points, arguments, bearers, left_over, sound, undelivered

WRITERS = 16


def rate(number):
    """None of them is the parent's."""
    return (number + 11) / 100


def score(number):
    return f"{rate(number) * 3 + 1 / 1000:.6g}"


class Housekeeping:
    """Packs references and clears up until told to stop."""

    def __init__(self, lab, folder):
        self.lab = lab
        self.folder = folder
        self.over = threading.Event()
        self.turns = 0
        self.threads = [threading.Thread(target=self._loop, args=(words,)) for words in (["pack-refs", "--all", "--prune"], ["gc", "-q"])]

    def _loop(self, words):
        while not self.over.is_set():
            self.lab.git(self.folder, *words, check=False)
            self.turns += 1
            self.over.wait(0.05)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def at_once(lab, folder, commands):
    """Starts all, waits for all: exit code, standard output, standard error of each."""
    started = [
        subprocess.Popen(
            [str(lab.launcher), *words], cwd=folder, env=lab.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
        )
        for words in commands
    ]
    out = [None] * len(started)

    def wait(i):
        said, errors = started[i].communicate(timeout=600)
        out[i] = (started[i].returncode, said, errors)

    threads = [threading.Thread(target=wait, args=(i,)) for i in range(len(started))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out


def tries(lab, points, folder, label):
    with Housekeeping(lab, folder) as housekeeping:
        words = [["try", f"lr={rate(i)}", "--because", f"value {i} may be better"] for i in range(WRITERS)]
        done = at_once(lab, folder, words)
    print(f"{label}: {housekeeping.turns} turns of git pack-refs and git gc meanwhile", flush=True)
    counted = []
    for i, (code, said, errors) in enumerate(done):
        point = f"{label}, try {i}"
        points.reach()
        if code != 0:
            points.fail(point, f"exit code {code}: {errors.strip()[-400:]}")
            continue
        name = said.splitlines()[-1].split("\t")[0]
        summary = lab.git(folder, "show", f"exp/{name}:results/summary.yaml", check=False).stdout
        if f"values: [{score(i)}]" not in summary or lab.git(folder, "show", f"exp/{name}:params.yaml") != f"lr: {rate(i)}":
            points.fail(point, f"{name} has not the number of lr={rate(i)}: {summary[:300]}")
        counted += re.findall(r"^    k: (\d+)", summary, re.M)
    if sorted(map(int, counted)) != list(range(1, WRITERS + 1)):
        points.fail(label, f"k is not 1 to {WRITERS} once each: {sorted(map(int, counted))}")
    for complaint in sound(lab, folder, Path(str(folder) + ".other")) + left_over(folder):
        points.fail(label, complaint)
    if undelivered(folder) or bearers(folder):
        points.fail(label, f"undelivered {undelivered(folder)}, processes {bearers(folder)}")


def decisions(lab, points, folder, label):
    name = lab.ok(["try", "lr=0.9", "--because", "it is decided on"], folder).stdout.splitlines()[-1].split("\t")[0]
    before = lab.git(folder, "rev-parse", f"exp/{name}")
    with Housekeeping(lab, folder):
        done = at_once(
            lab,
            folder,
            [
                ["keep", name, "--because", "one keeps it", "--although", "one seed"],
                ["discard", name, "--because", "another does not"],
                ["discard", name, "--because", "a third does not either"],
            ],
        )
    codes = [code for code, _, _ in done]
    points.reach()
    if any(code not in (0, 1, 3, 4) for code in codes) or 0 not in codes:
        points.fail(label, f"exit codes {codes}: {[errors[-200:] for _, _, errors in done]}")
    commits = lab.git(folder, "rev-list", "--count", f"{before}..exp/{name}")
    acknowledged = codes.count(0)
    if int(commits) < 1 or int(commits) > acknowledged:
        points.fail(label, f"{commits} commits and {acknowledged} acknowledged decisions")
    decision = lab.git(folder, "show", f"exp/{name}:results/decision.yaml", check=False).stdout
    for (code, _, _), words in zip(done, ("one keeps it", "another does not", "a third does not either")):
        if code == 0 and words not in decision and words not in lab.git(folder, "log", "-p", f"{before}..exp/{name}"):
            points.fail(label, f"acknowledged and nowhere: {words!r}")
    kept = codes[0] == 0
    merged = lab.git(folder, "merge-base", "--is-ancestor", f"exp/{name}", "main", check=False).returncode == 0
    if kept and not lab.git(folder, "log", "--format=%s", "main").startswith(f"{name}: kept"):
        points.fail(label, "it was said to be kept, and trunk does not have it")
    if not kept and merged:
        points.fail(label, "nobody was told that it is kept, and trunk has it")
    for complaint in sound(lab, folder, Path(str(folder) + ".other")) + left_over(folder):
        points.fail(label, complaint)


def main():
    options = arguments(__doc__, "rounds")
    rounds = options.sample or 5
    with Lab(options) as lab:
        points = Points(rounds * (WRITERS + 1))
        for number in range(rounds):
            folder = lab.project(lab.work / f"round-{number}")
            tries(lab, points, folder, f"round {number}")
            decisions(lab, points, folder, f"round {number}, decisions")
        return points.finish()


if __name__ == "__main__":
    sys.exit(main())
