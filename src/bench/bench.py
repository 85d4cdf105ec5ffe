#!/usr/bin/env python3
"""Measures Paribus against what stands under it, in one run, and prints ratios.

    python3 src/bench/bench.py [--rounds 15] [--experiments 10000] [--install target/paribus] [PART ...]

Parts: start, hook, run, history (packed references), loose (references that are files, and one added), foreign (made by git
fast-import alone, without a trailer), table (`ls` by parameters) and growth (10 to --experiments). JAVA_HOME says which JDK.

"hello" is a JVM that prints one line, started by the same launcher with the same flags and a class archive of its own.
Every round runs each command once, so that a noisy moment hits all alike; medians are compared, never two runs of this
script; the processor's time, of the children too, stands beside the clock's, since it suffers less from neighbours. The bars
are those of the design. Exit code 1 when one is missed.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import history

HELLO = """package dev.paribus;
public class Main { public static void main(String[] args) { System.out.println("hello"); } }
class Training { public static void main(String[] args) { Main.main(args); } }
"""


class Machine:
    """A folder with a home of its own, and the programs that are measured."""

    def __init__(self, work, install):
        self.work = work
        self.paribus = install / "bin" / "paribus"
        java = os.environ.get("JAVA_HOME") or str(Path(shutil.which("java")).resolve().parent.parent)
        home = work / "home"
        home.mkdir()
        (home / ".gitconfig").write_text("[user]\n\tname = Bench\n\temail = bench@localhost\n[init]\n\tdefaultBranch = main\n")
        self.env = {
            "PATH": os.environ["PATH"],
            "JAVA_HOME": java,
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.call([self.paribus, "--version"], check=True)
        self.hello = self._make_hello(java)

    def _make_hello(self, java):
        base = self.work / "hello"
        classes = base / "classes"
        classes.mkdir(parents=True)
        (base / "bin").mkdir()
        (base / "lib" / "archives").mkdir(parents=True)
        source = base / "Main.java"
        source.write_text(HELLO)
        subprocess.run([f"{java}/bin/javac", "--release", "17", "-d", classes, source], check=True)
        subprocess.run([f"{java}/bin/jar", "cf", base / "lib" / "paribus.jar", "-C", classes, "."], check=True)
        launcher = base / "bin" / "paribus"
        shutil.copy(self.paribus, launcher)
        training = dict(self.env, PARIBUS_TRAINING="folder")
        folder = Path(subprocess.run([launcher], env=training, check=True, capture_output=True, text=True).stdout.strip())
        folder.mkdir(parents=True)
        training["PARIBUS_TRAINING"] = str(folder / "verbs")
        subprocess.run([launcher], env=training, check=True, capture_output=True)
        return launcher

    def has(self, verb):
        return subprocess.run([self.paribus, "help", verb], env=self.env, capture_output=True).returncode == 0

    def call(self, command, cwd=None, check=True):
        """Runs a command; returns its cost."""
        previous = os.getcwd()
        if cwd:
            os.chdir(cwd)
        words = [str(word) for word in command]
        null = os.open(os.devnull, os.O_RDWR)
        actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
        begin = time.perf_counter()
        pid = os.posix_spawnp(words[0], words, self.env, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - begin
        os.close(null)
        os.chdir(previous)
        code = os.waitstatus_to_exitcode(status)
        if check and code != 0:
            raise SystemExit(f"exit code {code}: {' '.join(words)}")
        return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def git(self, repository, *words):
        return self.call(["git", "-C", repository, *words])


class Cost:
    """Seconds of the clock and of the processor, and peak memory in MB."""

    def __init__(self, seconds, processor, memory=0):
        self.seconds = seconds
        self.processor = processor
        self.memory = memory

    def __add__(self, other):
        return Cost(self.seconds + other.seconds, self.processor + other.processor, max(self.memory, other.memory))

    def __sub__(self, other):
        return Cost(self.seconds - other.seconds, self.processor - other.processor, self.memory)


class Table:
    """Rows of medians; the first one named is what the others are divided by."""

    def __init__(self, title, base):
        self.title = title
        self.base = base
        self.costs = {}
        self.bars = {}
        self.limits = {}
        self.megabytes = {}

    def add(self, name, cost):
        self.costs.setdefault(name, []).append(cost)

    def bar(self, name, at_most, aim):
        """A bar on the ratio of clock times."""
        self.bars[name] = (at_most, aim)

    def limit(self, name, at_most, aim):
        """A bar in seconds."""
        self.limits[name] = (at_most, aim)

    def memory(self, name, at_most, aim):
        """A bar in MB."""
        self.megabytes[name] = (at_most, aim)

    def median(self, name, what=lambda cost: cost.seconds):
        return statistics.median(what(cost) for cost in self.costs[name])

    def show(self):
        """Prints the table; returns True when every bar holds."""
        print(f"\n{self.title}")
        print(f"{'':48} {'median ms':>10} {'min':>8} {'cpu ms':>8} {'MB':>5} {'ratio':>7} {'cpu ratio':>10}")
        good = True
        for name, costs in self.costs.items():
            seconds = self.median(name)
            processor = self.median(name, lambda cost: cost.processor)
            memory = max(cost.memory for cost in costs)
            ratio = seconds / self.median(self.base)
            notes = []
            for bars, value, unit in ((self.bars, ratio, "times"), (self.limits, seconds, "s"), (self.megabytes, memory, "MB")):
                if name in bars:
                    at_most, aim = bars[name]
                    word = "aim met" if value <= aim else "within the bar" if value <= at_most else "OVER THE BAR"
                    good = good and value <= at_most
                    notes.append(f"at most {at_most} {unit}, aim {aim}: {word}")
            print(
                f"{name:48} {seconds * 1000:10.1f} {min(cost.seconds for cost in costs) * 1000:8.1f}"
                f" {processor * 1000:8.1f} {memory:5.0f} {ratio:7.2f}"
                f" {processor / self.median(self.base, lambda cost: cost.processor):10.2f}  {'; '.join(notes)}".rstrip(),
                flush=True,
            )
        return good


def bench_start(machine, rounds):
    table = Table("Start", "hello")
    for _ in range(rounds):
        table.add("git --version", machine.call(["git", "--version"]))
        table.add("hello", machine.call([machine.hello]))
        table.add("paribus --version", machine.call([machine.paribus, "--version"]))
        if machine.has("help"):
            table.add("paribus help", machine.call([machine.paribus, "help"]))
    table.bar("paribus --version", 3, 2)
    return table.show()


def bench_hook(machine, rounds):
    repository = history.project(machine, machine.work / "hook")
    machine.call([machine.paribus, "new", "optimizer.lr=0.5", "--name", "amber-otter", "--because", "it is staged"], repository)
    machine.git(repository, "switch", "-q", "exp/amber-otter")
    params = repository / "params.yaml"
    params.write_text(params.read_text().replace("0.9", "0.8"))
    machine.git(repository, "add", "params.yaml")
    machine.call([machine.paribus, "new", "optimizer.lr=0.6", "--name", "slate-heron", "--because", "it has results"], repository)
    machine.call([machine.paribus, "run", "slate-heron"], repository)
    measured = machine.work / "measured"
    machine.git(repository, "worktree", "add", "-q", measured, "exp/slate-heron")
    (measured / "notes.md").write_text("A commit on top of results, which are then computed once more.\n")
    machine.git(measured, "add", "notes.md")
    table = Table("A commit's check", "hello")
    for _ in range(rounds):
        table.add("hello", machine.call([machine.hello]))
        table.add("paribus check --staged", machine.call([machine.paribus, "check", "--staged"], repository, check=False))
        table.add("the same on top of results", machine.call([machine.paribus, "check", "--staged"], measured, check=False))
    table.bar("paribus check --staged", 3, 2)
    return table.show()


def bench_run(machine, rounds):
    repository = history.project(machine, machine.work / "run")
    table = Table("What `run` adds to a command that does nothing", "hello + worktree add + commit + worktree remove")
    for number in range(rounds):
        name = history.name(number)
        value = f"0.{number + 1:04}1"
        machine.call(
            [machine.paribus, "new", f"optimizer.lr={value}", "--name", name, "--because", "it is measured"], repository
        )
        tree = machine.work / "tree"
        floor = machine.call([machine.hello])
        floor += machine.git(repository, "worktree", "add", "-q", "--detach", tree)
        floor += machine.git(tree, "commit", "-q", "--allow-empty", "-m", "nothing")
        floor += machine.git(repository, "worktree", "remove", tree)
        table.add("hello + worktree add + commit + worktree remove", floor)
        command = machine.call(["sh", "train.sh"], repository)
        table.add("paribus run, without the command's own time", machine.call([machine.paribus, "run", name], repository) - command)
    table.bar("paribus run, without the command's own time", 3, 2)
    return table.show()


TRAILERS = "%(refname)%00%(objectname)%00%(contents:trailers:only,unfold)"
CHILD = "one git for-each-ref child with the trailers"


def child(machine, repository):
    return machine.call(["git", "for-each-ref", f"--format={TRAILERS}", "refs/heads/exp/"], repository)


def forget(repository):
    """Deletes what the tool keeps by commit and blob, as a user may."""
    for name in ("tips", "parameters"):
        (repository / ".git" / "paribus" / name).unlink(missing_ok=True)


def views(machine, table, repository, when, bar, aim):
    """One round of `log` and `ls`, before and after the tool has seen the tips."""
    for verb in ("log", "ls"):
        forget(repository)
        for again in ("first time", "again"):
            name = f"{verb}, {when}{again}"
            table.add(name, machine.call([machine.paribus, verb], repository))
            table.bar(name, bar, aim)
            if verb == "log":
                table.memory(name, 200, 100)


def bench_history(machine, rounds, experiments):
    repository = history.many(machine, machine.work / "history", experiments)
    table = Table(f"History of {experiments} experiments, packed", CHILD)
    for _ in range(rounds):
        table.add(CHILD, child(machine, repository))
        views(machine, table, repository, "", 4, 2.5)
    return table.show()


def bench_loose(machine, rounds, experiments):
    repository = history.many(machine, machine.work / "loose", experiments)
    table = Table(f"History of {experiments} experiments, right after one was added", CHILD)
    for number in range(rounds):
        for verb in ("log", "ls"):
            new = ["new", f"optimizer.lr=0.9{number:03}{len(verb)}", "--name", f"added-{verb}-{number}", "--because", "it is new"]
            machine.call([machine.paribus, *new], repository)
            table.add(CHILD, child(machine, repository))
            name = f"{verb}, one added"
            table.add(name, machine.call([machine.paribus, verb], repository))
            table.bar(name, 5, 3)
    good = table.show()
    history.unpack(machine, repository)
    table = Table(f"History of {experiments} experiments, loose references", CHILD)
    for _ in range(rounds):
        table.add(CHILD, child(machine, repository))
        views(machine, table, repository, "", 5, 3)
    return table.show() and good


def bench_foreign(machine, rounds, experiments):
    """No bar: the child has no trailer to print, and everything is read from files, once."""
    repository = history.foreign(machine, machine.work / "foreign", experiments)
    table = Table(f"{experiments} experiments without a trailer, made by git fast-import", CHILD)
    for number in range(rounds):
        table.add(CHILD, child(machine, repository))
        for verb in ("log", "ls"):
            if number == 0:
                forget(repository)
                table.add(f"{verb}, first time (once)", machine.call([machine.paribus, verb], repository))
            table.add(f"{verb}, again", machine.call([machine.paribus, verb], repository))
    return table.show()


def bench_table(machine, rounds, experiments):
    repository = history.many(machine, machine.work / "table", experiments)
    table = Table(f"ls --where --sort over the parameters of {experiments} experiments", CHILD)
    ask = [machine.paribus, "ls", "--where", "optimizer.lr > 0.205 and optimizer.momentum = 0.9", "--sort", "optimizer.lr", "-n", "20"]
    machine.call([machine.paribus, "ls"], repository)
    for _ in range(rounds):
        table.add(CHILD, child(machine, repository))
        (repository / ".git" / "paribus" / "parameters").unlink(missing_ok=True)
        table.add("first time", machine.call(ask, repository))
        table.add("second time", machine.call(ask, repository))
    table.limit("first time", 1.5, 1)
    table.limit("second time", 0.5, 0.3)
    return table.show()


def bench_growth(machine, rounds, experiments):
    sizes = [size for size in (10, 100, 1_000, 10_000) if size <= experiments]
    repositories = {size: history.many(machine, machine.work / f"growth-{size}", size) for size in sizes}
    verbs = ("new", "check", "keep", "log", "ls")
    tables = {verb: Table(f"Growth of {verb}", f"{sizes[0]} experiments") for verb in verbs}
    for repository in repositories.values():
        machine.call([machine.paribus, "log"], repository)
    for number in range(rounds):
        for size, repository in repositories.items():
            name = f"grown-{number}"
            calls = {
                "new": ["new", f"optimizer.lr=0.8{number:03}1", "--name", name, "--because", "it grows"],
                "check": ["check", name],
                "keep": ["keep", name, "--because", "it is measured", "--although", "a measurement of the tool"],
                "log": ["log"],
                "ls": ["ls"],
            }
            for verb, words in calls.items():
                if verb == "keep":
                    machine.call([machine.paribus, "run", name], repository)
                tables[verb].add(f"{size} experiments", machine.call([machine.paribus, *words], repository))
    good = True
    for verb, table in tables.items():
        if verb in ("new", "check", "keep"):
            table.bar(f"{sizes[-1]} experiments", 1.5, 1.1)
        good = table.show() and good
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="at least 9")
    parser.add_argument("--experiments", type=int, default=10_000)
    parser.add_argument("--install", type=Path, default=Path("target/paribus"))
    parser.add_argument("part", nargs="*", metavar="PART")
    options = parser.parse_args()
    rounds = max(9, options.rounds)
    parts = {
        "start": ([], lambda machine: bench_start(machine, rounds)),
        "hook": (["init", "new", "check"], lambda machine: bench_hook(machine, rounds)),
        "run": (["init", "new", "run"], lambda machine: bench_run(machine, rounds)),
        "history": (["init", "log", "ls"], lambda machine: bench_history(machine, rounds, options.experiments)),
        "loose": (["init", "log", "ls"], lambda machine: bench_loose(machine, rounds, options.experiments)),
        "foreign": (["init", "log", "ls"], lambda machine: bench_foreign(machine, rounds, options.experiments)),
        "table": (["init", "ls"], lambda machine: bench_table(machine, rounds, options.experiments)),
        "growth": (["init", "new", "check", "keep"], lambda machine: bench_growth(machine, rounds, options.experiments)),
    }
    unknown = set(options.part) - set(parts)
    if unknown:
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    good = True
    with tempfile.TemporaryDirectory() as work:
        machine = Machine(Path(work).resolve(), options.install.resolve())
        for part in options.part or parts:
            verbs, bench = parts[part]
            missing = [verb for verb in verbs if not machine.has(verb)]
            if missing:
                print(f"\n{part}: skipped, this build has no {', '.join(missing)}")
            else:
                good = bench(machine) and good
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
