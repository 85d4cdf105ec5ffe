"""Projects to measure on: a small one made by the tool itself, and one with any number of experiments from git fast-import."""

import subprocess

TRAIN = 'echo "score: 0.$PARIBUS_SEED"\n'
PARAMS = "optimizer:\n  lr: 0.1\n  momentum: 0.9\n"
FIRST = "amber birch cedar dusky ember frosty golden hazel ivory jade lilac mossy ochre pearl quiet rusty".split()
SECOND = "anchor brook canyon delta fern grove harbor island lagoon meadow pebble quarry ridge summit tundra valley".split()
THIRD = "acorn basin cove dune fjord glade heron inlet kelp larch marsh otter pond reef shore tide".split()


def name(number):
    """A different name for every number below 4096."""
    size = len(FIRST)
    words = [FIRST[number % size], SECOND[number // size % size]]
    if number >= size * size:
        words.append(THIRD[number // (size * size) % size])
    return "-".join(words) + ("" if number < size**3 else "-" + THIRD[number // size**3 % size])


def project(machine, folder):
    """A repository with a training script that does nothing, and `paribus init` done with one seed."""
    folder.mkdir()
    (folder / "train.sh").write_text(TRAIN)
    (folder / "params.yaml").write_text(PARAMS)
    machine.git(folder, "init", "-q", "-b", "main")
    machine.git(folder, "add", "-A")
    machine.git(folder, "commit", "-q", "-m", "a project")
    init = ["init", "--command", "sh train.sh", "--metric", "score:maximize", "--params", "params.yaml", "--seeds", "1"]
    machine.call([machine.paribus, *init], folder)
    machine.call([machine.paribus, "run"], folder)
    return folder


def unpack(machine, repository):
    """Gives every reference a file of its own, as a clone has that never packed them."""
    listed = subprocess.run(
        ["git", "-C", str(repository), "for-each-ref", "--format=%(objectname) %(refname)"],
        env=machine.env, capture_output=True, text=True, check=True,
    ).stdout
    (repository / ".git" / "packed-refs").unlink()
    for line in listed.splitlines():
        commit, ref = line.split(" ")
        file = repository / ".git" / ref
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(commit + "\n")


def foreign(machine, folder, experiments):
    """Experiments of which git's history has the files alone: no commit has a trailer."""
    return many(machine, folder, experiments, trailers=False)


def many(machine, folder, experiments, trailers=True):
    """The same project with `experiments` measured experiments of three commits each, as the tool would have left them."""
    repository = project(machine, folder)
    show = ["git", "-C", str(repository), "show", "-s", "--format=%(trailers:key=Experiment,valueonly)", "main"]
    baseline = subprocess.run(show, env=machine.env, capture_output=True, text=True, check=True).stdout.strip()
    stream = "".join(_experiment(number, baseline, trailers) for number in range(experiments))
    load = ["git", "-C", str(repository), "fast-import", "--quiet", "--force"]
    subprocess.run(load, input=stream.encode(), env=machine.env, check=True)
    machine.git(repository, "pack-refs", "--all")
    machine.git(repository, "gc", "-q")
    return repository


def _experiment(number, parent, trailers=True):
    own = name(number)
    ref = f"refs/heads/exp/{own}"
    value = f"0.2{number:05}1"
    record = (
        f"paribus: 1\nname: {own}\nparent: {parent}\nhypothesis: Setting optimizer.lr to {value} raises score because of {number}.\n"
        "change: {kind: hyperparameter, what: optimizer.lr}\nsuccess:\n  - score > parent\nseeds: [1]\n"
    )
    score = 0.5 + number % 97 / 1000
    summary = (
        f"paribus: 1\nname: {own}\nstate: measured\nverdict: inconclusive\nreason: one seed\n"
        f"metrics:\n  score: {{mean: {score}, n: 1, values: [{score}]}}\n"
    )
    decision = f"paribus: 1\ndecisions:\n  - decision: discarded\n    because: no gain in {number}\n    verdict: inconclusive\n"
    known = [
        f"Experiment: {own}",
        "Experiment-Format: 1",
        "",
        f"Experiment-Parent: {parent}",
        "Experiment-Kind: hyperparameter",
        f"Experiment-Change: optimizer.lr: 0.1 -> {value}",
        f"Experiment-Hypothesis: Setting optimizer.lr to {value} raises score because of {number}.",
    ]
    measured = ["Experiment-Verdict: inconclusive", f"Experiment-Metric: score {score} n 1 delta +{score - 0.1:.4f} k {number + 1}"]
    decided = ["Experiment-Decision: discarded"]
    if not trailers:
        known, measured, decided = [], [], []
    change = record, PARAMS.replace("0.1", value, 1)
    return (
        _commit(ref, number, f"{own}: optimizer.lr 0.1 -> {value}", _state(known, "registered"), "refs/heads/main",
                {"experiment.yaml": change[0], "params.yaml": change[1]})
        + _commit(ref, number, f"{own}: score {score}, inconclusive", _state(known, "measured") + measured, None,
                  {"results/summary.yaml": summary})
        + _commit(ref, number, f"{own}: discarded, no gain", _state(known, "discarded") + measured
                  + decided, None, {"results/decision.yaml": decision})
    )


def _state(known, word):
    return [f"Experiment-State: {word}" if line == "" else line for line in known]


def _commit(ref, number, subject, trailers, start, files):
    message = f"{subject}\n\n" + "\n".join(trailers) + "\n"
    lines = [f"commit {ref}", f"committer Bench <bench@localhost> {1767225600 + number} +0000", _data(message)]
    if start:
        lines.append(f"from {start}^0")
        lines.append("D results")
    for path, content in files.items():
        lines.append(f"M 100644 inline {path}\n{_data(content)}")
    return "\n".join(lines) + "\n"


def _data(text):
    return f"data {len(text.encode())}\n{text}"
