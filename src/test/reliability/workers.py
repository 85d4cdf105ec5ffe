"""Plays points in several processes at a time, each on copies of its own."""

import multiprocessing
import queue
import subprocess


class Teller:
    """Counts like lab.Points, and tells it to the process that waits."""

    def __init__(self, told):
        self.told = told

    def reach(self):
        self.told.put(("reach",))

    def fail(self, point, what):
        self.told.put(("fail", point, what))


def play_all(count, plan, workers, begin):
    """Plays each point of `plan` once. `begin(number)` is called in worker `number` and returns what plays a point for a Teller."""
    work = multiprocessing.Queue()
    told = multiprocessing.Queue()
    for point in plan:
        work.put(point)
    for _ in range(workers):
        work.put(None)
    started = [multiprocessing.Process(target=_work, args=(number, work, told, begin), daemon=True) for number in range(workers)]
    for worker in started:
        worker.start()
    try:
        _listen(count, started, told)
    finally:
        for worker in started:
            worker.terminate()
        for worker in started:
            worker.join()


def _work(number, work, told, begin):
    play = begin(number)
    while (point := work.get()) is not None:
        try:
            play(Teller(told), point)
        except (OSError, ValueError, SystemExit, subprocess.SubprocessError) as broken:
            told.put(("fail", str(point), f"cannot be played: {broken!r}"))
    told.put(("over",))


def _listen(count, workers, told):
    """Hears the workers to their end; one that died before it is a failure."""
    over = 0
    while over < len(workers):
        try:
            what, *words = told.get(timeout=5)
        except queue.Empty:
            if not any(worker.is_alive() for worker in workers):
                count.fail("the workers", "one of them ended before its time")
                return
            continue
        if what == "over":
            over += 1
        elif what == "reach":
            count.reach()
        else:
            count.fail(*words)
