"""What the reliability scripts share: an installation, a small project, a look at what is left, and the count of points.

Python's standard library only. Every script takes --paribus, --sample, --seed and --keep, prints how many points were
planned, reached and failed, and exits with 1 when one failed.
"""

import argparse
import copy
import glob
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

# A tenth of a second, a value that depends on the parameter and the seed, and a file left behind.
TRAIN = """\
lr=$(sed -n 's/^lr: *//p' params.yaml)
echo "step: 1"
echo "score: $(awk "BEGIN { print $lr * 3 + $PARIBUS_SEED / 1000 }")"
sleep ${TRAIN_SECONDS:-0.1}
echo weights >best.pt
"""


PREFIX = "paribus-reliability-"


def _end(number, _):
    """So that what was mounted and started is cleared away when the script itself is ended."""
    raise SystemExit(128 + number)


def unmount_below(folder):
    """Unmounts what is mounted there, the innermost first."""
    try:
        places = [line.split()[1] for line in Path("/proc/self/mounts").read_text().splitlines()]
    except OSError:
        return
    for place in reversed(places):
        if place.startswith(f"{folder}/"):
            subprocess.run(["umount", "-l", place], check=False)


def clear_up_after_the_dead():
    """Removes working directories of scripts that were killed, and what is still mounted there."""
    for work in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            pid = int((work / "pid").read_text())
        except (OSError, ValueError):
            continue
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            unmount_below(work)
            shutil.rmtree(work, ignore_errors=True)
        except OSError:
            continue


