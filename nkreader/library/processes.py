"""Worker processes of this machine, as an executor: what a worker does not survive costs one job.

Each worker gets jobs a few ahead, so that it need not wait while this process writes, and gives one
answer for each, in their order; so it is known at which job it died. A thread a worker takes the
answers in, or a worker with much to say would wait for one that has much to tell it. Workers know
no library. They end when their input does: with this process, however that ends.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import nkreader
from nkreader.library.incoming import Piece
from nkreader.library.parcels import unpacked
from nkreader.library.work import How, Job, Told, Whole, done, failed, size
from nkreader.library.worker import READY

AHEAD = 12
"""Jobs that a worker has at most, the one that it is doing among them."""
AHEAD_BYTES = 256 << 10
"""How large these are together, unless it is one."""
MOST_BYTES = 32 << 20
"""What may be on its way, all together, before no more is taken from the stream."""
MOST_STILLBORN = 3
"""Workers that could not even begin, before no others are tried."""


class _Slot:
    """The place of one item of the stream, until all before it are told."""

    __slots__ = ("job", "news", "size")

    def __init__(self, job: Job | None, news: list[Told] | None) -> None:
        self.job, self.news = job, news
        self.size = 0 if job is None else size(job)


class _Worker:
    """A process that does jobs, and what it was given."""

    def __init__(self, how: How, answers: "SimpleQueue[tuple[_Worker, Any]]") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "nkreader.library.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self.given: deque[_Slot] = deque()
        self.is_ready = False
        self._answers = answers
        self._say(how)
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_full(self) -> bool:
        """Whether it has enough to do."""
        much = sum(slot.size for slot in self.given) >= AHEAD_BYTES
        return bool(self.given) and (much or len(self.given) >= AHEAD)

    def give(self, slot: _Slot) -> None:
        """Let it do one more."""
        self.given.append(slot)
        self._say(slot.job)

    def _say(self, what: object) -> None:
        """What goes wrong with the pipe is found out by listening."""
        assert self.process.stdin is not None
        with suppress(OSError):
            pickle.dump(what, self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()

    def _listen(self) -> None:
        """Take in its answers; None when there are no more, for it is gone."""
        assert self.process.stdout is not None
        answer: Any = READY
        while answer is not None:
            try:
                answer = pickle.load(self.process.stdout)
                answer = answer if answer == READY else unpacked(answer)
            except Exception:  # it died, perhaps in the middle of a word
                answer = None
            self._answers.put((self, answer))

    def end(self) -> int:
        """End it; its exit code."""
        self.process.kill()
        code = self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return code


class Processes:
    """So many worker processes at most, begun when there is work for them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._workers: list[_Worker] = []
        self._stillborn = 0
        """Workers that ended before they could do anything."""
        self._answers: SimpleQueue[tuple[_Worker, Any]] = SimpleQueue()
        self._pending: deque[_Slot] = deque()
        """Jobs that nobody was given yet."""

    def run(self, stream: Iterable[Job | Told], how: How) -> Iterator[Told]:
        """The news of a stream, in its order."""
        slots: deque[_Slot] = deque()
        coming, more = iter(stream), True
        while True:
            while more and self._has_room(slots):
                item = next(coming, None)
                more = item is not None
                if isinstance(item, Whole | Piece):
                    self._pending.append(_Slot(item, None))
                    slots.append(self._pending[-1])
                    self._give_out(how)
                elif item is not None:
                    slots.append(_Slot(None, [item]))
            self._give_out(how)
            self._hear(how, block=bool(slots) and slots[0].news is None)
            while slots and (news := slots[0].news) is not None:
                slots.popleft()
                yield from news
            if not slots and not more:
                return

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.end()
        self._workers = []

    def _has_room(self, slots: deque[_Slot]) -> bool:
        """Whether more may be taken from the stream."""
        if len(slots) >= self._most * AHEAD * 2 or len(self._pending) >= self._most:
            return False
        return sum(slot.size for slot in slots) < MOST_BYTES

    def _give_out(self, how: How) -> None:
        """Give pending jobs to those who have least to do; another worker begins where all have
        some."""
        while self._pending:
            least = min(self._workers, key=lambda one: len(one.given), default=None)
            if (least is None or least.given) and len(self._workers) < self._most:
                self._begin(how)
                continue
            if least is None or least.is_full:
                return
            least.give(self._pending.popleft())

    def _begin(self, how: How) -> None:
        try:
            if self._stillborn < MOST_STILLBORN:
                self._workers.append(_Worker(how, self._answers))
                return
        except OSError:
            self._stillborn += 1
        self._fewer(how)

    def _fewer(self, how: How) -> None:
        """No more workers can be had: those there are do it all, or this process."""
        self._most = max(1, len(self._workers))
        while self._pending and not self._workers:
            slot = self._pending.popleft()
            if slot.job is not None:
                slot.news = [*done(slot.job, how)]

    def _hear(self, how: How, block: bool) -> None:
        """Take in what workers have said; where `block`, at least one thing."""
        while (block and self._workers) or not self._answers.empty():
            worker, answer = self._answers.get()
            if worker not in self._workers:
                continue
            if answer is None:
                self._bury(worker, how)
            elif answer == READY:
                worker.is_ready = True
                continue
            else:
                worker.given.popleft().news = answer
            block = False

    def _bury(self, worker: _Worker, how: How) -> None:
        """A worker died: at the first job that it had, unless it could not even begin."""
        self._workers.remove(worker)
        code = worker.end()
        left = worker.given
        if worker.is_ready and left:
            slot = left.popleft()
            if slot.job is not None:
                why = f"the process that read it was ended by {_ended_by(code)}"
                slot.news = [failed(slot.job, why)]
        self._pending.extendleft(reversed(left))
        if not worker.is_ready:
            self._stillborn += 1
            self._fewer(how)


def _environment() -> dict[str, str]:
    """A worker's: it finds the package that this process runs."""
    home = str(Path(nkreader.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}


def _ended_by(code: int) -> str:
    """What an exit code says, for people."""
    with suppress(ValueError):
        if code < 0:
            return f"signal {-code} ({signal.Signals(-code).name})"
    return f"exit code {code}"
