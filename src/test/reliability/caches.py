#!/usr/bin/env python3
"""What is kept by commit in .git/paribus, read and written by 16 processes while it is deleted, cut and poisoned.

    python3 src/test/reliability/caches.py [--sample N] [--seed N] [--paribus PATH]

What `log` and `ls` say of a history without any kept file is the truth. Then, in each round, 16 processes print it at once
while one thread deletes the files, cuts them, changes bytes of them, puts text of others into them and adds old lines: each
process has to print the same. At the end the files are within their bounds, whatever was done to them, and no temporary file
is left. --sample N plays N rounds instead of 5.
"""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from lab import Lab, Points, arguments

READERS = 16
EXPERIMENTS = 300
VIEWS = (["log"], ["ls", "--where", "lr > 0.2 and lr < 0.9", "--sort", "lr"], ["ls", "--columns", "name,lr"])
KEPT = ("tips", "parameters")


def experiments(lab, folder):
    """Branches as git fast-import makes them: most with trailers, some with a commit of the user's on top."""
    stream = []
    for number in range(EXPERIMENTS):
        name = f"made-{chr(97 + number % 26)}-{number}"
        record = (
            f"paribus: 1\nname: {name}\nhypothesis: it is number {number}\nchange: {{kind: hyperparameter, what: lr}}\n"
            "success:\n  - score > parent\nseeds: [1]\n"
        )
        trailers = f"Experiment: {name}\nExperiment-State: registered\nExperiment-Change: lr: 0.1 -> 0.{number}\n"
        files = {"experiment.yaml": record, "params.yaml": f"lr: 0.{number}1\n"}
        stream.append(commit(name, number, f"{name}: lr\n\n{trailers}", files, "refs/heads/main"))
        if number % 10 == 0:
            stream.append(commit(name, number + 1, "by hand\n", {"notes.txt": f"{number}\n"}, None))
    words = ["git", "-C", str(folder), "fast-import", "--quiet", "--force"]
    subprocess.run(words, input="".join(stream).encode(), env=lab.env, check=True)


def commit(name, number, message, files, start):
    lines = [f"commit refs/heads/exp/{name}", f"committer Lab <lab@localhost> {1767225600 + number} +0000", data(message)]
    if start:
        lines += [f"from {start}^0", "D results"]
    lines += [f"M 100644 inline {path}\n{data(content)}" for path, content in files.items()]
    return "\n".join(lines) + "\n"


def data(text):
    return f"data {len(text.encode())}\n{text}"


class Spoiler:
    """Spoils the kept files until told to stop."""

    def __init__(self, lab, state):
        self.random = lab.random
        self.state = state
        self.over = threading.Event()
        self.turns = 0
        self.thread = threading.Thread(target=self._loop)

    def _loop(self):
        while not self.over.wait(0.02):
            file = self.state / self.random.choice(KEPT)
            try:
                self._spoil(file)
                self.turns += 1
            except FileNotFoundError:
                continue

    def _spoil(self, file):
        how = self.random.randrange(5)
        size = file.stat().st_size
        if how == 0:
            file.unlink()
        elif how == 1:
            with open(file, "r+b") as cut:
                cut.truncate(self.random.randrange(size + 1))
        elif how == 2:
            with open(file, "r+b") as poisoned:
                for _ in range(50):
                    poisoned.seek(self.random.randrange(max(1, size)))
                    poisoned.write(bytes([self.random.randrange(256)]))
        elif how == 3:
            text = file.read_bytes()
            with open(file, "ab") as more:
                more.write(text)
        else:
            # a state, a name and a value of others, under the old sums
            text = file.read_bytes().replace(b"registered", b"discarded ").replace(b"\t0.1", b"\t0.9")
            file.write_bytes(text)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def show(lab, folder, view):
    done = lab.call(view, folder)
    return done.returncode, done.stdout


def main():
    options = arguments(__doc__, "rounds instead of 5")
    with Lab(options) as lab:
        folder = lab.project(lab.work / "many")
        experiments(lab, folder)
        state = folder / ".git" / "paribus"
        truth = {}
        for view in VIEWS:
            for kept in KEPT:
                (state / kept).unlink(missing_ok=True)
            truth[tuple(view)] = show(lab, folder, view)
        rounds = options.sample or 5
        points = Points(rounds * READERS + 2)
        with ThreadPoolExecutor(READERS) as pool:
            for turn in range(rounds):
                with Spoiler(lab, state) as spoiler:
                    views = [VIEWS[number % len(VIEWS)] for number in range(READERS)]
                    shown = list(pool.map(lambda view: show(lab, folder, view), views))
                for number, (view, said) in enumerate(zip(views, shown)):
                    points.reach()
                    if said != truth[tuple(view)]:
                        points.fail(f"round {turn}, process {number}", f"{' '.join(view)} says something else")
                print(f"round {turn}: spoilt {spoiler.turns} times", flush=True)
        for view in VIEWS:
            show(lab, folder, view)
        left = [file.name for file in state.iterdir() if file.name.endswith(".tmp")]
        points.reach()
        if left:
            points.fail("temporary files", ", ".join(left))
        large = [kept for kept in KEPT if (state / kept).exists() and (state / kept).read_bytes().count(b"\n") > 25_000]
        points.reach()
        if large:
            points.fail("bounds", ", ".join(large))
        sys.exit(points.finish())


if __name__ == "__main__":
    main()
