#!/usr/bin/env python3
"""Lets confirm, noise and repro go on by themselves, and kills what goes on.

    python3 src/test/reliability/detached_again.py [--seed N] [--keep] [--paribus PATH]

Each is started with --detach while its seeds wait, so that the command has to return before anything is measured. Once they
are let go the result has to be recorded without another command. Then the same of a confirmation whose tool is killed: the next
writing command records it, once, and `keep` adopts what it confirms.
"""

import json
import os
import signal
import sys
import time

from lab import Lab, Points, arguments, bearers, end, gone, sound, undelivered

NAME = "amber-otter"

# Waits for the file "go" beside the project, unless it is there already.
TRAIN = """\
here=$(cd "$(git rev-parse --git-common-dir)/.." && pwd)/..
lr=$(sed -n 's/^lr: *//p' params.yaml)
while [ ! -e "$here/go" ]; do sleep 0.05; done
echo "score: $(awk "BEGIN { print $lr * 3 + ($PARIBUS_SEED * 7 % 11) / 1000 }")"
"""


def until(what, holds, seconds=60):
    patience = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > patience:
            yield f"waited {seconds} s in vain: {what}"
            return
        time.sleep(0.05)


class Scene:
    """A champion with five seeds and a try of one seed that looks good."""

    def __init__(self, lab):
        self.lab = lab
        self.folder = lab.work / "scene/p"
        self.go = lab.work / "scene/go"
        self.go.parent.mkdir()
        self.go.touch()
        lab.project(self.folder, TRAIN, ["--seeds", "1..5"])
        lab.ok(["try", "lr=0.2", "--name", NAME, "--seeds", "1", "--exploratory"], self.folder)
        self.go.unlink()

    def branches(self):
        return {ref for ref in self.lab.refs(self.folder) if ref.startswith("refs/heads/exp/")}

    def summary(self, ref):
        return self.lab.git(self.folder, "show", f"{ref}:results/summary.yaml", check=False).stdout

    def detached(self, words):
        """Starts it; complaints, and the branch that it registered."""
        before = self.branches()
        began = time.monotonic()
        done = self.lab.call([*words, "--detach", "--json"], self.folder)
        if done.returncode != 0:
            return [f"{words[0]} --detach exits with {done.returncode}: {done.stderr[-400:]}"], None
        out = []
        data = json.loads(done.stdout)
        started = data["data"][0]
        if data["kind"] != words[0] or "log" not in started:
            out.append(f"it says {data}")
        new = self.branches() - before
        if len(new) != 1:
            out.append(f"it registered {sorted(new)} in {time.monotonic() - began:.0f} s")
        ref = new.pop() if new else None
        if ref and self.summary(ref):
            out.append("there is a result before any seed was let go")
        if ref and started.get("name") != ref.rpartition("/")[2]:
            out.append(f"it names {started.get('name')} and registered {ref}")
        return out, ref

    def finished(self, ref):
        self.go.touch()
        yield from until(f"the result of {ref}", lambda: "state: measured" in self.summary(ref))
        left = gone(self.folder, 30)
        if left:
            yield f"processes are left: {left}"
            end(left)
        self.go.unlink()


def plain(scene, words, says):
    complaints, ref = scene.detached(words)
    yield from complaints
    if ref is None:
        return
    yield from scene.finished(ref)
    for text in says:
        if text not in scene.summary(ref):
            yield f"the result does not say {text!r}"


def killed(scene):
    complaints, ref = scene.detached(["confirm", NAME])
    yield from complaints
    if ref is None:
        return
    intents = sorted(scene.folder.glob(".git/paribus/runs/*/intent.json"), key=os.path.getmtime)
    tool = json.loads(intents[-1].read_text())["tool"]["pid"]
    os.kill(tool, signal.SIGKILL)
    scene.go.touch()
    yield from until("the training ends", lambda: not bearers(scene.folder))
    # What was running is delivered, the other seeds are run, and no seed twice.
    again = scene.lab.call(["run", ref.rpartition("/")[2]], scene.folder)
    if again.returncode != 0:
        yield f"the next run exits with {again.returncode}: {again.stderr[-400:]}"
    summary = scene.summary(ref)
    if summary.count("token:") != 5 or "state: measured" not in summary:
        yield f"{summary.count('token:')} attempts for 5 seeds"
    kept = scene.lab.call(["keep", NAME, "--because", "confirmed"], scene.folder)
    if kept.returncode != 0:
        yield f"keep exits with {kept.returncode}: {kept.stderr[-400:]}"
    elif scene.lab.git(scene.folder, "rev-parse", "main^3") not in scene.lab.refs(scene.folder).values():
        yield "the confirmation is no parent of the merge"


def main():
    options = arguments(__doc__, "unused: there are few points")
    with Lab(options) as lab:
        scene = Scene(lab)
        plays = {
            "confirm --detach": lambda: plain(scene, ["confirm", NAME], ["verdict: supported", "    k: 1\n"]),
            "noise --fresh --detach": lambda: plain(scene, ["noise", "--fresh"], ["n: 5"]),
            "repro --detach": lambda: plain(scene, ["repro", NAME, "--seeds", "1"], ["n: 1"]),
            "confirm --detach, tool killed": lambda: killed(scene),
        }
        count = Points(len(plays))
        for label, play in plays.items():
            count.reach()
            for complaint in play():
                count.fail(label, complaint)
            for complaint in sound(lab, scene.folder, lab.work / "scene/other.git"):
                count.fail(label, complaint)
            if undelivered(scene.folder):
                count.fail(label, f"undelivered: {undelivered(scene.folder)}")
            print(f"{label}: played", flush=True)
        return count.finish()


if __name__ == "__main__":
    sys.exit(main())
