#!/usr/bin/env python3
"""Writes what the real PyYAML makes of a few thousand plain scalars, as tab-separated text on standard output.

The test ScalarsTest holds our own reading against it. To make it anew:

    python3 -m venv venv && venv/bin/pip install pyyaml==6.0.4
    venv/bin/python src/test/python/scalars.py > src/test/resources/dev/paribus/param/scalars-pyyaml-6.0.4.tsv

Columns: the scalar as JSON, the kind (null, bool, int, float, text, time, error), the value.
"""
import itertools
import json
import random

import yaml

WORDS = """~ null Null NULL nULL none None true True TRUE tRUE false False FALSE yes Yes YES yEs no No NO on On ON off Off OFF
y Y n N t f o O . .. ... - + -- ++ = << < > .inf .Inf .INF .iNF -.inf +.inf +.Inf -.INF .nan .NaN .NAN +.nan -.nan nan NaN inf
Infinity -inf 1e400 1.0e400 1.0e+400 -1.0e+400 1.0e-400 61e9540 61.0e+9540 1e-3 1E-3 1e3 1e+3 1.0e3 1.0e+3 1.0E+3 1.0e-3 1.5E-4
1. .1 -.5 +.5 -0.5 +0.5 0.1 09.5 00.5 0 00 000 -0 +0 -00 01 007 017 -017 +017 08 09 018 0o17 0O17 -0o17 0x 0x_ 0xG 0x1F 0X1F 0xff
-0x1F +0x1F 0x1_F 0b 0b_ 0b2 0b11 -0b11 0B11 0b1_1 1_000 1_000.5 _1 1_ 1__0 0_ 0_7 0_8 1._5 ._5 .5_ 1_.5 1:30 1:3 1:60 01:30 0:30
1:30:00 190:20:30 190:20:30.15 1:30.5 1:30. -1:30 +1:30 1_0:30 -190:20:30.15 1:30:60 1: :30 1:30_ 12345678901234567890123 1e
e1 1e- 1.e 1.e+ 1.e+5 1.e5 1.5e+_1 1.0e+1_0 ${lr} ${oc.env:HOME} 1,000 1/2 1%2 amber-otter a:b http://x/y v1.0 1.0.0 1-2 1+1 -1-
2001-12-14 2001-1-1 2001-13-01 2001-02-30 2000-02-29 1900-02-29 0000-01-01 0001-01-01 9999-12-31 2001-12-14T1:00:00 2001-12-14t21:59:43
2001-12-14T21:59:43.1 2001-12-14T21:59:43.10Z 2001-12-14T21:59:60 2001-12-14T24:00:00 2001-12-14T21:59:43-05:00 2001-12-14T21:59:43+5
2001-12-14T21:59:43+24:00 2001-12-14T21:59:43-23:59 2001-12-14T21:59:43+23:99 2001-12-14T21:59 20011214 2001-12 2001-12-1
12-14-2001 2001/12/14 2001-1-1T1:1:1 2001-1-1T1:01:01 2001-99-99T1:01:01""".split()
SPACED = ["", "2001-12-14 21:59:43.10 -5", "2001-12-14 21:59:43", "2001-12-14  21:59:43 Z", "2001-12-14\t21:59:43\tZ",
          "2001-12-14 21:59:43. +1:30", "2001-12-14 21:59:43 +01:30", "a b", "1 2", "no no", "0x1F 2", "- 1",
          "\u0661\u0662", "\u00e9", "\U0001f642", "1\u00a0", "\uff11"]


def generated():
    yield from WORDS
    yield from SPACED
    signs, wholes = ["", "-", "+"], ["", "0", "1", "10", "017", "08", "1_0", "00"]
    fractions, exponents = ["", ".", ".0", ".5", "._5", ".5_0"], ["", "e3", "E3", "e+3", "e-3", "E-03", "e", "e+", "e400", "e+400"]
    for parts in itertools.product(signs, wholes, fractions, exponents):
        yield "".join(parts)
    for year, month, day in itertools.product(["0000", "1999", "2000", "2024"], ["00", "2", "02", "12", "13"], ["0", "1", "29", "30", "32"]):
        yield f"{year}-{month}-{day}"
        yield f"{year}-{month}-{day}T12:30:00"
    rng = random.Random(20261125)
    for alphabet in ("0123456789._+-eE", "0178_:.", "0xXbBoOaF1_-", "yYnNoOfFtTrueslE", "-:.0129TtZ +", "~nul=<>.infNa"):
        for _ in range(500):
            text = "".join(rng.choice(alphabet) for _ in range(rng.randint(1, 9))).strip()
            if text:
                yield text
    for _ in range(400):
        yield repr(rng.uniform(-1, 1) * 10.0 ** rng.randint(-320, 308))
        yield str(rng.randint(-10 ** rng.randint(1, 30), 10 ** rng.randint(1, 30)))


def read(text):
    loader = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False))
    try:
        value = loader.construct_object(yaml.ScalarNode(tag, text))
    except (ValueError, yaml.YAMLError):
        return "error", ""
    if value is None:
        return "null", ""
    if isinstance(value, bool):
        return "bool", str(value).lower()
    if isinstance(value, int):
        return "int", str(value)
    if isinstance(value, float):
        return "float", repr(value)
    if isinstance(value, str):
        return "text", json.dumps(value)
    return "time", json.dumps(text)


def main():
    print(f"# PyYAML {yaml.__version__}")
    for text in dict.fromkeys(generated()):
        kind, value = read(text)
        print(json.dumps(text), kind, value, sep="\t")


main()
