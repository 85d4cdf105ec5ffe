#!/usr/bin/env python3
"""Runs children that print too much.

    python3 src/test/reliability/loud_child.py [--sample N] [--seed N] [--only NAME] [--paribus PATH]

3 GB of output, binary output, 100 MB without an end of line, NaN and 1e400, ten million metric lines (as a file and as printed
lines). The tool stays below 200 MB resident, the run succeeds, what was cut is said, and last, best and mean are computed
again, exactly, from what is committed. --sample N divides the amounts by N.
"""

import json
import os
import subprocess
import sys
import time
from decimal import Decimal

from lab import Lab, Points, arguments, sound

RESIDENT_MB = 200

METRICS = """\
metrics:
  score: {goal: maximize, primary: true, value: best}
  last: {goal: maximize}
  loss: {goal: minimize, value: mean-of-5}
"""

TRAIN = """\
import os, sys
out = sys.stdout
def metrics(i):
    return "0.%06d" % ((i * 7919) % 1000003 % 1000000), "%.5f" % (1000.0 / (i + 1)), str(i)
def rows(n, form):
    for begin in range(0, n, 10000):
        yield "".join(form % ((i,) + metrics(i)) for i in range(begin, min(n, begin + 10000)))
kind, n = os.environ["LOUD"], int(os.environ["AMOUNT"])
printed = "step: %d\\nscore: %s\\nloss: %s\\nlast: %s\\n"
if kind == "text":
    block = ("epoch 1, all is well, nothing to see in this line of output\\n" * 20000).encode()
    written = 0
    while written < n:
        written += os.write(1, block)
elif kind == "binary":
    for _ in range(n >> 20):
        os.write(1, os.urandom(1 << 20))
    os.write(1, b"\\n")
elif kind == "one-line":
    for _ in range(n >> 20):
        os.write(1, b"x" * (1 << 20))
    os.write(1, b"\\n")
elif kind == "odd":
    for block in rows(1000, printed):
        out.write(block)
    out.write("score: NaN\\nscore: 1e400\\nscore: -1e400\\nscore: inf\\n")
elif kind == "file":
    with open(os.environ["PARIBUS_METRICS"], "a") as file:
        for block in rows(n, '{"step": %d, "score": %s, "loss": %s, "last": %s}\\n'):
            file.write(block)
elif kind == "lines":
    for block in rows(n, printed):
        out.write(block)
if kind not in ("file", "lines", "odd"):
    for block in rows(1000, printed):
        out.write(block)
"""

CASES = {
    "text": 3 << 30,
    "binary": 300 << 20,
    "one-line": 100 << 20,
    "odd": 1000,
    "file": 10_000_000,
    # four lines each
    "lines": 2_500_000,
}


def truth(kind, amount):
    """What the three metrics are, from all values."""
    n = amount if kind in ("file", "lines") else 1000
    best = max((i * 7919) % 1000003 % 1000000 for i in range(min(n, 1000003)))
    loss = sum(Decimal(f"{1000.0 / (i + 1):.5f}") for i in range(n - 5, n)) / 5
    return {"score": Decimal(f"0.{best:06d}"), "loss": loss, "last": Decimal(n - 1)}


