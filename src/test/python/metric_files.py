#!/usr/bin/env python3
"""Makes the files that the readers of metrics are tested on, with the packages that users have.

    python3 -m venv /tmp/venv && . /tmp/venv/bin/activate
    pip install dvclive mlflow transformers accelerate lightning keras tensorflow-cpu torch tensorboard tensorboardX
    python3 src/test/python/metric_files.py

Writes src/test/resources/dev/paribus/exchange/metric-files: a folder a tool, `versions.txt`, and `expected.json`, where each
series is a list of [step, value] as the tool itself was told, less what a resumed run replaced. No part of CI.
"""

import gzip
import importlib.metadata
import json
import os
import pathlib
import random
import shutil
import socket
import sqlite3
import sys
import tempfile

os.environ.update(
    CUDA_VISIBLE_DEVICES="", KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="3", MLFLOW_ALLOW_FILE_STORE="true",
    DVC_NO_ANALYTICS="1", MLFLOW_DISABLE_TELEMETRY="true", HF_HUB_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
TARGET = pathlib.Path("src/test/resources/dev/paribus/exchange/metric-files").absolute()
PACKAGES = ["dvclive", "mlflow", "transformers", "lightning", "torch", "keras", "tensorflow-cpu", "tensorboard", "tensorboardX"]
NAN, INF = float("nan"), float("inf")
# Stopped behind step 6, taken up again from the checkpoint of step 4.
FIRST = {1: 0.51, 2: NAN, 3: INF, 4: 0.5400000000000001, 5: 0.9, 6: 0.95}
SECOND = {5: 0.55, 6: -INF, 7: 1e-05, 8: 0.8100000000000001}
JOINED = [[s, v] for s, v in {**{s: FIRST[s] for s in range(1, 5)}, **SECOND}.items()]

expected = {}


def expect(tool, name, points):
    spelled = [[step, "NaN" if v != v else repr(v).replace("inf", "Infinity")] for step, v in points]
    expected.setdefault(tool, {})[name] = spelled


def dvclive(work):
    from dvclive import Live

    for series, resume in ((FIRST, False), (SECOND, True)):
        live = Live("dvclive", resume=resume, save_dvc_exp=False, dvcyaml=None, report=None, monitor_system=False)
        for step, value in series.items():
            live.step = step
            live.log_metric("val_f1", value)
            live.log_metric("train/loss", 1 / step)
            live.log_metric("once", 0.75, plot=False)
            live.make_summary()
        live.end()
    expect("dvclive", "val_f1", JOINED)
    expect("dvclive", "train/loss", [[s, 1 / s] for s in (1, 2, 3, 4, 5, 6, 7, 8)])
    expect("dvclive", "once", [[8, 0.75]])
    return ["dvclive/metrics.json", "dvclive/plots/metrics/val_f1.tsv", "dvclive/plots/metrics/train/loss.tsv"]


def runs(mlflow, client):
    """One run that was taken up again, and an older one with a number of the same name."""
    with mlflow.start_run(run_name="older"):
        mlflow.log_metric("shared", 0.1, step=1)
    with mlflow.start_run(run_name="main") as run:
        for step, value in FIRST.items():
            mlflow.log_metric("val_f1", value, step=step)
        mlflow.log_metric("test/acc", 0.75)
        mlflow.log_metric("shared", 0.2, step=1)
    with mlflow.start_run(run_id=run.info.run_id):
        for step, value in SECOND.items():
            mlflow.log_metric("val_f1", value, step=step)
    with mlflow.start_run(run_name="deleted") as gone:
        mlflow.log_metric("shared", 0.3, step=1)
    client.delete_run(gone.info.run_id)


def mlflow_files(work):
    import mlflow

    mlflow.set_tracking_uri((work / "mlruns").as_uri())
    mlflow.set_experiment("fixtures")
    runs(mlflow, mlflow.MlflowClient())
    expect_mlflow("mlflow")
    found = [p for p in work.glob("mlruns/**/*") if p.is_file() and ("metrics" in p.parts or p.name == "meta.yaml")]
    for meta in work.glob("mlruns/**/meta.yaml"):
        meta.write_text(meta.read_text().replace(work.as_uri(), "file:///project").replace(str(work), "/project").replace("user_id: root", "user_id: user"))
    return [str(p.relative_to(work)) for p in found]


def expect_mlflow(tool):
    expect(tool, "val_f1", JOINED)
    expect(tool, "test/acc", [[0, 0.75]])
    expect(tool, "shared", [[1, 0.2]])


def mlflow_database(work):
    import mlflow

    mlflow.set_tracking_uri("sqlite:///mlflow.db")
    mlflow.set_experiment("fixtures")
    runs(mlflow, mlflow.MlflowClient())
    expect_mlflow("mlflow-sqlite")
    # Empty tables and indexes fill 1 MB; rows and the columns of these two tables stay as they are.
    with sqlite3.connect("mlflow.db") as db:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
        for (name,) in names:
            if name not in ("runs", "metrics", "experiments", "alembic_version"):
                db.execute(f'DROP TABLE "{name}"')
    db.execute("UPDATE runs SET artifact_uri = '', user_id = 'user', source_name = ''")
    db.execute("UPDATE experiments SET artifact_location = ''")
    db.commit()
    db.execute("VACUUM")
    db.close()
    packed = gzip.compress(pathlib.Path("mlflow.db").read_bytes(), mtime=0)
    pathlib.Path("mlflow.db.gz").write_bytes(packed)
    return ["mlflow.db.gz"]


def trainer(work):
    import torch
    import transformers

    class Tiny(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(2, 1)

        def forward(self, x=None, labels=None):
            y = self.layer(x).squeeze(-1)
            return {"loss": ((y - labels) ** 2).mean(), "logits": y}

    rows = [{"x": torch.tensor([i / 8, 1.0]), "labels": torch.tensor(i / 4)} for i in range(16)]
    told = {}
    for steps, series in ((6, FIRST), (8, SECOND)):
        arguments = transformers.TrainingArguments(
            "out", max_steps=steps, save_steps=4, eval_steps=1, eval_strategy="steps", logging_steps=3, report_to=[], seed=1,
            per_device_train_batch_size=2, use_cpu=True, disable_tqdm=True, logging_nan_inf_filter=False)
        told_now = dict(series)

        def metrics(_):
            return {"f1": told_now[loop.state.global_step]}

        loop = transformers.Trainer(Tiny(), arguments, train_dataset=rows, eval_dataset=rows[:4], compute_metrics=metrics)
        loop.train(resume_from_checkpoint="out/checkpoint-4" if steps == 8 else None)
        loop.save_state()
    expect("trainer", "eval_f1", JOINED)
    return [str(p.relative_to(work)) for p in work.glob("out/**/trainer_state.json")]


def lightning(work):
    import torch
    from lightning import LightningModule, Trainer
    from lightning.pytorch.callbacks import ModelCheckpoint
    from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger

    series = {}

    class Tiny(LightningModule):
        def __init__(self):
            super().__init__()
            self.layer = torch.nn.Linear(1, 1)

        def training_step(self, batch, _):
            loss = self.layer(batch[0]).mean()
            self.log("train/loss", loss)
            return loss

        def validation_step(self, batch, _):
            self.log("val_f1", torch.tensor(series[self.current_epoch + 1], dtype=torch.float64))

        def configure_optimizers(self):
            return torch.optim.SGD(self.parameters(), lr=0.01)

    data = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.ones(4, 1)), batch_size=2)
    for epochs, told in ((6, FIRST), (8, SECOND)):
        series.update(told)
        keep = ModelCheckpoint(dirpath="ckpt", filename="{epoch}", save_top_k=-1, every_n_epochs=1)
        loop = Trainer(
            max_epochs=epochs, logger=[CSVLogger("."), TensorBoardLogger(".", name="tb")], callbacks=[keep], accelerator="cpu",
            log_every_n_steps=1, num_sanity_val_steps=0, enable_progress_bar=False, enable_model_summary=False)
        loop.fit(Tiny(), data, data, ckpt_path="ckpt/epoch=3.ckpt" if epochs == 8 else None, **(
            {"weights_only": False} if epochs == 8 else {}))
    steps = [[2 * s - 1, v] for s, v in JOINED]
    expect("lightning", "val_f1", steps)
    found = list(work.glob("lightning_logs/*/metrics.csv")) + list(work.glob("tb/*/events*"))
    return [str(p.relative_to(work)) for p in found]


