"""Worker processes of this machine, as an executor: what a worker does not survive costs one job.

Each worker has a pipe of its own. It gets jobs a few ahead, so that it need not wait while this
process writes, and gives one answer for each, in their order; so it is known at which job it died.
Workers know no library. They end when their pipe does: with this process, however that ends.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from nkreader.library.incoming import Piece
from nkreader.library.work import How, Job, Told, Whole, done, failed, size

AHEAD = 12
"""Jobs that a worker has at most, the one that it is doing among them."""
MOST_BYTES = 32 << 20
"""What may be on its way, all together, before no more is given out."""
_READY = "ready"
_PRELOADED = ["nkreader.library.work", "nkreader.entities", "nkreader.sources.plain_text"]


class _Slot:
    """The place of one item of the stream, until all before it are told."""

    __slots__ = ("job", "news", "size")

    def __init__(self, job: Job | None, news: list[Told] | None) -> None:
        self.job, self.news = job, news
        self.size = 0 if job is None else size(job)


class _Worker:
    """A process that does jobs, and what it was given."""

    def __init__(self, how: How) -> None:
        # A fork of this process would have its library open; spawning costs more where forks of
        # a process made for that can be had.
        kinds = multiprocessing.get_all_start_methods()
        kind = "forkserver" if "forkserver" in kinds else "spawn"
        context: Any = multiprocessing.get_context(kind)
        context.set_forkserver_preload(_PRELOADED)
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, how), daemon=True)
        self.process.start()
        theirs.close()
        self.given: deque[_Slot] = deque()
        self.is_ready = False

    def give(self, slot: _Slot) -> None:
        """Let it do one more. What goes wrong with the pipe is found out by reading."""
        self.given.append(slot)
        with suppress(OSError):
            self.pipe.send(slot.job)

    def end(self) -> int | None:
        """End it; its exit code."""
        with suppress(OSError):
            self.pipe.close()
        self.process.terminate()
        self.process.join()
        return self.process.exitcode


def _work(pipe: Connection, how: How) -> None:
    """The life of a worker. Ctrl+C is for whoever gave it the jobs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        pipe.send(_READY)
        while True:
            pipe.send(done(pipe.recv(), how))


class Processes:
    """So many worker processes at most, begun when there is work for them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._workers: list[_Worker] = []
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
            if least is None or len(least.given) >= AHEAD:
                return
            least.give(self._pending.popleft())

    def _begin(self, how: How) -> None:
        try:
            self._workers.append(_Worker(how))
        except OSError:
            self._fewer(how)

    def _fewer(self, how: How) -> None:
        """No more workers can be had: those there are do it all, or this process."""
        self._most = max(1, len(self._workers))
        while self._pending and not self._workers:
            slot = self._pending.popleft()
            if slot.job is not None:
                slot.news = [*done(slot.job, how)]

    def _hear(self, how: How, block: bool) -> None:
        """Take in what workers have to say; where `block`, at least one thing."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait([*pipes], None if block and self._workers else 0):
            worker = pipes[pipe]  # type: ignore[index]
            try:
                said = worker.pipe.recv()
            except Exception:  # it died, perhaps in the middle of a word
                self._bury(worker, how)
                continue
            if said == _READY:
                worker.is_ready = True
            else:
                worker.given.popleft().news = said

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
            self._fewer(how)


def _ended_by(code: int | None) -> str:
    """What an exit code says, for people."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"signal {-code} ({signal.Signals(-code).name})"
    return f"exit code {code}"