def arguments(description, sample, more=None):
    """The command line that all scripts have; `sample` says what --sample counts."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paribus", type=Path, default=ROOT / "target/paribus/bin/paribus", help="the launcher to test")
    parser.add_argument("--sample", type=int, default=0, help=sample)
    parser.add_argument("--seed", type=int, default=1, help="of what is drawn at random")
    parser.add_argument("--keep", action="store_true", help="keep the working directory")
    if more:
        more(parser)
    options = parser.parse_args()
    if not options.paribus.exists():
        parser.error(f"no launcher at {options.paribus}: run mvn -q package -DskipTests, or name one by --paribus")
    return options


class Lab:
    """A working directory with a home of its own; gone at the end."""

    def __init__(self, options):
        self.keep = options.keep
        clear_up_after_the_dead()
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _end)
        self.work = Path(tempfile.mkdtemp(prefix=PREFIX))
        (self.work / "pid").write_text(str(os.getpid()))
        self.launcher = options.paribus.resolve()
        self.random = random.Random(options.seed)
        java = os.environ.get("JAVA_HOME") or str(Path(shutil.which("java")).resolve().parent.parent)
        home = self.work / "home"
        home.mkdir()
        (home / ".gitconfig").write_text(
            "[user]\n\tname = Lab\n\temail = lab@localhost\n[init]\n\tdefaultBranch = main\n[gc]\n\tauto = 0\n"
        )
        self.env = {
            "PATH": os.environ["PATH"],
            "JAVA_HOME": java,
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.call(["--version"], self.work)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        unmount_below(self.work)
        if self.keep:
            print(f"kept {self.work}")
        else:
            shutil.rmtree(self.work, ignore_errors=True)

    def call(self, words, folder, timeout=120, **variables):
        """Runs the tool to its end; words of the command line."""
        return subprocess.run(
            [str(self.launcher), *words],
            cwd=folder,
            env=dict(self.env, **variables),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            stdin=subprocess.DEVNULL,
        )

    def ok(self, words, folder, **variables):
        done = self.call(words, folder, **variables)
        if done.returncode != 0:
            raise SystemExit(f"exit code {done.returncode}: paribus {' '.join(words)}\n{done.stdout}{done.stderr}")
        return done

    def git(self, folder, *words, check=True):
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            env=self.env,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
        )
        if check and done.returncode != 0:
            raise SystemExit(f"exit code {done.returncode}: git {' '.join(words)}\n{done.stdout}{done.stderr}")
        return done.stdout.strip() if check else done

    def project(self, folder, train=TRAIN, init=(), measured=True):
        """A repository with one parameter and a measured baseline."""
        folder.mkdir(parents=True)
        (folder / "train.sh").write_text(train)
        (folder / "params.yaml").write_text("lr: 0.1\n")
        self.git(folder, "init", "-q", "-b", "main")
        self.git(folder, "add", "-A")
        self.git(folder, "commit", "-q", "-m", "a project")
        words = ["--command", "sh train.sh", "--metric", "score:maximize", "--params", "params.yaml"]
        self.ok(["init", *words, *init] + ([] if "--seeds" in init else ["--seeds", "1"]), folder)
        if measured:
            self.ok(["run"], folder)
        return folder

    def refs(self, folder):
        """Full name to commit id, of what the tool may move."""
        lines = self.git(folder, "for-each-ref", "--format=%(refname) %(objectname)").splitlines()
        return dict(line.split() for line in lines)


class Template:
    """A repository that is put back to how it was before each point, always at the same place."""

    def __init__(self, lab, folder):
        self.lab = lab
        self.folder = folder
        self.saved = folder.with_name(folder.name + ".saved")
        subprocess.run(["cp", "-a", str(folder), str(self.saved)], check=True)

    def at(self, folder):
        """The same, put at another place."""
        other = copy.copy(self)
        other.folder = folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        return other

    def restore(self):
        for _ in range(20):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not self.folder.exists():
                break
            time.sleep(0.1)
        subprocess.run(["cp", "-a", str(self.saved), str(self.folder)], check=True)
        self.lab.git(self.folder, "update-index", "-q", "--refresh", check=False)
        return self.folder


class Points:
    """Counts points and tells which failed."""

    def __init__(self, planned):
        self.planned = planned
        self.reached = 0
        self.failures = []
        self.began = time.monotonic()

    def reach(self):
        self.reached += 1
        if self.reached % 50 == 0:
            print(f"{self.reached} of {self.planned} reached after {time.monotonic() - self.began:.0f} s", flush=True)

    def fail(self, point, what):
        self.failures.append(point)
        print(f"FAILED {point}: {what}", flush=True)

    def finish(self):
        failed = len(set(self.failures))
        seconds = time.monotonic() - self.began
        print(f"points planned {self.planned}, reached {self.reached}, failed {failed} ({seconds:.0f} s)", flush=True)
        return 1 if failed else 0


def bearers(folder):
    """Processes that bear the token of an attempt of the project in `folder`, by id."""
    mark = os.fsencode(str(folder))
    out = []
    for environ in glob.glob("/proc/[0-9]*/environ"):
        try:
            text = Path(environ).read_bytes()
            if b"PARIBUS_ATTEMPT=" in text and mark in text:
                out.append(int(environ.split("/")[2]))
        except OSError:
            pass
    return out


def processes(folder):
    """Processes that work in `folder` or name it in their command line, by id: wrappers, gits and children."""
    out = {}
    mark = os.fsencode(str(folder))
    for entry in glob.glob("/proc/[0-9]*"):
        pid = int(entry.split("/")[2])
        try:
            line = Path(entry, "cmdline").read_bytes()
            where = os.fsencode(os.readlink(entry + "/cwd"))
            state = Path(entry, "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        if pid != os.getpid() and state not in "ZX" and (mark in line or where.startswith(mark)):
            out[pid] = line.replace(b"\0", b" ").decode(errors="replace").strip()
    return out


def gone(folder, seconds):
    """Waits until no process works in `folder`; what is left, by id."""
    patience = time.monotonic() + seconds
    while (left := processes(folder)) and time.monotonic() < patience:
        time.sleep(0.02)
    return left


def end(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass


def sound(lab, repository, other):
    """Complaints about the repository as git sees it; `other` is a clone, or where to make one."""
    out = []
    fsck = lab.git(repository, "fsck", "--strict", "--full", "--no-dangling", check=False)
    noise = [line for line in (fsck.stdout + fsck.stderr).splitlines() if not line.startswith("notice:")]
    if fsck.returncode != 0 or noise:
        out.append(f"git fsck: {fsck.returncode} {noise[:3]}")
    if not other.exists():
        lab.git(repository.parent, "clone", "-q", "--mirror", str(repository), str(other))
    else:
        fetch = lab.git(other, "fetch", "-q", "--prune", str(repository), "+refs/*:refs/*", check=False)
        if fetch.returncode != 0:
            out.append(f"git fetch into another clone: {fetch.stderr.strip()}")
    own = lab.git(repository, "fetch", "-q", str(other), "+refs/heads/*:refs/remotes/other/*", check=False)
    if own.returncode != 0:
        out.append(f"git fetch into this clone: {own.stderr.strip()}")
    for ref in lab.git(repository, "for-each-ref", "--format=%(refname)", "refs/remotes/other").splitlines():
        lab.git(repository, "update-ref", "-d", ref)
    return out


def left_over(repository):
    """What a writing command that had nothing in its way must not leave behind."""
    git = repository / ".git"
    out = [str(path) for path in git.rglob("*.lock") if path.parent.name not in ("paribus", "claims")]
    out += [str(path) for path in (git / "worktrees").glob("*")]
    out += [str(path) for path in (git / "paribus/worktrees").glob("*")]
    # Python's glob hides nothing: a file with a dot is of a process that writes an intent just now, or was killed over it. The
    # next writing command that comes ten seconds later deletes it.
    out += [str(path) for path in (git / "paribus/adoptions").glob("*") if not path.name.startswith(".")]
    claims = [path for path in (git / "paribus/claims").rglob("*") if path.is_file() and path.name != ".lock"]
    # An empty one with a dot may be of a process that makes a claim just now, so nobody deletes it; it claims nothing.
    out += [str(path) for path in claims if path.stat().st_size or not path.name.startswith(".")]
    out += [str(path) for path in (git / "refs/paribus").rglob("*") if path.is_file()]
    return out


def undelivered(repository):
    """Attempts in the journal that stand in no commit."""
    runs = repository / ".git/paribus/runs"
    return [path.name for path in sorted(runs.glob("*")) if not (path / "delivered").exists()]
