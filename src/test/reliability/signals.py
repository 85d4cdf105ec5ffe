#!/usr/bin/env python3
"""Ends runs by every signal that people and systems send, at random moments.

    python3 src/test/reliability/signals.py [--sample N] [--seed N] [--paribus PATH]

INT (Ctrl-C), TERM, HUP and KILL go to the tool, its wrapper or the training, one at a time, and KILL to tool and wrapper
together; from a script, and from an interactive shell on a terminal, where Ctrl-C is typed and HUP is the end of the terminal. The
training has a child in a session of its own. No process may be left, and each attempt is on record as what it was: it notes
itself when it begins and when it is through. Where tool and wrapper died together, the next command ends what is left.
--sample N plays N times instead of 100.
"""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from lab import Lab, Points, Template, arguments, bearers, end, gone, left_over, processes, sound, undelivered

NAME = "amber-otter"
BRANCH = f"refs/heads/exp/{NAME}"

# Something in a session of its own, and something that hears no gentle signal; then a second of work.
TRAIN = """\
facts=$FACTS/$PARIBUS_ATTEMPT
: >"$facts.begun"
setsid sleep 60 &
sh -c 'trap "" TERM INT HUP; sleep 60' &
lr=$(sed -n 's/^lr: *//p' params.yaml)
for i in 1 2 3 4 5; do sleep 0.1; done
echo "score: $lr"
: >"$facts.through"
"""

SIGNALS = {"INT": signal.SIGINT, "TERM": signal.SIGTERM, "HUP": signal.SIGHUP, "KILL": signal.SIGKILL}


class FromScript:
    label = "script"

    def __init__(self, lab, folder, words):
        self.process = subprocess.Popen(
            [str(lab.launcher), *words], cwd=folder, env=lab.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )

    def interrupt(self):
        os.killpg(self.process.pid, signal.SIGINT)

    def hang_up(self):
        os.killpg(self.process.pid, signal.SIGHUP)

    def wait(self, seconds):
        try:
            self.process.wait(seconds)
            return True
        except subprocess.TimeoutExpired:
            return False

    def close(self):
        end([self.process.pid])
        self.process.wait()


class FromTerminal:
    """An interactive bash on a terminal of its own; a thread reads what it prints, as a terminal does."""

    label = "terminal"

    def __init__(self, lab, folder, words):
        self.shell, self.terminal = pty.fork()
        if self.shell == 0:
            os.environ.clear()
            os.environ.update(lab.env, TERM="xterm", PS1="$ ")
            os.execvp("bash", ["bash", "--norc", "--noprofile", "-i"])
        self.said = b""
        self.open = True
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        # The shell itself stays elsewhere: a process that works in the folder is one that was left.
        line = f"env -C {folder} {lab.launcher} {' '.join(words)}; echo ended=$?\n"
        os.write(self.terminal, line.encode())

    def _read(self):
        while self.open:
            ready, _, _ = select.select([self.terminal], [], [], 0.05)
            if ready:
                try:
                    chunk = os.read(self.terminal, 65536)
                except OSError:
                    return
                if not chunk:
                    return
                self.said += chunk

    def interrupt(self):
        os.write(self.terminal, b"\x03")

    def hang_up(self):
        self._shut()

    def _shut(self):
        if self.open:
            self.open = False
            self.reader.join()
            os.close(self.terminal)

    def wait(self, seconds):
        patience = time.monotonic() + seconds
        while time.monotonic() < patience:
            if not self.open or re.search(rb"ended=\d", self.said):
                return True
            time.sleep(0.02)
        return False

    def close(self):
        self._shut()
        end([self.shell])
        os.waitpid(self.shell, 0)


def start_of(folder):
    """start.json of the newest attempt that has one and no end; empty before."""
    for run in (folder / ".git/paribus/runs").glob("*"):
        if not (run / "delivered").exists():
            try:
                return json.loads((run / "start.json").read_text())
            except (OSError, ValueError):
                pass
    return {}


def tools(folder):
    return [pid for pid, line in processes(folder).items() if "dev.paribus.Main" in line]


def choose_moment(lab, folder):
    """Waits; mostly until the training runs and then some while of its half second, sometimes any while from the start."""
    after = ""
    if lab.random.random() < 0.75:
        patience = time.monotonic() + 20
        while not start_of(folder) and time.monotonic() < patience:
            time.sleep(0.01)
        after = " of the training"
    seconds = lab.random.uniform(0, 0.9)
    time.sleep(seconds)
    return f"{seconds:.2f} s after the start{after}"


