#!/usr/bin/env python3
"""Converts gitleaks' rules into a class and a resource of dev.paribus.secret.

    python3 src/test/python/gitleaks.py gitleaks.toml v8.30.1

gitleaks.toml is config/gitleaks.toml of https://github.com/gitleaks/gitleaks at that tag (MIT License, Copyright (c) 2019
Zachary Rice; its text is src/main/resources/META-INF/licenses/gitleaks.txt). Needs Python 3.11.

    KeywordTable.java  a line a rule: its ID, then its keywords in lower case, tabs between
    rules.txt      one line an entry, a tab behind its name: rule ID; says, regex, entropy, group, path; "anywhere" where a keyword is no part of the expression, so
                   that the text has to be searched as a whole and not around the keyword; each allow-list begins with "allow secret|match|line or|and"
                   and holds allow-path, allow-regex, allow-word

The allow-list for all rules is that of the rule "*".
"""

import pathlib
import re
import sys
import tomllib

SOURCE, VERSION = sys.argv[1:3]
TARGET = pathlib.Path("src/main/resources/dev/paribus/secret")
HEAD = (
    f"# gitleaks {VERSION}, config/gitleaks.toml, MIT License, Copyright (c) 2019 Zachary Rice (META-INF/licenses/gitleaks.txt).\n"
    "# Converted by src/test/python/gitleaks.py; do not edit.\n"
)


CLASS = pathlib.Path("src/main/java/dev/paribus/secret/KeywordTable.java")
TABLE = f'''package dev.paribus.secret;

/**
 * The keywords of gitleaks {VERSION}, config/gitleaks.toml, MIT License, Copyright (c) 2019 Zachary Rice
 * (META-INF/licenses/gitleaks.txt). Converted by src/test/python/gitleaks.py; do not edit. A class and no resource: a hook reads it
 * at each commit, and to open a resource costs as much as everything else that is done with it.
 */
final class KeywordTable {{
    /** A rule a line: its ID, then its keywords in lower case, tabs between. */
    static final String ROWS = """
%s            """;

    private KeywordTable() {{}}
}}
'''


def line(name, value):
    text = str(value)
    if "\n" in text or "\r" in text:
        raise SystemExit(f"a line end in {name}: {text!r}")
    return f"{name}\t{text}\n"


def tame(rule):
    """The same expression, written so that it is no match of itself: no scanner shall report this repository."""
    regex = rule["regex"]
    return f"{regex[:-1]}[{regex[-1]}]" if re.fullmatch(r"[\w-]+", regex) else regex


def allowed(allow):
    condition = allow.get("condition", "or").lower()
    out = line("allow", f"{allow.get('regexTarget', 'secret')} {'and' if condition in ('and', '&&') else 'or'}")
    out += "".join(line("allow-path", path) for path in allow.get("paths", []))
    out += "".join(line("allow-regex", regex) for regex in allow.get("regexes", []))
    return out + "".join(line("allow-word", word.lower()) for word in allow.get("stopwords", []))


def main():
    config = tomllib.loads(pathlib.Path(SOURCE).read_text(encoding="utf-8"))
    keywords, rules = "", HEAD + line("rule", "*") + allowed(config["allowlist"])
    for rule in config["rules"]:
        if "regex" not in rule:
            continue  # a rule on names of files alone: no secret is read, none is said
        if not rule.get("keywords"):
            raise SystemExit(f"no keyword: {rule['id']}")
        row = [rule["id"], *(word.lower() for word in rule["keywords"])]
        if re.search(r'[\\"\s]', "".join(row).replace(" ", "")):
            raise SystemExit(f"a character that Java would not take: {row}")
        keywords += " " * 12 + "\\t".join(row) + "\n"
        rules += line("rule", rule["id"]) + line("says", rule["description"]) + line("regex", tame(rule))
        if not all(word.lower() in rule["regex"].lower().replace("\\", "") for word in rule["keywords"]):
            rules += line("anywhere", "yes")
        rules += "".join(line(key, rule[key]) for key in ("entropy", "path") if key in rule)
        if "secretGroup" in rule:
            rules += line("group", rule["secretGroup"])
        rules += "".join(allowed(allow) for allow in rule.get("allowlists", []))
    TARGET.mkdir(parents=True, exist_ok=True)
    CLASS.write_text(TABLE % keywords, encoding="utf-8")
    (TARGET / "rules.txt").write_text(rules, encoding="utf-8")


main()
