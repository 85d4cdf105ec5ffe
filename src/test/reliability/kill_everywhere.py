#!/usr/bin/env python3
"""Kills the tool at every call of the system that changes something, and each git child once a call name.

    python3 src/test/reliability/kill_everywhere.py [--sample N] [--seed N] [--stories new,run,keep,confirm] [--workers N] [--paribus PATH]

strace kills before the N-th call of a name in a thread. Afterwards the repository has to be as before, as after, or to be
finished by the next writing command: `git fsck --strict` is clean, fetches work, no lock blocks, no process is left, and
whatever was said to be done is there. --sample N draws N points of each story, half of them in git children; --workers N plays N
points at a time, each worker on copies of its own.
"""

import copy
import json
import sys
import time

from lab import TRAIN, Lab, Points, Template, arguments, bearers, end, gone, left_over, sound, undelivered
from syscalls import TracedGit, TracedJvm, events, missing, points
from workers import play_all

NAME = "amber-otter"
BRANCH = f"refs/heads/exp/{NAME}"
NEXT = ["new", "lr=0.3", "--name", "azure-brook", "--because", "it comes next"]


class New:
    """Registers an experiment: one new branch."""

    words = ["new", "lr=0.2", "--name", NAME, "--because", "higher is better"]

    def prepare(self, lab, folder):
        lab.project(folder)

    def judge(self, lab, folder, before, after, said):
        refs = lab.refs(folder)
        others = {ref: oid for ref, oid in refs.items() if ref != BRANCH}
        if others != before:
            yield f"other references moved: {sorted(set(others.items()) ^ set(before.items()))}"
        if NAME in said and BRANCH not in refs:
            yield "it said the name and the branch is not there"
        if BRANCH in refs and tree(lab, folder, BRANCH) != after["tree"]:
            yield "the registration holds something else"
        there = BRANCH in refs
        yield from expect(lab.call(NEXT, folder), 0, "the next new")
        yield from expect(lab.call(self.words, folder), 2 if there else 0, "the same new again")
        if tree(lab, folder, BRANCH) != after["tree"]:
            yield "the registration is not what it would have been"


class Run:
    """Measures an experiment: a worktree, a child, a result commit."""

    words = ["run", NAME]

    def prepare(self, lab, folder):
        (lab.work / "data").mkdir()
        (lab.work / "data/raw").write_text("raw\n")
        lab.project(folder, TRAIN + "cat data/raw\n", measured=False)
        (folder / "data").symlink_to(lab.work / "data")
        (folder / ".gitignore").write_text("/data\n")
        text = (folder / "paribus.yaml").read_text()
        (folder / "paribus.yaml").write_text(text.replace("\n#  link:", "\n  link: [data]\n#", 1))
        lab.git(folder, "add", "-A")
        lab.git(folder, "commit", "-q", "-m", "link the data")
        lab.ok(["run"], folder)
        lab.ok(New.words, folder)

    def judge(self, lab, folder, before, after, said):
        refs = lab.refs(folder)
        moved = {ref for ref in set(refs) | set(before) if refs.get(ref) != before.get(ref)}
        if moved - {BRANCH}:
            yield f"other references moved: {sorted(moved)}"
        if moved and lab.git(folder, "rev-parse", BRANCH + "^") != before[BRANCH]:
            yield "the branch stands at something else"
        if "measured" in said.split() and not moved:
            yield "it said measured and nothing is committed"
        measured = {run.name for run in (folder / ".git/paribus/runs").glob("*") if rc(run) == 0}
        again = lab.call(self.words, folder)
        patience = time.monotonic() + 30
        while again.returncode == 3 and "already-running" in again.stderr and time.monotonic() < patience:
            time.sleep(0.2)
            again = lab.call(self.words, folder)
        yield from expect(again, 0, "the next run")
        shown = json.loads(lab.call(["show", NAME, "--json"], folder).stdout)["data"][0]
        if shown.get("state") != "measured":
            yield f"the state is {shown.get('state')!r}"
        summary = lab.git(folder, "show", f"{BRANCH}:results/summary.yaml")
        base = lab.git(folder, "show", "main:results/summary.yaml")
        for token in measured:
            if token not in summary and token not in base:
                yield f"attempt {token} was measured and is in no summary"
        if summary.count("token:") > 1 and measured - known(base):
            yield "it was measured a second time"
        if undelivered(folder):
            yield f"undelivered: {undelivered(folder)}"
        if not list((folder / f".paribus/{NAME}").rglob("best.pt")):
            yield "what the script left behind is gone"
        if (lab.work / "data/raw").read_text() != "raw\n":
            yield "the linked data changed"


