#!/usr/bin/env python3
"""Plays the steps of the pipeline templates that post a review, against a server of its own on this machine.

    python3 src/test/reliability/post_review.py [--keep] [--paribus PATH]

The shell is taken out of templates/ci as it stands there. The server behaves as the hosts' interfaces do for comments and
notes. A first run has to post one comment, a second one, after the measurement, to replace it by its hidden marker, and comments
of other people and of other experiments have to stay. Needs curl and jq; `gh` is played by a small script, so that what GitHub's own program
does with the answers is not tested.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

from lab import ROOT, Lab, Points, arguments

NAME = "amber-otter"

# What the template asks of gh: GET with --paginate and --jq, POST and PATCH with a body from a file.
GH = r"""#!/bin/sh
[ "$1" = api ] || exit 2
shift; method= body= jq= path=
while [ $# -gt 0 ]; do
    case "$1" in
        --paginate) ;;
        --method) method=$2; shift ;;
        --jq) jq=$2; shift ;;
        -F) body=${2#body=@}; shift ;;
        *) path=$1 ;;
    esac
    shift
done
[ -n "$GH_TOKEN" ] || { echo "gh: no token" >&2; exit 4; }
if [ -n "$body" ]; then
    jq -Rs '{body: .}' "$body" | curl -sSf -X "${method:-POST}" -H "Authorization: token $GH_TOKEN" --data-binary @- "$HOST_URL/$path"
else
    curl -sSf -H "Authorization: token $GH_TOKEN" "$HOST_URL/$path" | jq -r "$jq"
fi
"""


class Comments(BaseHTTPRequestHandler):
    """Comments of a pull request and notes of a merge request, in one list."""

    def answer(self, code, value):
        data = json.dumps(value).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self):
        data = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded") and data.startswith("body="):
            return parse_qs(data, keep_blank_values=True)["body"][0]
        return json.loads(data)["body"]

    def allowed(self):
        if self.server.readonly and self.command != "GET":
            self.answer(403, {"message": "Resource not accessible by integration"})
            return False
        if not (self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN")):
            self.answer(401, {"message": "401 Unauthorized"})
            return False
        self.server.calls.append(f"{self.command} {urlparse(self.path).path}")
        return True

    def do_GET(self):
        if self.allowed():
            self.answer(200, self.server.comments)

    def do_POST(self):
        if self.allowed():
            one = {"id": 100 + len(self.server.comments), "body": self.body(), "user": {"type": "Bot"}}
            self.server.comments.append(one)
            self.answer(201, one)

    def change(self):
        if not self.allowed():
            return
        number = int(urlparse(self.path).path.rpartition("/")[2])
        for one in self.server.comments:
            if one["id"] == number:
                one["body"] = self.body()
                self.answer(200, one)
                return
        self.answer(404, {"message": "Not Found"})

    do_PATCH = change
    do_PUT = change

    def log_message(self, *_):
        pass


def block(template, before):
    """The lines of a block scalar `|` behind a line that ends so, at their own margin."""
    lines = (ROOT / "templates/ci" / template).read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip() == before[-1] and before[0] in "\n".join(lines[max(0, i - 3) : i + 1]))
    margin = len(lines[start + 1]) - len(lines[start + 1].lstrip())
    out = []
    for line in lines[start + 1 :]:
        if line.strip() and len(line) - len(line.lstrip()) < margin:
            break
        out.append(line[margin:])
    return "\n".join(out) + "\n"



class Host:
    def __init__(self, lab, folder, kind):
        self.lab = lab
        self.folder = folder
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Comments)
        self.server.calls = []
        self.server.readonly = False
        self.server.comments = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        if kind == "github":
            self.shell, self.script = ["bash", "-eo", "pipefail"], block("github-review.yml", ["- name: comment", "run: |"])
            self.list = "/repos/me/mine/issues/7/comments"
        else:
            self.shell, self.script = ["sh", "-e"], block("gitlab-review.yml", ["cat review.md", "- |"])
            self.list = "/projects/5/merge_requests/7/notes"

    def post(self, token="secret"):
        bin_ = self.lab.work / "bin"
        bin_.mkdir(exist_ok=True)
        (bin_ / "gh").write_text(GH)
        (bin_ / "gh").chmod(0o755)
        env = dict(
            self.lab.env,
            PATH=f"{bin_}:{os.environ['PATH']}",
            GITHUB_REPOSITORY="me/mine",
            PULL="7",
            GH_TOKEN=token,
            PARIBUS_TOKEN=token,
            HOST_URL=self.url,
            NOTES=self.url + "/projects/5/merge_requests/7/notes",
            no_proxy="127.0.0.1",
        )
        return subprocess.run([*self.shell, "-c", self.script], cwd=self.folder, env=env, capture_output=True, text=True, timeout=60)


def play(host, review, first, second):
    """Complaints about a first posting, a second one, and one without the right to write."""
    comments = host.server.comments
    other = first.splitlines()[0].replace(NAME, "amber-otter-two")
    comments.append({"id": 1, "body": "Looks good to me", "user": {"type": "User"}})
    comments.append({"id": 2, "body": other + "\n# another one", "user": {"type": "Bot"}})
    before = json.dumps(comments)
    for number, text in enumerate((first, second)):
        review.write_text(text)
        done = host.post()
        if done.returncode != 0 or done.stderr:
            yield f"posting {number + 1} ends with {done.returncode}: {done.stdout} {done.stderr}"
        if len(comments) != 3:
            yield f"after posting {number + 1} there are {len(comments)} comments"
        elif comments[2]["body"].strip() != text.strip():
            yield f"after posting {number + 1} the comment is {comments[2]['body'][:80]!r}"
    if json.dumps(comments[:2]) != before:
        yield "comments of others were changed"
    verbs = [call.split()[0] for call in host.server.calls]
    if verbs[:2] != ["GET", "POST"] or verbs[2] != "GET" or verbs[3] not in ("PATCH", "PUT") or len(verbs) != 4:
        yield f"it asked {host.server.calls}"
    if host.server.calls[0].split()[1] != host.list:
        yield f"it asked for {host.server.calls[0]}"
    host.server.readonly = True
    done = host.post()
    if done.returncode != 0 or "review" not in done.stdout:
        yield f"without the right to write it ends with {done.returncode}: {done.stdout} {done.stderr}"
    if host.script.count("PARIBUS_TOKEN") and host.post("").returncode != 0:
        yield "without a token the job fails"


def main():
    options = arguments(__doc__, "unused: there are few points")
    lacking = [name for name in ("curl", "jq", "bash") if not shutil.which(name)]
    if lacking:
        raise SystemExit(f"not played: {', '.join(lacking)} is missing")
    with Lab(options) as lab:
        folder = lab.project(lab.work / "p")
        lab.ok(["new", "lr=0.2", "--name", NAME, "--because", "higher is | better than `0.1` & <b>lower</b>"], folder)
        lab.git(folder, "switch", "-q", f"exp/{NAME}")
        first = lab.ok(["review"], folder).stdout
        lab.ok(["run"], folder)
        second = lab.ok(["review"], folder).stdout
        count = Points(3)
        count.reach()
        if first == second or first.splitlines()[0] != second.splitlines()[0] or NAME not in first.splitlines()[0]:
            count.fail("marker", f"{first.splitlines()[0]!r} and {second.splitlines()[0]!r}")
        for kind in ("github", "gitlab"):
            count.reach()
            host = Host(lab, folder, kind)
            for complaint in play(host, folder / "review.md", first, second):
                count.fail(kind, complaint)
            host.server.shutdown()
        return count.finish()


if __name__ == "__main__":
    sys.exit(main())