def keras(work):
    import keras as k
    import numpy

    told = {}

    class Told(k.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            logs["val_f1"] = told[epoch + 1]

    x, y = numpy.ones((4, 1)), numpy.ones((4, 1))
    model = k.Sequential([k.Input((1,)), k.layers.Dense(1)])
    model.compile("sgd", "mse")
    for start, epochs, series in ((0, 6, FIRST), (4, 8, SECOND)):
        told.update(series)
        model.fit(
            x, y, validation_data=(x, y), initial_epoch=start, epochs=epochs, verbose=0, validation_freq=2,
            callbacks=[Told(), k.callbacks.CSVLogger("training.log", append=start > 0), k.callbacks.TensorBoard("logs", write_graph=False)])
    expect("keras", "val_f1", [[s - 1, v] for s, v in JOINED])
    found = list(work.glob("logs/*/events*"))
    return ["training.log"] + [str(p.relative_to(work)) for p in found]


def tensorboard(work):
    import struct

    import tensorboardX
    import tensorflow
    from torch.utils.tensorboard import SummaryWriter

    def single(v):
        return struct.unpack("f", struct.pack("f", v))[0]

    for step, value in FIRST.items():
        first = SummaryWriter("torch") if step == 1 else first
        first.add_scalar("val/f1", value, step)
        first.add_scalar("val/exact", value, step, new_style=True, double_precision=True)
        first.add_scalar("val/new", value, step, new_style=True)
        first.add_histogram("weights", numpy_range(), step)
    first.add_text("note", "text is no number", 1)
    first.close()
    second = SummaryWriter("torch", purge_step=5, filename_suffix=".second")
    for step, value in SECOND.items():
        second.add_scalar("val/f1", value, step)
        second.add_scalar("val/exact", value, step, new_style=True, double_precision=True)
        second.add_scalar("val/new", value, step, new_style=True)
    second.close()
    other = tensorboardX.SummaryWriter("tbx")
    for step, value in FIRST.items():
        other.add_scalar("val_f1", value, step)
    other.close()
    tf2 = tensorflow.summary.create_file_writer("tf2")
    with tf2.as_default():
        for step, value in FIRST.items():
            tensorflow.summary.scalar("val_f1", value, step)
            tensorflow.summary.histogram("weights", [1.0, 2.0], step, buckets=2)
    tf2.close()
    for tool, name, points in (
            ("tensorboard/torch", "val/f1", JOINED), ("tensorboard/torch", "val/new", JOINED),
            ("tensorboard/tbx", "val_f1", FIRST.items()), ("tensorboard/tf2", "val_f1", FIRST.items())):
        expect(tool, name, [[s, float(shortest(single(v)))] for s, v in points])
    expect("tensorboard/torch", "val/exact", JOINED)
    return [str(p.relative_to(work)) for p in work.glob("*/events*")]


def numpy_range():
    import numpy

    return numpy.arange(3.0)


def shortest(v):
    import numpy

    return str(numpy.float32(v))


TOOLS = {
    "dvclive": dvclive, "mlflow": mlflow_files, "mlflow-sqlite": mlflow_database, "trainer": trainer, "lightning": lightning,
    "keras": keras, "tensorboard": tensorboard}


def main():
    random.seed(1)
    wanted = sys.argv[1:] or list(TOOLS)
    if TARGET.joinpath("expected.json").exists():
        expected.update(json.loads(TARGET.joinpath("expected.json").read_text()))
    for tool in wanted:
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            os.chdir(work)
            files = TOOLS[tool](work)
            shutil.rmtree(TARGET / tool, ignore_errors=True)
            for file in files:
                # TensorBoard writes the machine's name into that of the file.
                place = TARGET / tool / file.replace("." + socket.gethostname(), ".host")
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(work / file, place)
            os.chdir("/")
    TARGET.joinpath("expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")
    versions = [f"python {sys.version.split()[0]}"] + [f"{name} {importlib.metadata.version(name)}" for name in PACKAGES]
    TARGET.joinpath("versions.txt").write_text("\n".join(versions) + "\n")


if __name__ == "__main__":
    main()