class Keep:
    """Adopts an experiment: a decision on its branch and a merge on trunk, which is checked out."""

    words = ["keep", NAME, "--because", "better", "--although", "one seed"]

    def prepare(self, lab, folder):
        lab.project(folder)
        lab.ok(New.words, folder)
        lab.ok(Run.words, folder)

    def judge(self, lab, folder, before, after, said):
        refs = lab.refs(folder)
        moved = {ref for ref in set(refs) | set(before) if refs.get(ref) != before.get(ref)}
        if moved - {BRANCH, "refs/heads/main"} - {ref for ref in moved if ref.startswith("refs/paribus/")}:
            yield f"other references moved: {sorted(moved)}"
        if "kept" in said.split() and {BRANCH, "refs/heads/main"} - moved:
            yield "it said kept and a branch did not move"
        yield from expect(lab.call(NEXT, folder), 0, "the next new")
        now = lab.refs(folder)
        done = [now[ref] != before[ref] for ref in (BRANCH, "refs/heads/main")]
        if done[0] != done[1]:
            yield f"half kept: branch {done[0]}, trunk {done[1]}"
        # What tells that it was kept already is the champion, so the same command says it.
        yield from expect(lab.call(self.words, folder), 3 if done[1] else 0, "the same keep again")
        if tree(lab, folder, "main") != after["main"]:
            yield "trunk holds something else"
        if tree(lab, folder, BRANCH) != after["tree"]:
            yield "the decision holds something else"


class Confirm:
    """Measures the best again: a registration under a name that is drawn, five seeds, a result; then it is kept."""

    words = ["confirm", NAME]

    def prepare(self, lab, folder):
        lab.project(folder, init=["--seeds", "1..5"])
        lab.ok([*New.words, "--seeds", "1"], folder)
        lab.ok(Run.words, folder)

    def judge(self, lab, folder, before, after, said):
        refs = lab.refs(folder)
        if {ref: refs.get(ref) for ref in before} != before:
            yield "references of others moved"
        new = self.confirmations(refs, before)
        if len(new) > 1:
            yield f"it registered {new}"
        if "supported" in said and not new:
            yield "it said supported and nothing is registered"
        if not new:
            yield from expect(lab.call(self.words, folder), 0, "the same confirm again")
            new = self.confirmations(lab.refs(folder), before)
        name = new[0].rpartition("/")[2]
        measured = {run.name for run in (folder / ".git/paribus/runs").glob("*") if rc(run) == 0}
        again = lab.call(["run", name], folder)
        patience = time.monotonic() + 30
        while again.returncode == 3 and "already-running" in again.stderr and time.monotonic() < patience:
            time.sleep(0.2)
            again = lab.call(["run", name], folder)
        yield from expect(again, 0, "the next run")
        summary = lab.git(folder, "show", f"{new[0]}:results/summary.yaml")
        for text in ("state: measured", "verdict: supported", "    k: 1\n", "seeds: [2, 3, 4, 5, 6]"):
            if text not in summary:
                yield f"the confirmation does not say {text!r}"
        old = known(lab.git(folder, "show", "main:results/summary.yaml")) | known(lab.git(folder, "show", f"{BRANCH}:results/summary.yaml"))
        if measured - old - known(summary):
            yield f"measured and in no summary: {sorted(measured - old - known(summary))}"
        if undelivered(folder):
            yield f"undelivered: {undelivered(folder)}"
        yield from expect(lab.call(["keep", NAME, "--because", "confirmed"], folder), 0, "keep")
        if lab.git(folder, "rev-parse", "main^3") != lab.git(folder, "rev-parse", new[0]):
            yield "the confirmation is no parent of the merge"

    def confirmations(self, refs, before):
        return [ref for ref in refs if ref.startswith("refs/heads/exp/") and ref not in before]


def rc(run):
    try:
        return json.loads((run / "end.json").read_text())["rc"]
    except (OSError, ValueError):
        return None


def known(summary):
    return {line.split("token:")[1].split(",")[0].strip(" '\"") for line in summary.splitlines() if "token:" in line}


def expect(done, code, what):
    if done.returncode != code:
        yield f"{what} exits with {done.returncode}: {done.stderr.strip()[-500:]}"


def tree(lab, folder, revision):
    """What a commit holds, less what differs from one measurement to the next."""
    lines = lab.git(folder, "ls-tree", "-r", revision).splitlines()
    return [line for line in lines if "results/" not in line or "decision" in line]


