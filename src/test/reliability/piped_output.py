#!/usr/bin/env python3
"""Reads what the views print as others do: cut, jq, Python's csv, and where they are here pandas and LibreOffice.

    python3 src/test/reliability/piped_output.py [--sample N] [--paribus PATH]

60 experiments hold texts that tables stumble on, made by `git fast-import` as a stranger would. Each reader has to find the same
names and hypotheses in the same number of rows, and as many cells in each row as in the header; a spreadsheet computes nothing.
"""

import csv
import io
import json
import shutil
import re
import subprocess
import sys
import zipfile

from lab import Lab, Points, arguments

EXPERIMENTS = 60
TEXTS = [
    "\x1b[31mred\x1b[0m", "a\tb", "\x1b]0;title\x07", "\u202egnp.exe", "\u200b\ufeff", "e\u0301\u0301\u0301", "日本語の名前", "👩\u200d💻",
    "a|b\\|c", "`code`", "<script>alert(1)</script>", "=1+1", "+1", "-1", "@SUM(A1)", 'say "no"', "it's", "a,b;c", "\\", "\\t\\n", "x" * 3000,
    "$(touch hacked)", "NaN", "1e999", "007", "\x85\u2028\u2029", "%s%n", "--option", "null", "#", '"opens only', '"both"', "\uff1d1+1", "true", "1e5", "+5", "-1E-05",
]
COLUMNS = "name,hypothesis,decision,mean"


def stream():
    """Two texts each: as the hypothesis and as the reason of the decision."""
    for number in range(EXPERIMENTS):
        name = f"foreign-{number}"
        message = (
            f"{TEXTS[number % len(TEXTS)]}\n\nExperiment: {name}\nExperiment-State: discarded\nExperiment-Change: lr: 0.1 -> {number}\n"
            f"Experiment-Hypothesis: a {TEXTS[number % len(TEXTS)]}\nExperiment-Metric: score 0.{number} n 1\n"
            f"Experiment-Decision: {TEXTS[(number + 7) % len(TEXTS)]}\n"
        )
        record = f"paribus: 1\nname: {name}\nchange: {{kind: baseline}}\nseeds: [1]\n"
        yield f"commit refs/heads/exp/{name}\ncommitter A <a@localhost> {1767225600 + number} +0000\n".encode()
        yield f"data {len(message.encode())}\n{message}\nfrom refs/heads/main^0\n".encode()
        yield f"M 100644 inline experiment.yaml\ndata {len(record)}\n{record}\n".encode()


def piped(command, text):
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def rows_of_tsv(text):
    return [line.split("\t") for line in text.splitlines()]


def tsv_by_csv(text):
    return list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def by_cut(text):
    columns = [piped(["cut", "-f", str(n + 1)], text).split("\n")[:-1] for n in range(len(COLUMNS.split(",")))]
    return [list(row) for row in zip(*columns, strict=True)]


def unescaped(cell):
    return re.sub(r"\\([\\\"])", r"\1", cell)


def disarmed(cell):
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\uff1d\uff0b\uff0d\uff20" else cell


def by_pandas(text, **how):
    import pandas

    table = pandas.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, **how)
    return [list(table.columns), *table.values.tolist()]


def by_office(lab, text, separator):
    """The cells of a table that LibreOffice opened with its usual settings, and the formulas that it found in them."""
    folder = lab.work / "office"
    folder.mkdir(exist_ok=True)
    (folder / "in.csv").write_text(text)
    for kind, source, how in (
        ("ods", "in.csv", [f"--infilter=CSV:{ord(separator)},34,76,1"]),
        ("csv:Text - txt - csv (StarCalc):44,34,76", "in.ods", []),
    ):
        convert = ["soffice", "--headless", "--convert-to", kind, *how, "--outdir", str(folder), str(folder / source)]
        subprocess.run(convert, capture_output=True, check=True, timeout=120, env=lab.env)
    with zipfile.ZipFile(folder / "in.ods") as table:
        formulas = re.findall(r'table:formula="([^"]*)"', table.read("content.xml").decode())
    return list(csv.reader(io.StringIO((folder / "in.csv").read_text()))), formulas


