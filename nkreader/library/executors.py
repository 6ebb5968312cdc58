"""Who does the jobs of `work`: this process, processes beside it, or a cluster.

An executor is told a stream of jobs and of news that need no work, and gives the news of all, in
the order of the stream. What the stream holds is the same for all of them, so is what they give.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Protocol

from nkreader.library.incoming import Piece
from nkreader.library.work import How, Job, Told, Whole, read

FEW = 20
"""So many files are read before others would have begun to help."""


class Executor(Protocol):
    """Somebody who does jobs."""

    def run(self, stream: Iterable[Job | Told], how: How) -> Iterator[Told]:
        """The news of a stream, in its order. At no time many of them are held."""
        ...

    def close(self) -> None:
        """Let the helpers go."""
        ...


class Here:
    """This process alone, one after the other. Texts are shaped by whoever stores them."""

    def run(self, stream: Iterable[Job | Told], how: How) -> Iterator[Told]:
        """The news of a stream, each as soon as it is there."""
        for one in stream:
            if isinstance(one, Whole | Piece):
                yield from read(one)
            else:
                yield one

    def close(self) -> None:
        """Nobody has helped."""


class ManyHelp:
    """This process alone where there is little to do; else another executor, from the first job."""

    def __init__(self, helpers: Executor) -> None:
        self._helpers = helpers

    def run(self, stream: Iterable[Job | Told], how: How) -> Iterator[Told]:
        """The news of a stream, in its order."""
        coming = iter(stream)
        first = [*islice(coming, FEW + 1)]
        executor: Executor = self._helpers if len(first) > FEW else Here()
        yield from executor.run(chain(first, coming), how)

    def close(self) -> None:
        """Let the helpers go."""
        self._helpers.close()