def measured(lab, folder):
    """Exit code, standard error, seconds in all, seconds after the child, and the most MB of one process but the child."""
    begin = time.monotonic()
    null = os.open(os.devnull, os.O_RDWR)
    errors = os.open(lab.work / "errors", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    previous = os.getcwd()
    os.chdir(folder)
    actions = [(os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
    pid = os.posix_spawn(str(lab.launcher), [str(lab.launcher), "run"], lab.env, file_actions=actions)
    os.chdir(previous)
    most = 0
    ended = None
    while True:
        done, status, _ = os.wait4(pid, os.WNOHANG)
        if done:
            break
        try:
            with open(f"/proc/{pid}/status") as lines:
                most = max([most] + [int(line.split()[1]) for line in lines if line.startswith("VmHWM")])
        except OSError:
            pass
        if ended is None and any(path.stat().st_mtime > time.time() - 60 for path in folder.glob(".git/paribus/runs/*/end.json") if not (path.parent / "delivered").exists()):
            ended = time.monotonic()
        time.sleep(0.05)
    now = time.monotonic()
    os.close(null)
    os.lseek(errors, 0, 0)
    said = os.read(errors, 1 << 20).decode(errors="replace")
    os.close(errors)
    return os.waitstatus_to_exitcode(status), said, now - begin, now - (ended or now), most / 1024


def computed(rows):
    """The three values from the committed rows, as documented."""
    series = {name: [Decimal(str(row[name])) for row in rows if name in row] for name in ("score", "loss", "last")}
    finite = [value for value in series["score"] if value.is_finite()]
    return {"score": max(finite), "loss": sum(series["loss"][-5:]) / 5, "last": series["last"][-1]}


def play(lab, points, kind, amount):
    folder = lab.work / kind
    lab.env.update(LOUD=kind, AMOUNT=str(amount))
    folder.mkdir()
    (folder / "train.py").write_text(TRAIN)
    (folder / "params.yaml").write_text("lr: 0.1\n")
    lab.git(folder, "init", "-q", "-b", "main")
    lab.git(folder, "add", "-A")
    lab.git(folder, "commit", "-q", "-m", "a project")
    init = ["--command", f"{sys.executable} train.py", "--metric", "score:maximize", "--params", "params.yaml", "--seeds", "1"]
    lab.ok(["init", *init], folder)
    text = (folder / "paribus.yaml").read_text()
    old = text[text.index("metrics:") : text.index("#  val_f1")]
    (folder / "paribus.yaml").write_text(text.replace(old, METRICS))
    lab.git(folder, "commit", "-q", "-a", "-m", "three metrics")
    code, said, seconds, after, most = measured(lab, folder)
    points.reach()
    print(f"{kind}: {seconds:.1f} s, of them {after:.1f} s after the child, at most {most:.0f} MB resident", flush=True)
    if code != 0:
        points.fail(kind, f"exit code {code}: {said[-600:]}")
        return
    if most > RESIDENT_MB:
        points.fail(kind, f"{most:.0f} MB resident")
    rows = [json.loads(line, parse_float=Decimal) for line in lab.git(folder, "show", "main:results/seed-1/metrics.jsonl").splitlines()]
    head, rows = rows[0], rows[1:]
    wanted = truth(kind, amount)
    found = computed(rows)
    summary = lab.git(folder, "show", "main:results/summary.yaml")
    for name, value in wanted.items():
        if found[name] != value:
            points.fail(kind, f"{name} computed from what is committed is {found[name]}, and it is {value}")
        line = summary[summary.index("values: {") :].splitlines()[0]
        committed = Decimal(line.split(f"{name}: ")[1].split(",")[0].strip(" }"))
        if committed != value:
            points.fail(kind, f"{name} is on record as {committed}, and it is {value}")
    if kind in ("file", "lines") and not (head["of"] >= amount and head["kept"] == len(rows)):
        points.fail(kind, f"the first line does not say what was kept: {head}")
    log = lab.git(folder, "show", "main:results/seed-1/log.txt")
    if kind in ("text", "binary", "one-line", "lines") and "cut here" not in log and amount > 1 << 16:
        points.fail(kind, "the committed log does not say what was cut")
    if len(log.encode()) > 16 << 10:
        points.fail(kind, f"the committed log has {len(log.encode())} bytes")
    for complaint in sound(lab, folder, lab.work / f"{kind}.other"):
        points.fail(kind, complaint)
    check = lab.call(["check"], folder)
    if check.returncode != 0:
        points.fail(kind, f"paribus check: {check.stdout[-500:]}{check.stderr[-300:]}")
    subprocess.run(["rm", "-rf", str(folder)], check=False)


def main():
    options = arguments(__doc__, "what the amounts are divided by", lambda parser: parser.add_argument("--only", default=""))
    kinds = [kind for kind in CASES if not options.only or kind in options.only.split(",")]
    with Lab(options) as lab:
        points = Points(len(kinds))
        for kind in kinds:
            amount = CASES[kind] // max(1, options.sample)
            play(lab, points, kind, max(amount, 1000))
        return points.finish()


if __name__ == "__main__":
    sys.exit(main())