class Story:
    def __init__(self, lab, kind, trackers):
        self.lab = lab
        self.kind = kind
        self.label = type(kind).__name__.lower()
        self.folder = lab.work / self.label / "p"
        self.other = lab.work / self.label / "other.git"
        kind.prepare(lab, self.folder)
        self.before = lab.refs(self.folder)
        self.template = Template(lab, self.folder)
        self.jvm, self.git = trackers
        # Once traced as the JVM, once as its children: the first also tells what the end should look like.
        self.template.restore()
        lab.ok(kind.words, self.folder, **self.jvm.variables())
        self.after = {"tree": tree(lab, self.folder, BRANCH), "main": tree(lab, self.folder, "main")}
        self.jvm_points, hit, changing = points(self.jvm.events(self.folder))
        self.template.restore()
        lab.ok(kind.words, self.folder, **self.git.variables("all"))
        self.git_points = []
        for number, words, trace in self.git.children():
            names = sorted({event[1] for event in events(trace, self.folder) if event[4]})
            self.git_points += [(number, name, words) for name in names]
        print(
            f"{self.label}: {changing} changing calls of the JVM, {hit} of them can be hit by name and count, "
            f"{len(self.git_points)} in git children",
            flush=True,
        )

    def at(self, worker, trackers):
        """The same story on copies of its own, for another worker."""
        other = copy.copy(self)
        other.jvm, other.git = trackers
        other.folder = self.lab.work / self.label / f"worker-{worker}/p"
        other.other = other.folder.with_name("other.git")
        other.template = self.template.at(other.folder)
        return other

    def label_of(self, play, point):
        if play == "jvm_point":
            return f"{self.label}: kill -9 at {point[0]} {point[1]}"
        number, name, words = point
        short = " ".join(word for word in words.split() if "=" not in word and word != "-c")[:60]
        return f"{self.label}: kill -9 of git child {number} ({short}) at {name}"

    def jvm_point(self, points, name, n):
        self.play(points, self.label_of("jvm_point", (name, n)), self.jvm.variables(f"-e inject={name}:signal=KILL:when={n}"), True)

    def git_point(self, points, number, name, words):
        label = self.label_of("git_point", (number, name, words))
        self.play(points, label, self.git.variables(number, f"-e inject={name}:signal=KILL:when=1"), False)

    def play(self, points, label, variables, killed):
        for _ in range(3):
            folder = self.template.restore()
            done = self.lab.call(self.kind.words, folder, **variables)
            if not killed or done.returncode in (-9, 137):
                break
            # The call did not come this time: threads take turns.
            if done.returncode != 0:
                points.fail(label, f"not killed, exit code {done.returncode}: {done.stderr[-300:]}")
                return
        else:
            print(f"not reached in 3 tries: {label}", flush=True)
            return
        points.reach()
        if not killed and done.returncode not in (0, 1, 3, 4):
            points.fail(label, f"exit code {done.returncode}: {done.stderr[-500:]}")
        left = gone(folder, 20)
        if left or bearers(folder):
            points.fail(label, f"processes are left: {left} {bearers(folder)}")
            end(list(left) + bearers(folder))
        for complaint in self.complaints(folder, done.stdout if done.returncode in (0, -9, 137) else ""):
            points.fail(label, complaint)

    def complaints(self, folder, said):
        try:
            yield from self.kind.judge(self.lab, folder, self.before, self.after, said)
            yield from sound(self.lab, folder, self.other)
        except (SystemExit, KeyError, ValueError) as broken:
            yield f"cannot be judged: {broken!r}"
        for path in left_over(folder):
            yield f"left over: {path}"
        status = self.lab.git(folder, "status", "--porcelain")
        if status:
            yield f"the checkout is dirty: {status}"


def main():
    kinds = {"new": New, "run": Run, "keep": Keep, "confirm": Confirm}
    options = arguments(
        __doc__,
        "points of each story",
        lambda parser: (
            parser.add_argument("--stories", default="new,run,keep,confirm"),
            parser.add_argument("--only", default="", help="points whose name holds this"),
            parser.add_argument("--workers", type=int, default=1, help="points played at a time"),
        ),
    )
    if missing():
        raise SystemExit(missing())
    with Lab(options) as lab:
        trackers = TracedJvm(lab), TracedGit(lab)
        stories = {}
        plan = []
        for name in options.stories.split(","):
            story = stories[name] = Story(lab, kinds[name](), trackers)
            jvm = [(name, "jvm_point", point) for point in story.jvm_points]
            git = [(name, "git_point", point) for point in story.git_points]
            if options.sample:
                jvm = lab.random.sample(jvm, min(len(jvm), options.sample - options.sample // 2))
                git = lab.random.sample(git, min(len(git), options.sample // 2))
            plan += [(name, play, point) for name, play, point in jvm + git if options.only in story.label_of(play, point)]
        count = Points(len(plan))

        def begin(number):
            own = TracedJvm(lab, f"-{number}"), TracedGit(lab, f"-{number}")
            mine = {name: story.at(number, own) for name, story in stories.items()}
            return lambda teller, one: getattr(mine[one[0]], one[1])(teller, *one[2])

        play_all(count, plan, options.workers, begin)
        return count.finish()


if __name__ == "__main__":
    sys.exit(main())
