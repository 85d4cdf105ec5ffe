#!/usr/bin/env python3
"""Takes the disk away: no space, input/output errors, and a file system that became read-only.

    python3 src/test/reliability/full_disk.py [--sample N] [--seed N] [--parts tmpfs,inject,readonly] [--calls rename,write]
                                              [--paribus PATH]

tmpfs: the repository on a small file system that has 0, 8, 16 ... KB left, in `new`, `run` and `keep`. inject: the N-th call that
writes fails with ENOSPC or EIO (strace). readonly: the file system is mounted read-only under it. Each time the error is the
disk's and names where, nothing is half written, and the same command completes once the disk is back. Needs root, or user
namespaces (it starts itself again under `unshare -rm`). --sample N draws N points of each part and story.
"""

import copy
import os
import re
import shutil
import subprocess
import sys
import time

from kill_everywhere import BRANCH, Keep, New, Run, expect, tree
from lab import Lab, Points, arguments, bearers, end, gone, left_over, sound, undelivered
from syscalls import TracedJvm, missing, points
from workers import play_all

SIZE = 24 << 20
WRITES = {"write", "pwrite64", "openat", "mkdir", "rename", "link", "fsync", "ftruncate", "symlink", "unlink", "chmod"}
# Our own words, with the place: what git or Java say of it names none.
NAMED = re.compile(r"the disk that holds '/[^']+' (is full|is mounted read-only|answers with input/output errors|has [0-9.]+ [KMG]iB free)")


def mount(*words):
    return subprocess.run(["mount", *words], capture_output=True, text=True)


class Story:
    """One verb on a file system of its own, put back for each point."""

    def __init__(self, lab, kind):
        self.lab = lab
        self.kind = kind
        self.label = type(kind).__name__.lower()
        self.place(self.label)
        kind.prepare(lab, self.folder)
        self.before = lab.refs(self.folder)
        self.saved = lab.work / f"{self.label}.saved"
        subprocess.run(["cp", "-a", str(self.folder), str(self.saved)], check=True)
        lab.ok(kind.words, self.folder)
        self.after = tree(lab, self.folder, BRANCH)

    def place(self, name):
        self.disk = self.lab.work / name
        self.disk.mkdir()
        made = mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(self.disk))
        if made.returncode != 0:
            raise SystemExit(f"cannot mount a tmpfs: {made.stderr.strip()}")
        self.folder = self.disk / "p"
        self.other = self.lab.work / f"{name}.other"

    def at(self, worker):
        """The same story on a file system of its own, for another worker."""
        other = copy.copy(self)
        other.place(f"{self.label}-{worker}")
        return other

    def restore(self):
        for entry in self.disk.iterdir():
            shutil.rmtree(entry, ignore_errors=True) if entry.is_dir() else entry.unlink()
        subprocess.run(["cp", "-a", str(self.saved), str(self.folder)], check=True)
        self.lab.git(self.folder, "update-index", "-q", "--refresh", check=False)

    def space(self):
        state = os.statvfs(self.disk)
        return state.f_bavail * state.f_frsize

    def point(self, count, tracker, play, *words):
        getattr(self, play)(count, *([tracker] if play in ("once", "injected") else []), *words)

    def full(self, count, spare):
        """Only `spare` bytes are left."""
        self.restore()
        filler = self.disk / "filler"
        with open(filler, "wb") as out:
            out.write(bytes(max(0, self.space() - spare)))
        self.play(count, f"{self.label}: {spare >> 10} KB left", {}, filler.unlink)

    def injected(self, count, tracker, name, n, error):
        self.restore()
        variables = tracker.variables(f"-e inject={name}:error={error}:when={n}+")
        # Where every write fails, no error can be written either.
        self.play(count, f"{self.label}: {error} from {name} {n} on", variables, lambda: None, mute=name == "write")

    def once(self, count, tracker, name, n, error):
        self.restore()
        variables = tracker.variables(f"-e inject={name}:error={error}:when={n}")
        self.play(count, f"{self.label}: {error} once at {name} {n}", variables, lambda: None)

    def read_only(self, count):
        self.restore()
        mount("-o", "remount,ro", str(self.disk))
        self.play(count, f"{self.label}: mounted read-only", {}, lambda: mount("-o", "remount,rw", str(self.disk)))

    def play(self, count, label, variables, back, mute=False):
        done = self.lab.call(self.kind.words, self.folder, **variables)
        count.reach()
        gone(self.folder, 20)
        back()
        if done.returncode not in (0, 1, 3, 4) or "\tat " in done.stderr or "internal error" in done.stderr:
            count.fail(label, f"exit code {done.returncode}: {done.stderr[-700:]}")
        elif done.returncode != 0 and not mute and not NAMED.search(done.stderr):
            count.fail(label, f"the error does not name the disk: {done.stderr[-500:]}")
        elif done.returncode not in (0, 4) and "error" in done.stderr.split(":")[0]:
            count.fail(label, f"exit code {done.returncode} for an error of the disk: {done.stderr[-300:]}")
        for complaint in self.complaints(done.returncode):
            count.fail(label, f"{complaint} (it had said {done.returncode}: {done.stderr.strip()[-200:]})")
        end(bearers(self.folder))

    def complaints(self, code):
        refs = self.lab.refs(self.folder)
        moved = {ref for ref in set(refs) | set(self.before) if refs.get(ref) != self.before.get(ref)}
        if code == 0 and BRANCH not in moved:
            yield "it said that it was done, and the branch did not move"
        yield from sound(self.lab, self.folder, self.other)
        if not moved or code != 0:
            again = self.lab.call(self.kind.words, self.folder)
            patience = time.monotonic() + 15
            while again.returncode == 3 and "already-running" in again.stderr and time.monotonic() < patience:
                time.sleep(0.2)
                again = self.lab.call(self.kind.words, self.folder)
            done_already = {"New": 2, "Run": 0, "Keep": 3}[type(self.kind).__name__]
            allowed = (0, done_already) if moved or self.label == "keep" else (0,)
            if again.returncode not in allowed:
                yield from expect(again, allowed[0], "the second try")
        yield from expect(self.lab.call(["new", "lr=0.7", "--name", "late-brook", "--because", "it comes last"], self.folder), 0, "a later new")
        if tree(self.lab, self.folder, BRANCH) != self.after:
            yield "the branch holds something else than it should"
        if undelivered(self.folder) or left_over(self.folder):
            yield f"left over: {undelivered(self.folder)} {left_over(self.folder)}"
        status = self.lab.git(self.folder, "status", "--porcelain")
        if status and status != "?? data":
            yield f"the checkout is dirty: {status}"


