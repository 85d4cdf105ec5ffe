#!/usr/bin/env python3
"""Cuts the power under a repository: what was acknowledged is still there.

    python3 src/test/reliability/power_loss.py [--sample N] [--seed N] [--seconds S] [--paribus PATH]

The repository lies on ext4 and on xfs in a file (a loop device). While `try` measures one value after the other, or `new`
registers, `xfs_io -x -c shutdown` stops the file system at a random moment: what was not yet written to the disk is gone, as when
the power fails. Then it is mounted anew. Every name that a command printed before has its branch, results and all; `git fsck`
is clean, and the next command works. Needs root, xfsprogs, e2fsprogs and loop devices; says so where they are missing.
--sample N cuts N times for each file system instead of 8.
"""

import os
import shutil
import subprocess
import sys
import threading
import time

from lab import Lab, Points, arguments, left_over, sound, undelivered

MAKE = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"]}
SIZE = {"ext4": 128 << 20, "xfs": 320 << 20}


def missing():
    if os.geteuid() != 0:
        return "only root may mount"
    for program in ("xfs_io", "mkfs.ext4", "mkfs.xfs", "losetup"):
        if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            return f"{program} is not installed (Debian: apt-get install xfsprogs e2fsprogs mount)"
    return ""


def run(*words, check=True):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if check and done.returncode != 0:
        raise OSError(f"{' '.join(map(str, words))}: {done.stderr.strip()}")
    return done


class Disk:
    """A file system in a file."""

    def __init__(self, lab, kind):
        self.kind = kind
        self.image = lab.work / f"{kind}.img"
        self.place = lab.work / kind
        self.place.mkdir()
        with open(self.image, "wb") as out:
            out.truncate(SIZE[kind])
        run(*MAKE[kind], self.image)
        self.mount()

    def mount(self):
        run("mount", "-o", "loop", self.image, self.place)

    def cut(self):
        # Without -f the journal is not flushed first: that is the loss of power.
        run("xfs_io", "-x", "-c", "shutdown", self.place)

    def again(self):
        for _ in range(100):
            if run("umount", self.place, check=False).returncode == 0:
                break
            time.sleep(0.1)
        self.mount()

    def close(self):
        run("umount", "-l", self.place, check=False)


def write_until_cut(lab, folder, first, seconds, disk):
    """Lets writers run, cuts after a random while; the names that were acknowledged, with their verb."""
    acknowledged = []
    stop = threading.Event()

    def writer(offset):
        number = first + offset
        while not stop.is_set():
            verb = "try" if number % 4 < 3 else "new"
            done = lab.call([verb, f"lr={number / 100000 + 0.2:.5f}", "--because", f"value {number}"], folder)
            if done.returncode == 0 and done.stdout:
                acknowledged.append((verb, done.stdout.splitlines()[-1].split("\t")[0].strip(), time.monotonic()))
            elif done.returncode != 0:
                return
            number += 2

    threads = [threading.Thread(target=writer, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    cut = time.monotonic()
    disk.cut()
    stop.set()
    for thread in threads:
        thread.join()
    return [(verb, name) for verb, name, at in acknowledged if at <= cut]


def main():
    options = arguments(__doc__, "cuts for each file system", lambda parser: parser.add_argument("--seconds", type=float, default=6))
    if missing():
        print(f"not played: {missing()}")
        return 0
    cuts = options.sample or 8
    with Lab(options) as lab:
        count = Points(cuts * len(MAKE))
        acknowledged = 0
        for kind in MAKE:
            try:
                disk = Disk(lab, kind)
            except OSError as refused:
                print(f"{kind} not played: {refused}")
                continue
            try:
                folder = lab.project(disk.place / "p")
                os.sync()
                known = []
                for number in range(cuts):
                    label = f"{kind}, cut {number}"
                    seconds = lab.random.uniform(options.seconds / 3, options.seconds)
                    known += write_until_cut(lab, folder, number * 1000, seconds, disk)
                    count.reach()
                    disk.again()
                    # A machine takes longer to start than the tool waits for the first sign of a run.
                    time.sleep(6)
                    lost = 0
                    for verb, name in known:
                        file = "results/summary.yaml" if verb == "try" else "experiment.yaml"
                        if lab.git(folder, "cat-file", "blob", f"exp/{name}:{file}", check=False).returncode != 0:
                            lost += 1
                            count.fail(label, f"{verb} {name} was acknowledged and is lost")
                    after = lab.call(["try", f"lr={0.9 + number / 1000}", "--because", "the power is back"], folder)
                    if after.returncode != 0:
                        count.fail(label, f"the next try exits with {after.returncode}: {after.stderr[-400:]}")
                    for complaint in sound(lab, folder, lab.work / f"{kind}.other"):
                        count.fail(label, complaint)
                    if undelivered(folder) or left_over(folder):
                        count.fail(label, f"left over: {undelivered(folder)} {left_over(folder)}")
                    print(f"{label}: {len(known)} acknowledged so far, {lost} lost", flush=True)
                acknowledged += len(known)
            finally:
                disk.close()
        print(f"{acknowledged} acknowledged in all")
        return count.finish()


if __name__ == "__main__":
    sys.exit(main())