def same_but_numbers(rows, expected):
    """A spreadsheet writes its own numbers and words for true and false: 1E+05 for 1e5."""

    def own(cell):
        try:
            return cell if cell == "NaN" else min(float(cell), sys.float_info.max)
        except ValueError:
            return cell.lower() if cell.lower() in ("true", "false") else cell

    return [[own(disarmed(cell)) for cell in row] for row in rows] == [[own(cell) for cell in row] for row in expected]


def main():
    options = arguments(__doc__, "no meaning here")
    with Lab(options) as lab:
        folder = lab.project(lab.work / "p")
        load = ["git", "-C", str(folder), "fast-import", "--quiet", "--force"]
        subprocess.run(load, input=b"".join(stream()), env=lab.env, check=True)
        ls = ["ls", "--columns", COLUMNS]
        tsv = lab.ok(ls, folder).stdout
        comma = lab.ok([*ls, "--csv"], folder).stdout
        data = lab.ok([*ls, "--json"], folder).stdout
        expected = [[unescaped(cell) for cell in row] for row in rows_of_tsv(tsv)]
        names = [row[0] for row in expected[1:]]

        def same(rows):
            return [[disarmed(cell) for cell in row] for row in rows] == expected

        def numbers(text, **how):
            import pandas

            return str(pandas.read_csv(io.StringIO(text), **how)["mean"].dtype) == "float64"

        def office(text, separator):
            rows, formulas = by_office(lab, text, separator)
            if formulas:
                raise ValueError(f"computed: {formulas[:5]}")
            return same_but_numbers(rows, expected)

        def all_views():
            for view in ("log", "ls", "ls --params", "stats", "status", "lessons", "next", "idea list"):
                text = lab.ok(view.split(), folder).stdout
                bad = [c for c in text if ord(c) < 32 and c not in "\n\t" or 127 <= ord(c) < 160 or c in "\u202e\u200b\ufeff\u2028\u2029"]
                if bad:
                    raise ValueError(f"{view}: {sorted(set(bad))}")
                json.loads(lab.ok([*view.split(), "--json"], folder).stdout)
            return True

        checks = {
            "every row has the header's cells": lambda: {len(row) for row in expected} == {4} and len(names) == EXPERIMENTS + 1,
            "cut": lambda: [[unescaped(cell) for cell in row] for row in by_cut(tsv)] == expected,
            "csv reads tabs": lambda: [[unescaped(cell) for cell in row] for row in tsv_by_csv(tsv)] == expected,
            "csv reads commas": lambda: same(list(csv.reader(io.StringIO(comma)))),
            "json": lambda: [row["name"] for row in json.loads(data)["data"]] == names,
            "jq": lambda: piped(["jq", "-r", ".data[].name"], data).split() == names,
            "jq writes rows": lambda: len(piped(["jq", "-r", ".data[] | [.name, .hypothesis] | @tsv"], data).split("\n")[:-1]) == len(names),
            "no control character in any view, and JSON": all_views,
            "pandas reads commas": lambda: same(by_pandas(comma)),
            "pandas reads tabs": lambda: [[unescaped(c) for c in row] for row in by_pandas(tsv, sep="\t")] == expected,
            "pandas reads numbers": lambda: numbers(comma) and numbers(tsv, sep="\t"),
            "LibreOffice reads commas": lambda: office(comma, ","),
            "LibreOffice reads tabs": lambda: len(by_office(lab, tsv, "\t")[0]) == len(expected),
        }
        missing = {"jq": not shutil.which("jq"), "LibreOffice": not shutil.which("soffice")}
        try:
            import pandas  # noqa: F401
        except ImportError:
            missing["pandas"] = True
        points = Points(len(checks))
        for name, check in checks.items():
            if missing.get(name.split()[0]):
                print(f"not reached: {name}: it is not installed here")
                continue
            points.reach()
            try:
                if not check():
                    points.fail(name, "what was read is not what was printed")
            except (ValueError, KeyError, subprocess.SubprocessError) as wrong:
                points.fail(name, str(wrong)[:400])
        if (folder / "hacked").exists():
            points.fail("every row has the header's cells", "a text was run")
        return points.finish()


if __name__ == "__main__":
    raise SystemExit(main())
