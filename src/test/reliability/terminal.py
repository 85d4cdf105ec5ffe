#!/usr/bin/env python3
"""Looks at the views in a real terminal (tmux): in colour, without, without UTF-8, on a dumb one, at 60, 80, 120 and 200 columns.

    python3 src/test/reliability/terminal.py [--sample N] [--widths 60,80] [--paribus PATH] [--pictures DIR]

What stands on the screen has to be what the same command prints into a pipe with that COLUMNS, so that no line was wrapped; colour is
there where it is asked for and nowhere else, and without UTF-8 all is ASCII. Then the pager: it begins where the text is longer than
the screen, hears Ctrl-C in our place, and leaves a clean prompt; a reader that leaves early is no error. Needs tmux. --pictures DIR
keeps each screen with its colours, as text and as a page in dark and in light for a browser. --sample N takes N views.
"""

import html
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

from lab import Lab, Points, arguments

WIDTHS = (60, 80, 120, 200)
VIEWS = ("log", "ls", "log --oneline", "log --full -n 3", "log --failed", "compare {0} {1} {2}", "diff {0} {1}", "show {0}", "stats", "help names")
MODES = {"colour": {}, "plain": {"NO_COLOR": "1"}, "ascii": {"LC_ALL": "C", "LANG": "C"}, "dumb": {"TERM": "dumb"}}
PAGER = 6
COLOURS = {"31": "#c33", "32": "#2a2", "33": "#b80", "34": "#36c", "35": "#b3b", "36": "#19a"}
AGE = re.compile(r" *(just now|[0-9]+ min ago) *")  # time goes on between the two
SIGN = re.compile(r"\x1b\[([0-9;]*)m")


class Screen:
    """A terminal of a size, with a shell in it."""

    made = 0

    def __init__(self, lab, folder, columns, rows):
        Screen.made += 1
        self.socket = f"{lab.work}/tmux{Screen.made}"
        shell = "env -u TMUX PS1='>>> ' sh"
        self.tmux("-u", "-f", "/dev/null", "new-session", "-d", "-s", "s", "-x", str(columns), "-y", str(rows), shell, env=lab.env, cwd=folder)
        self.until(lambda text: ">>>" in text)

    def tmux(self, *words, **options):
        return subprocess.run(["tmux", "-S", self.socket, *words], check=True, capture_output=True, text=True, timeout=30, **options).stdout

    def keys(self, *keys):
        self.tmux("send-keys", "-t", "s", *keys)

    def text(self, colours=False):
        return self.tmux("capture-pane", "-t", "s", "-p", *(["-e"] if colours else []))

    def until(self, seen, seconds=30):
        """Waits until the screen is as wanted; False when it never was."""
        for _ in range(seconds * 10):
            if seen(self.text()):
                return True
            time.sleep(0.1)
        return False

    def run(self, line):
        """What a command leaves on the cleared screen."""
        self.keys("clear", "Enter")
        self.until(lambda text: text.strip() == ">>>")
        self.keys("-l", f"clear; {line}; echo '@'end")
        self.keys("Enter")
        self.until(lambda text: "\n@end" in text or text.startswith("@end"))
        return [part[: part.rindex("@end")].rstrip().split("\n") for part in (self.text(), self.text(True))]

    def close(self):
        self.tmux("kill-server")


def picture(folder, name, coloured):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text("\n".join(coloured) + "\n")
    for ground, paper, ink in (("dark", "#1e1e1e", "#ddd"), ("light", "#fff", "#222")):
        body, style = [], ""
        for at, part in enumerate(SIGN.split("\n".join(coloured))):
            if at % 2 == 0:
                body.append(f'<span style="{style}">{html.escape(part)}</span>')
                continue
            for code in part.split(";"):
                known = {"1": "font-weight:bold;", "2": "opacity:.6;", "39": f"color:{ink};"}
                style = "" if code in ("", "0") else style + known.get(code, f"color:{COLOURS[code]};" if code in COLOURS else "")
        page = f'<meta charset="utf-8"><body style="background:{paper};color:{ink}"><pre style="font:14px/17px monospace">{"".join(body)}</pre>'
        (folder / f"{name}-{ground}.html").write_text(page)


