#!/usr/bin/env python3
"""Ends runs by every signal that people and systems send, at random moments.

    python3 src/test/reliability/signals.py [--sample N] [--seed N] [--paribus PATH]

INT (Ctrl-C), TERM, HUP and KILL go to the tool, its wrapper or the training, one at a time, 100 times; KILL to tool and wrapper
together and to tool and git together, 10 times each; from a script, and from an interactive shell on a terminal, where Ctrl-C is
typed and HUP is the end of the terminal. The training has a child in a session of its own. No process may be left, and each
attempt is on record as what it was: it notes itself when it begins and when it is through. Where tool and wrapper died together,
the next command ends what is left. Then a detached run outlives what started it, 12 times: the terminal hangs up, its shell exits
or is killed; the script exits, its group is hung up or killed. --sample N plays N times instead of 100, and as many of the others.
"""

import glob
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

# Not the command line that a terminal echoes.
ENDED = re.compile(rb"ended=\d")

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


class FromLongScript(FromScript):
    """A script that goes on after the tool has returned, in a group of its own; it says so in a file."""

    def __init__(self, lab, folder, words):
        self.said = lab.work / "script.said"
        self.said.unlink(missing_ok=True)
        text = f"env -C {folder} {lab.launcher} {' '.join(words)}; echo ended=$? >{self.said}; exec sleep 60"
        self.process = subprocess.Popen(
            ["sh", "-c", text], cwd=lab.work, env=lab.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )

    def leave(self, how):
        number = {"hang-up": signal.SIGHUP, "exit": signal.SIGTERM, "killed": signal.SIGKILL}[how]
        os.killpg(self.process.pid, number)
        self.process.wait(20)


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
            if not self.open or ENDED.search(self.said):
                return True
            time.sleep(0.02)
        return False

    def leave(self, how):
        if how == "hang-up":
            self.hang_up()
        elif how == "exit":
            os.write(self.terminal, b"exit\n")
            time.sleep(0.3)
            self._shut()
        else:
            os.killpg(self.shell, signal.SIGKILL)
            self._shut()

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


def gits(tool):
    """The gits that a process has as its children now."""
    out = []
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            pid, name, rest = re.match(r"(\d+) \((.*)\) (.*)", Path(stat).read_text()).groups()
        except (OSError, AttributeError):
            continue
        if name == "git" and int(rest.split()[1]) == tool and rest[0] != "Z":
            out.append(int(pid))
    return out


def strike_with_git(lab, folder, started):
    """Kills the tool and its N-th git while both work; what was hit, in words."""
    wanted = lab.random.randint(1, 14)
    patience = time.monotonic() + 30
    seen = []
    tool = []
    while time.monotonic() < patience and not started.wait(0):
        tool = tool or tools(folder)
        now = gits(tool[0]) if tool else []
        seen += [pid for pid in now if pid not in seen]
        if now and len(seen) >= wanted:
            end(now + tool)
            return f"KILL to tool and git, the {len(seen)}. that was seen"
        time.sleep(0.001)
    end(tool)
    return f"KILL to the tool ({len(seen)} gits were seen)"


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


def strike(lab, started, folder, name, target):
    """Sends it; what was hit, in words."""
    start = start_of(folder)
    if name in ("INT", "HUP") and target == "tool":
        (started.interrupt if name == "INT" else started.hang_up)()
        return f"{name} to the tool's group"
    pids = {"tool": tools(folder), "wrapper": [start.get("pid")], "training": [start.get("child")]}
    pids["tool and wrapper"] = pids["tool"] + pids["wrapper"]
    if target == "tool and git":
        return strike_with_git(lab, folder, started)
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


def said_by(started):
    said = started.said
    return said if isinstance(said, bytes) else said.read_bytes() if said.exists() else b""


def detached(lab, points, folder, facts, way, how):
    """A detached run whose terminal or script ends."""
    label = f"{way.label}, a detached run, {how}"
    started = way(lab, folder, ["run", NAME, "--detach"])
    patience = time.monotonic() + 30
    while not ENDED.search(began := said_by(started)) and time.monotonic() < patience:
        time.sleep(0.02)
    seconds = lab.random.uniform(0, 0.6)
    time.sleep(seconds)
    alive = bool(tools(folder))
    through = bool(list(facts.glob("*.through")))
    started.leave(how)
    label += f" {seconds:.2f} s after it had returned" + (", after the training" if through else "")
    points.reach()
    if b"ended=0" not in began:
        points.fail(label, f"it did not start: {began[-300:]!r}")
    if not alive:
        points.fail(label, "the run was over before what started it ended: nothing was tested")
    left = gone(folder, 40)
    if left or bearers(folder):
        points.fail(label, f"processes are left: {left} {bearers(folder)}")
    summary = lab.git(folder, "show", f"{BRANCH}:results/summary.yaml", check=False).stdout
    ends = dict(re.findall(r"token: '?\"?([0-9a-f]{32})'?\"?, end: ([a-z-]+)", summary))
    begun = [fact.stem for fact in facts.glob("*.begun")]
    if len(begun) != 1 or not (facts / f"{begun[0]}.through").exists():
        points.fail(label, f"the training did not come to its end: {begun}")
    if list(ends.values()) != ["ok"] or list(ends) != begun:
        points.fail(label, f"on record is {ends}, and {begun} began")
    if undelivered(folder) or left_over(folder):
        points.fail(label, f"left over: {undelivered(folder)} {left_over(folder)}")
    for complaint in sound(lab, folder, lab.work / "other.git"):
        points.fail(label, complaint)
    started.close()
    end(list(processes(folder)) + bearers(folder))


def main():
    options = arguments(__doc__, "how many times", lambda parser: parser.add_argument("--parts", default="single,together,detached"))
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
        ways = (FromScript, FromTerminal)
        single = [(way, name, target) for way in ways for target in ("tool", "wrapper", "training") for name in SIGNALS]
        together = [(way, "KILL", target) for target in ("tool and wrapper", "tool and git") for way in ways]
        apart = [(way, how) for way in (FromLongScript, FromTerminal) for how in ("hang-up", "exit", "killed")]
        plan = [single[i % len(single)] for i in range(times)] if "single" in options.parts else []
        plan += [together[i % len(together)] for i in range(min(times, 20))] if "together" in options.parts else []
        leaves = [apart[i % len(apart)] for i in range(min(times, 12))] if "detached" in options.parts else []
        lab.random.shuffle(plan)
        points = Points(len(plan) + len(leaves))
        running = sum(play(lab, points, template.restore(), facts, *one) for one in plan)
        print(f"{running} of {points.reached} came while the training ran, the others before or after it")
        for way, how in leaves:
            template.restore()
            clear(facts)
            detached(lab, points, folder, facts, way, how)
        return points.finish()


def clear(facts):
    for fact in facts.iterdir():
        fact.unlink()


def play(lab, points, folder, facts, way, name, target):
    """One signal; true when the training ran."""
    clear(facts)
    started = way(lab, folder, ["run", NAME])
    moment = choose_moment(lab, folder) if target != "tool and git" else ""
    struck = time.time()
    running = bool(start_of(folder))
    label = f"{way.label}, {strike(lab, started, folder, name, target)} {moment}"
    if target == "tool and git":
        struck = time.time()
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
    return running


if __name__ == "__main__":
    sys.exit(main())