def more(parser):
    parser.add_argument("--parts", default="tmpfs,inject,readonly")
    parser.add_argument("--stories", default="new,run,keep")
    parser.add_argument("--calls", help="inject into these calls only")
    parser.add_argument("--workers", type=int, default=1, help="points played at a time")


def main():
    options = arguments(__doc__, "points of each part and story", more)
    if os.geteuid() != 0:
        os.execvp("unshare", ["unshare", "-rm", sys.executable, *sys.argv])
    kinds = {"new": New, "run": Run, "keep": Keep}
    with Lab(options) as lab:
        plan = []
        stories = {}
        tracker = None if missing() else TracedJvm(lab)
        for name in options.stories.split(","):
            # The linked data of Run stands outside the small disk.
            story = stories[name] = Story(lab, kinds[name]())
            for part in parts(story, options.parts, tracker, options.calls):
                drawn = lab.random.sample(part, min(options.sample, len(part))) if options.sample else part
                plan += [(name, *point) for point in drawn]
        count = Points(len(plan))

        def begin(number):
            own = TracedJvm(lab, f"-{number}") if tracker else None
            mine = {name: story.at(number) for name, story in stories.items()}
            return lambda teller, one: mine[one[0]].point(teller, own, *one[1:])

        play_all(count, plan, options.workers, begin)
        return count.finish()


def parts(story, names, tracker, only):
    """Lists of points: the name of a method of Story and its words."""
    if "tmpfs" in names:
        yield [("full", spare << 10) for spare in list(range(0, 160, 8)) + [256, 512, 1024, 1100, 1200, 1400]]
    if "inject" in names and tracker:
        story.restore()
        story.lab.ok(story.kind.words, story.folder, **tracker.variables())
        # Pipes are on no disk.
        seen = [(*event[:4], event[4] and "pipe:[" not in event[3]) for event in tracker.events(story.folder)]
        calls = [point for point in points(seen)[0] if point[0] in (only.split(",") if only else WRITES)]
        yield [(play, *call, error) for call in calls for error in ("ENOSPC", "EIO") for play in ("once", "injected")]
    elif "inject" in names:
        print(f"no injection: {missing()}")
    if "readonly" in names:
        yield [("read_only",)]


if __name__ == "__main__":
    sys.exit(main())