def look(lab, folder, names, width, views, points, pictures):
    screen = Screen(lab, folder, width, 400)
    for view in views:
        words = view.format(*names)
        for mode, variables in MODES.items():
            points.reach()
            point = f"{words} at {width}, {mode}"
            setting = " ".join(f"{key}={value}" for key, value in variables.items())
            plain, coloured = screen.run(f"{setting} {shlex.quote(str(lab.launcher))} --no-pager {words} 2>/dev/null")
            piped = lab.call([*shlex.split(words), "--text"], folder, COLUMNS=str(width), **{"LANG": "C.UTF-8", **variables}).stdout
            expected = piped.rstrip().split("\n")
            seen = [AGE.sub("~", line).rstrip() for line in plain]
            expected = [AGE.sub("~", line).rstrip() for line in expected]
            if seen != expected:
                both = zip(seen + [""] * 400, expected)
                other = next((pair for pair in both if pair[0] != pair[1]), (len(plain), len(expected)))
                points.fail(point, f"the screen is not what a pipe gets: {other}")
            if mode in ("plain", "dumb") and any(SIGN.search(line) for line in coloured):
                points.fail(point, "colour where there should be none")
            if mode == "colour" and view.startswith("l") and not any(SIGN.search(line) for line in coloured):
                points.fail(point, "no colour")
            if mode == "ascii" and not "".join(plain).isascii():
                points.fail(point, "not all is ASCII")
            if pictures and mode in ("colour", "ascii"):
                picture(pictures, f"{re.sub('[^a-z]+', '-', view).strip('-')}-{width}-{mode}", coloured)
    screen.close()


def page(lab, folder, points):
    def check(what, holds):
        points.reach()
        if not holds:
            points.fail(what, screen.text())

    screen = Screen(lab, folder, 80, 12)
    tool = shlex.quote(str(lab.launcher))
    screen.keys("-l", f"clear; {tool} log; echo ended=$?")
    screen.keys("Enter")
    check("the pager begins", screen.until(lambda text: text.rstrip().endswith(":")))
    screen.keys("C-c")
    time.sleep(0.5)
    check("Ctrl-C is the pager's", "ended" not in screen.text())
    screen.keys("q")
    check("a clean prompt afterwards", screen.until(lambda text: "ended=0" in text and text.rstrip().endswith(">>>")))
    plain, _ = screen.run(f"{tool} log -n 1 --oneline")
    check("no pager for a short text", len(plain) <= 5)
    plain, _ = screen.run(f"{tool} log --text | head -n 1; echo left")
    check("who leaves a pipe early hears nothing", len(plain) == 2 and plain[1] == "left")
    plain, _ = screen.run(f"GIT_PAGER='wc -l' {tool} log")
    check("the pager that git would take", plain[-1].strip().isdigit())
    screen.close()


def more(parser):
    parser.add_argument("--pictures", type=Path, help="a folder for the screens")
    parser.add_argument("--widths", default=",".join(map(str, WIDTHS)), help="columns, with commas between them")


def main():
    options = arguments(__doc__, "views", more)
    if not shutil.which("tmux"):
        print("tmux is missing")
        return 1
    views = VIEWS[: options.sample or len(VIEWS)]
    widths = [int(width) for width in options.widths.split(",")]
    with Lab(options) as lab:
        points = Points(len(widths) * len(views) * len(MODES) + PAGER)
        lab.ok(["demo", "demo"], lab.work)
        folder = lab.work / "demo"
        names = lab.ok(["ls", "--columns", "name", "--where", "verdict is not null"], folder).stdout.split()[1:4]
        for width in widths:
            look(lab, folder, names, width, views, points, options.pictures)
        page(lab, folder, points)
        return points.finish()


if __name__ == "__main__":
    sys.exit(main())