def strike(started, folder, name, target):
    """Sends it; what was hit, in words."""
    start = start_of(folder)
    if name in ("INT", "HUP") and target == "tool":
        (started.interrupt if name == "INT" else started.hang_up)()
        return f"{name} to the tool's group"
    pids = {"tool": tools(folder), "wrapper": [start.get("pid")], "training": [start.get("child")]}
    pids["tool and wrapper"] = pids["tool"] + pids["wrapper"]
    hit = [pid for pid in pids[target] if pid] or pids["tool"]
    for pid in hit:
        try:
            os.kill(pid, SIGNALS[name])
        except OSError:
            pass
    return f"{name} to the {target if start or target == 'tool' else 'tool (nothing had started)'}"


def judge(lab, folder, facts, together, struck):
    """Complaints about what is left and what is on record."""
    if not together:
        left = gone(folder, 20)
        if left or bearers(folder):
            yield f"processes are left: {left} {bearers(folder)}"
    again = lab.call(["run", NAME], folder)
    patience = time.monotonic() + 30
    while again.returncode == 3 and "already-running" in again.stderr and time.monotonic() < patience:
        time.sleep(0.3)
        again = lab.call(["run", NAME], folder)
    if again.returncode != 0:
        yield f"the next run exits with {again.returncode}: {again.stderr[-400:]}"
    left = gone(folder, 10)
    if left or bearers(folder):
        yield f"processes are left after the next run: {left} {bearers(folder)}"
    summary = lab.git(folder, "show", f"{BRANCH}:results/summary.yaml", check=False).stdout
    ends = dict(re.findall(r"token: '?\"?([0-9a-f]{32})'?\"?, end: ([a-z-]+)", summary))
    for begun in facts.glob("*.begun"):
        through = begun.with_suffix(".through")
        ended = ends.get(begun.stem, "nowhere")
        late = through.exists() and through.stat().st_mtime > struck - 0.3
        if ended == "nowhere":
            yield f"attempt {begun.stem} is not on record"
        elif through.exists() != (ended == "ok") and not (late and ended in ("killed", "interrupted")):
            yield f"attempt {begun.stem} is on record as {ended} and was {'through' if through.exists() else 'not through'}"
    if "ok" not in ends.values():
        yield f"nothing is measured: {ends}"
    if undelivered(folder) or left_over(folder):
        yield f"left over: {undelivered(folder)} {left_over(folder)}"


def main():
    options = arguments(__doc__, "how many times")
    times = options.sample or 100
    with Lab(options) as lab:
        facts = lab.work / "facts"
        lab.env["FACTS"] = str(facts)
        facts.mkdir()
        folder = lab.project(lab.work / "p", TRAIN, measured=False)
        text = (folder / "paribus.yaml").read_text()
        (folder / "paribus.yaml").write_text(text.replace("\n#  grace: 10s", "\n  grace: 1s", 1))
        lab.git(folder, "commit", "-q", "-a", "-m", "a short grace")
        lab.ok(["run"], folder)
        lab.ok(["new", "lr=0.2", "--name", NAME, "--because", "higher is better"], folder)
        template = Template(lab, folder)
        cases = [
            (way, name, target)
            for way in (FromScript, FromTerminal)
            for target in ("tool", "wrapper", "training")
            for name in SIGNALS
        ] + [(way, "KILL", "tool and wrapper") for way in (FromScript, FromTerminal)]
        plan = [cases[i % len(cases)] for i in range(times)]
        lab.random.shuffle(plan)
        points = Points(len(plan))
        running = 0
        for way, name, target in plan:
            template.restore()
            for fact in facts.iterdir():
                fact.unlink()
            started = way(lab, folder, ["run", NAME])
            moment = choose_moment(lab, folder)
            struck = time.time()
            running += bool(start_of(folder))
            label = f"{way.label}, {strike(started, folder, name, target)} {moment}"
            points.reach()
            if not started.wait(20):
                # Typed before the shell had started anything, Ctrl-C takes the line away.
                if processes(folder):
                    points.fail(label, f"the tool does not end: {processes(folder)}")
            for complaint in judge(lab, folder, facts, target == "tool and wrapper", struck):
                points.fail(label, complaint)
            for complaint in sound(lab, folder, lab.work / "other.git"):
                points.fail(label, complaint)
            started.close()
            end(list(processes(folder)) + bearers(folder))
        print(f"{running} of {points.reached} came while the training ran, the others before or after it")
        return points.finish()


if __name__ == "__main__":
    sys.exit(main())
