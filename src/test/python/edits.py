#!/usr/bin/env python3
"""The judge of SpliceFormatsTest: what Python itself reads before and after an edit.

    edits.py make       documents as Python writes them, a JSON text a line
    edits.py judge      from standard input a JSON object a line {kind, before, after, op, path, value}; prints what is wrong

An edit is right when Python's reading differs in that one place, by value and by type, and nowhere else.
"""
import json
import math
import random
import sys

try:
    import tomllib
except ImportError:  # before Python 3.11
    tomllib = None


def leaf(rng, n):
    return rng.choice([
        n, n + 0.5, -n, 1e-05 * (n + 1), 10 ** 30 + n, f"text {n}", f"é🙂 \"{n}\" \\ \n", True, False, None, "", math.inf, -math.inf,
        1.5e300, 0, -0.0])


def tree(rng, depth, n):
    kind = rng.randint(0, 3) if depth else 0
    if kind == 0:
        return leaf(rng, n[0])
    n[0] += 1
    if kind == 1:
        return [tree(rng, depth - 1, n) for _ in range(rng.randint(0, 4))]
    return {rng.choice(["k", "a.b", "é", "key ", "", "q\""]) + str(n[0] * 10 + i): tree(rng, depth - 1, n) for i in range(rng.randint(0, 4))}


def make():
    for seed in range(600):
        rng = random.Random(seed)
        n = [0]
        document = {f"top{i}": tree(rng, 4, n) for i in range(rng.randint(1, 4))}
        text = json.dumps(
            document,
            indent=rng.choice([None, None, 2, 4, "\t", 0]),
            separators=rng.choice([None, (",", ":"), (", ", ": "), (" ,", " : ")]),
            ensure_ascii=rng.random() < 0.5)
        text += rng.choice(["", "\n"])
        print(json.dumps(text.replace("\n", "\r\n") if rng.random() < 0.2 else text))


def read(kind, text):
    bare = text[1:] if text.startswith("\ufeff") else text
    return json.loads(bare) if kind == "json" else tomllib.loads(bare)


def same(a, b):
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return list(sorted(a)) == list(sorted(b)) and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float):
        return repr(a) == repr(b)
    return a == b


def meant(document, op, path, value):
    here = document
    for step in path[:-1]:
        here = here[step] if isinstance(here, list) else here.setdefault(step, {})
    last = path[-1]
    if op == "remove":
        del here[last]
    elif op == "add" and isinstance(here, list):
        here.insert(last, value)
    else:
        here[last] = value
    return document


def judge():
    for number, line in enumerate(sys.stdin, 1):
        case = json.loads(line)
        try:
            wanted = meant(read(case["kind"], case["before"]), case["op"], case["path"], case["value"])
            got = read(case["kind"], case["after"])
            if not same(wanted, got):
                print(number, case["op"], case["path"], "wanted", wanted, "got", got)
        except Exception as wrong:
            print(number, case["op"], case["path"], repr(wrong), repr(case["after"]))


if sys.argv[1] == "make":
    make()
elif tomllib is None:
    print("no tomllib")
else:
    judge()
