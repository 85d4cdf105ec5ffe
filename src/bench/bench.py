#!/usr/bin/env python3
"""Measures Paribus against what stands under it, in one run, and prints ratios.

    python3 src/bench/bench.py [--rounds 15] [--experiments 1000] [--install target/paribus] [start] [hook] [run] [log]

"hello" is a JVM that prints one line, started by the same launcher with the same flags and a class archive of its own.
Every round runs each command once, so that a noisy moment hits all alike; medians are compared, never two runs of this
script. The bars are those of the design. Exit code 1 when one is missed.
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
        """Runs a command; returns its seconds and its peak memory in MB."""
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
        return seconds, usage.ru_maxrss / 1024

    def git(self, repository, *words):
        return self.call(["git", "-C", repository, *words])[0]


class Table:
    """Rows of medians; the first one named is what the others are divided by."""

    def __init__(self, title, base):
        self.title = title
        self.base = base
        self.times = {}
        self.memory = {}
        self.bars = {}

    def add(self, name, measured):
        seconds, memory = measured
        self.times.setdefault(name, []).append(seconds)
        self.memory[name] = max(memory, self.memory.get(name, 0))

    def bar(self, name, at_most, aim):
        self.bars[name] = (at_most, aim)

    def show(self):
        """Prints the table; returns True when every bar holds."""
        print(f"\n{self.title}")
        print(f"{'':44} {'median ms':>10} {'min':>8} {'MB':>6} {'ratio':>7}")
        base = statistics.median(self.times[self.base])
        good = True
        for name, times in self.times.items():
            median = statistics.median(times)
            ratio = median / base
            note = ""
            if name in self.bars:
                at_most, aim = self.bars[name]
                word = "aim met" if ratio <= aim else "within the bar" if ratio <= at_most else "OVER THE BAR"
                good = good and ratio <= at_most
                note = f"  at most {at_most}, aim {aim}: {word}"
            print(f"{name:44} {median * 1000:10.1f} {min(times) * 1000:8.1f} {self.memory[name]:6.0f} {ratio:7.2f}{note}")
        return good


def bench_start(machine, rounds):
    table = Table("Start", "hello")
    for _ in range(rounds):
        table.add("git --version", machine.call(["git", "--version"]))
        table.add("hello", machine.call([machine.hello]))
        table.add("paribus --version", machine.call([machine.paribus, "--version"]))
        if machine.has("help"):
            table.add("paribus help", machine.call([machine.paribus, "help"]))
    return table.show()


def bench_hook(machine, rounds):
    repository = history.project(machine, machine.work / "hook")
    machine.call([machine.paribus, "new", "optimizer.lr=0.5", "--name", "amber-otter", "--because", "it is staged"], repository)
    machine.git(repository, "switch", "-q", "exp/amber-otter")
    params = repository / "params.yaml"
    params.write_text(params.read_text().replace("0.9", "0.8"))
    machine.git(repository, "add", "params.yaml")
    table = Table("A commit's check", "hello")
    for _ in range(rounds):
        table.add("hello", machine.call([machine.hello]))
        table.add("paribus check --staged", machine.call([machine.paribus, "check", "--staged"], repository, check=False))
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
        floor = machine.call([machine.hello])[0]
        floor += machine.git(repository, "worktree", "add", "-q", "--detach", tree)
        floor += machine.git(tree, "commit", "-q", "--allow-empty", "-m", "nothing")
        floor += machine.git(repository, "worktree", "remove", tree)
        table.add("hello + worktree add + commit + worktree remove", (floor, 0))
        command = machine.call(["sh", "train.sh"], repository)[0]
        seconds, memory = machine.call([machine.paribus, "run", name], repository)
        table.add("paribus run, without the command's own time", (seconds - command, memory))
    table.bar("paribus run, without the command's own time", 3, 2)
    return table.show()


def bench_log(machine, rounds, experiments):
    repository = history.many(machine, machine.work / "log", experiments)
    child = [
        "git",
        "for-each-ref",
        "--format=%(refname)%00%(objectname)%00%(contents:trailers:only,unfold)",
        "refs/heads/exp/",
    ]
    table = Table(f"History of {experiments} experiments", "one git for-each-ref child with the trailers")
    for _ in range(rounds):
        table.add("one git for-each-ref child with the trailers", machine.call(child, repository))
        table.add("paribus log", machine.call([machine.paribus, "log"], repository))
    if experiments >= 10_000:
        # the bar is for 10,000: at fewer the start of a JVM is most of it
        table.bar("paribus log", 4, 2.5)
    return table.show()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="at least 9")
    parser.add_argument("--experiments", type=int, default=1000)
    parser.add_argument("--install", type=Path, default=Path("target/paribus"))
    parser.add_argument("part", nargs="*", metavar="start|hook|run|log")
    options = parser.parse_args()
    rounds = max(9, options.rounds)
    parts = {
        "start": ([], lambda machine: bench_start(machine, rounds)),
        "hook": (["init", "new", "check"], lambda machine: bench_hook(machine, rounds)),
        "run": (["init", "new", "run"], lambda machine: bench_run(machine, rounds)),
        "log": (["init", "log"], lambda machine: bench_log(machine, rounds, options.experiments)),
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
