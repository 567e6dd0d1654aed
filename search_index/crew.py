"""Jobs become parts of an index on all cores: a worker process each, or this process for little.

A file that ends the worker that reads it is noted as unreadable, and its job done again.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from search_index.indexing import Job, Made, Told, index_part, jobs
from search_index.records import PartRecord, part_record
from search_index.sources import Source
from search_index.worker import CANNOT_TELL, ENOUGH, START

WORTH_A_WORKER = 2_500_000
"""Bytes of documents below which a worker would take longer to start than to help."""

LARGEST_PART = 16_000_000
"""Bytes of documents in a part: what a worker holds in memory, and what a killed build loses."""

MOST_WORKERS = 4
PATIENCE = 15.0
"""Seconds that workers have to write down what they hold when the build is interrupted."""

ROOT = Path(__file__).parents[1]


def index_all(
    generation: Path, sources: Mapping[str, Source], made: Made, told: Told
) -> list[PartRecord]:
    """The parts that the files became, in no order; `told` hears of every file before it is read.

    Raises OSError when the index cannot be written; then, or when `told` raises, all work ends.
    """
    files = [(key, source.name, source.stamp) for key, source in sources.items()]
    total = sum(stamp[0] for _key, _name, stamp in files)
    workers = min(_cores(), MOST_WORKERS, 1 + total // WORTH_A_WORKER)
    if workers < 2 or not sys.executable:
        return [index_part(generation, job, made, told) for job in jobs(files, LARGEST_PART)]
    # Two parts for each worker at least, so that all end at about the same time.
    size = min(LARGEST_PART, total // (2 * workers))
    crew = _Crew(generation, made)
    try:
        return crew.work(jobs(files, size), workers, told)
    except KeyboardInterrupt:
        crew.write_down(time.monotonic() + PATIENCE)
        raise
    finally:
        crew.end()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a worker said about its job, None when it ended without a word."""

    worker: _Worker
    told: dict[str, Any] | None


class _Worker:
    """A process that makes one part at a time, and a thread that listens to it."""

    def __init__(self, answers: SimpleQueue[_Answer]) -> None:
        self.job = Job(())
        self.reading = ""
        self._process = subprocess.Popen(  # noqa: S603 - this Python, our own words
            [sys.executable, "-c", START, str(ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._listen, args=(answers,), daemon=True).start()

    def begin(self, job: Job, order: dict[str, Any]) -> None:
        """Give it the next job."""
        self.job = job
        self.reading = ""
        self.order(order)

    def order(self, order: dict[str, Any]) -> None:
        """Send it a line; one that has ended is noticed by the thread that listens."""
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - for the type checker: it was asked for
        try:
            stdin.write(json.dumps(order).encode("ascii") + b"\n")
            stdin.flush()
        except OSError:
            return

    def _listen(self, answers: SimpleQueue[_Answer]) -> None:
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - for the type checker: it was asked for
        with suppress(ValueError):  # the pipe was closed: it was dismissed while it spoke
            for line in stdout:
                answers.put(_Answer(self, json.loads(line)))
        answers.put(_Answer(self, None))

    @property
    def code(self) -> int | None:
        """The exit code when it has ended."""
        return self._process.returncode

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)
        self._process.wait()


def _close(pipe: Any) -> None:
    try:
        pipe.close()
    except OSError:
        return


class _Crew:
    """The workers of one build, and what they are to do."""

    def __init__(self, generation: Path, made: Made) -> None:
        self._generation = generation
        self._made = made
        self._answers: SimpleQueue[_Answer] = SimpleQueue()
        self._workers: set[_Worker] = set()

    def work(self, todo: list[Job], workers: int, told: Told) -> list[PartRecord]:
        """Have all jobs done."""
        todo = todo[::-1]
        made: list[PartRecord] = []
        for _ in range(min(workers, len(todo))):
            self._begin(self._hire(), todo.pop())
        while self._workers:
            answer = self._answers.get()
            worker = answer.worker
            match answer.told:
                case {"reading": name, "size": size}:
                    worker.reading = name
                    told(name, size)
                    continue
                case {"refused": [number, reason, file]}:
                    raise OSError(number, reason, file)
                case {"made": record}:
                    made.append(part_record(record))
                case None if worker in self._workers:
                    self._dismiss(worker)
                    todo.append(_without(worker))
                    worker = self._hire()
                case _:
                    continue
            if todo:
                self._begin(worker, todo.pop())
            else:
                self._dismiss(worker)
        return made

    def write_down(self, until: float) -> None:
        """Have all workers end their parts with what they hold, for the next build to take up."""
        for worker in self._workers:
            worker.order(ENOUGH)
        while self._workers and (left := until - time.monotonic()) > 0:
            try:
                answer = self._answers.get(timeout=left)
            except Empty:
                return
            if answer.worker in self._workers and "reading" not in (answer.told or {}):
                self._dismiss(answer.worker)

    def _hire(self) -> _Worker:
        worker = _Worker(self._answers)
        self._workers.add(worker)
        return worker

    def _begin(self, worker: _Worker, job: Job) -> None:
        worker.begin(
            job,
            {
                "generation": str(self._generation),
                "maker": self._made.maker,
                "own_words": self._made.own_words,
                "sources": job.sources,
                "fatal": sorted(job.fatal),
            },
        )

    def _dismiss(self, worker: _Worker) -> None:
        self._workers.discard(worker)
        worker.end()

    def end(self) -> None:
        """End all workers."""
        for worker in tuple(self._workers):
            self._dismiss(worker)


def _without(worker: _Worker) -> Job:
    """The job again, without the file that ended its worker. Raises OSError when it was no file."""
    fatal = {key for key, name, _stamp in worker.job.sources if name == worker.reading}
    if worker.code == CANNOT_TELL or not fatal - worker.job.fatal:
        raise OSError(None, "a process that was to help ended at once")
    return replace(worker.job, fatal=worker.job.fatal | fatal)
