"""A cluster as an executor: jobs go to the workers of a Dask scheduler in batches, and their news
come back in order.

Workers need this version of nkreader, not the library. Files of this machine are sent along, for
they may not have its disks; files at an address they read themselves. A worker that is lost costs
time: the scheduler gives its batches to others.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import nkreader
from nkreader.library.incoming import Incoming, Piece
from nkreader.library.work import How, Job, Told, Whole, done, failed, size
from nkreader.model import NkreaderError
from nkreader.store.files import FileRead
from nkreader.text.hidden import one_line

BATCH_JOBS, BATCH_BYTES = 64, 1 << 20
"""What goes to a worker at once."""
AHEAD = 4
"""Batches a worker that are on their way or not told yet."""
WAIT_S = 20
"""How long the scheduler may take to answer, and a first worker to come."""
_ALONE = threading.Lock()
_Batch = list[Job | Told]
_Future = Any
"""Of what `done_all` gives; dask is imported where it is used."""


def done_all(jobs: Sequence[Job], how: How) -> list[list[Incoming | FileRead]]:
    """What a worker does: jobs, one after the other. Some readers bear no second thread."""
    with _ALONE:
        return [done(job, how) for job in jobs]


class Cluster:
    """The workers of a scheduler, by its address (`tcp://10.0.0.5:8786`)."""

    def __init__(self, address: str) -> None:
        """Raises NkreaderError where dask is not installed or nobody answers there."""
        try:
            import distributed
        except ImportError:
            raise NkreaderError("--dask needs dask: pip install 'nkreader[dask]'") from None
        self._address = address
        try:
            # One that found nobody would wait for nobody once more when it is thrown away.
            client: Any = type("Client", (distributed.Client,), {"__del__": lambda _: None})
            self._client = client(address, timeout=WAIT_S, set_as_default=False)
        except Exception as error:  # a bad address, nobody there, another version: one line each
            raise self._wrong(error) from None
        try:
            self._client.wait_for_workers(1, timeout=WAIT_S)
            versions = set(self._client.run(_version).values())
        except Exception as error:
            self.close()
            raise self._wrong(error) from None
        if versions != {nkreader.__version__}:
            self.close()
            said = ", ".join(sorted(map(str, versions)))
            raise NkreaderError(
                f"{address}: its workers have nkreader {said}, here is {nkreader.__version__};"
                " install the same there"
            )

    def _wrong(self, error: Exception) -> NkreaderError:
        if isinstance(error, ModuleNotFoundError) or "nkreader" in str(error):
            return NkreaderError(f"{self._address}: its workers have no nkreader; install it there")
        said = one_line(f"{type(error).__name__}: {error}")[:160]
        return NkreaderError(f"{self._address}: no cluster to work on there ({said})")

    def run(self, stream: Iterable[Job | Told], how: How) -> Iterator[Told]:
        """The news of a stream, in its order. Raises NkreaderError where the cluster is gone."""
        waiting: deque[tuple[_Batch, _Future | None]] = deque()
        for batch in _batches(stream):
            waiting.append((batch, self._given(batch, how)))
            while len(waiting) > self._most():
                yield from self._told(*waiting.popleft(), how)
        while waiting:
            yield from self._told(*waiting.popleft(), how)

    def close(self) -> None:
        """Let go of the cluster; what it has not done is forgotten."""
        with suppress(Exception):
            self._client.close(timeout=5)

    def _most(self) -> int:
        return AHEAD * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def _given(self, batch: _Batch, how: How) -> _Future | None:
        jobs = [one for one in batch if isinstance(one, Whole | Piece)]
        return self._client.submit(done_all, jobs, how, pure=False) if jobs else None

    def _told(self, batch: _Batch, future: _Future | None, how: How) -> Iterator[Told]:
        news = iter(self._result(batch, future, how) if future is not None else ())
        for one in batch:
            if isinstance(one, Whole | Piece):
                yield from next(news)
            else:
                yield one

    def _result(self, batch: _Batch, future: _Future, how: How) -> list[list[Any]]:
        """What came of a batch. One that no worker survives is done again, job by job."""
        from distributed import KilledWorker

        jobs = [one for one in batch if isinstance(one, Whole | Piece)]
        try:
            found: list[list[Any]] = future.result()
            return found
        except KilledWorker:
            if len(jobs) == 1:
                return [[failed(jobs[0], "no worker that reads it survives that")]]
            again = [(job, self._client.submit(done_all, [job], how, pure=False)) for job in jobs]
            return [self._result([job], one, how)[0] for job, one in again]
        except Exception as error:
            raise self._wrong(error) from error


def _version() -> str:
    return nkreader.__version__


def _batches(stream: Iterable[Job | Told]) -> Iterator[_Batch]:
    """A stream in parts that go to a worker at once, with the bytes of this machine's files."""
    batch: _Batch = []
    much = 0
    for one in stream:
        if isinstance(one, Whole | Piece):
            here = _with_bytes(one)
            batch.append(here)
            much += size(here)
        else:
            batch.append(one)
        if len(batch) >= BATCH_JOBS or much >= BATCH_BYTES:
            yield batch
            batch, much = [], 0
    if batch:
        yield batch


def _with_bytes(job: Job) -> Job:
    """A job that needs no disk of this machine. What can't be read is said by whoever reads it."""
    if isinstance(job, Whole) and job.on_disk and job.data is None:
        with suppress(OSError):
            return job._replace(data=Path(job.named).read_bytes())
    return job
