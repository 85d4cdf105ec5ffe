"""Traces the tool's JVM or one of its git children with strace, and breaks a chosen system call of it.

The tracing stands between the launcher and java (a JAVA_HOME of our own) or between the tool and git (a PATH of our own),
so nothing of the tool knows. `strace -b execve` lets go of what the JVM starts: its children run untraced.
"""

import os
import re
import shutil
import stat
from pathlib import Path

# Everything by which a process changes files, or starts another one.
CALLS = (
    "openat write writev pwrite64 rename renameat renameat2 unlink unlinkat mkdir mkdirat rmdir ftruncate fallocate fsync fdatasync "
    "link linkat symlink symlinkat chmod fchmod fchmodat utimensat sendfile copy_file_range vfork clone"
).split()

LINE = re.compile(r"^(\d+) +(\w+)\((.*?)(?:\) += |<unfinished|$)")


def missing():
    """Why nothing can be traced here; empty when it can."""
    return "" if shutil.which("strace") else "strace is not installed (Debian: apt-get install strace)"


def _script(path, text):
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


class TracedJvm:
    """Environment variables under which the launcher starts a traced java."""

    def __init__(self, lab, mark=""):
        self.home = lab.work / f"traced-java{mark}"
        (self.home / "bin").mkdir(parents=True)
        (self.home / "release").symlink_to(Path(lab.env["JAVA_HOME"], "release"))
        real = Path(lab.env["JAVA_HOME"], "bin/java")
        calls = ",".join(CALLS)
        _script(
            self.home / "bin/java",
            f'#!/bin/sh\nexec strace -f -b execve -qq -y -s 0 -o "$LAB_TRACE" -e trace={calls} -e signal=none $LAB_INJECT \\\n'
            f'    "{real}" "$@"\n',
        )
        self.trace = lab.work / f"jvm{mark}.trace"

    def variables(self, inject=""):
        return {"JAVA_HOME": str(self.home), "LAB_TRACE": str(self.trace), "LAB_INJECT": inject}

    def events(self, repository):
        return events(self.trace, repository)


class TracedGit:
    """Environment variables under which the K-th git of the tool is traced; K counts from 1 in the order of their starts."""

    def __init__(self, lab, mark=""):
        self.folder = lab.work / f"traced-git{mark}"
        self.folder.mkdir()
        self.real = shutil.which("git", path=lab.env["PATH"])
        self.path = f"{self.folder}:{lab.env['PATH']}"
        self.count = lab.work / f"git{mark}.count"
        self.trace = lab.work / f"git{mark}.trace"
        calls = ",".join(CALLS)
        # A directory a child: mkdir is atomic, and its name the number.
        _script(
            self.folder / "git",
            "#!/bin/sh\nn=1\nwhile ! mkdir \"$LAB_COUNT/$n\" 2>/dev/null; do n=$((n + 1)); done\n"
            "echo \"$*\" >\"$LAB_COUNT/$n/words\"\n"
            f'if [ "$LAB_CHILD" = all ] || [ "$LAB_CHILD" = "$n" ]; then\n'
            f'    exec strace -f -qq -y -s 0 -o "$LAB_COUNT/$n/trace" -e trace={calls} -e signal=none $LAB_INJECT {self.real} "$@"\n'
            f'fi\nexec {self.real} "$@"\n',
        )

    def variables(self, child, inject=""):
        shutil.rmtree(self.count, ignore_errors=True)
        self.count.mkdir()
        return {"PATH": self.path, "LAB_COUNT": str(self.count), "LAB_CHILD": str(child), "LAB_INJECT": inject}

    def children(self):
        """Number, words and trace of each git that ran."""
        found = sorted(self.count.iterdir(), key=lambda path: int(path.name))
        return [(int(path.name), (path / "words").read_text().strip(), path / "trace") for path in found]


def events(trace, repository):
    """(thread, name, how many of this name in this thread, arguments, whether it changes the repository), in their order."""
    counts = {}
    out = []
    for line in trace.read_text(errors="replace").splitlines():
        found = LINE.match(line)
        if not found or "resumed>" in line:
            continue
        thread, name, words = found.groups()
        counts[thread, name] = counts.get((thread, name), 0) + 1
        out.append((thread, name, counts[thread, name], words, changes(name, words, str(repository))))
    return out


def changes(name, words, repository):
    if name == "openat":
        return "O_CREAT" in words and repository in words
    if name == "clone":
        return "CLONE_VFORK" in words
    if name in ("write", "writev", "sendfile"):
        # Four bytes into a pipe are how java starts a child; what else it writes there are questions to git.
        return repository in words or words.startswith("1<") or ("pipe:[" in words and words.endswith(", 4"))
    return name == "vfork" or repository in words


def points(all_events):
    """What strace can break, as (name, n): it counts by name and thread, so the first thread that gets to n is hit.

    Also how many changing calls that hits, and how many there are."""
    first = {}
    for at, (thread, name, n, words, changing) in enumerate(all_events):
        first.setdefault((name, n), at)
    changing = [at for at, event in enumerate(all_events) if event[4]]
    hit = [at for at in changing if first[all_events[at][1], all_events[at][2]] == at]
    return [(all_events[at][1], all_events[at][2]) for at in hit], len(hit), len(changing)
