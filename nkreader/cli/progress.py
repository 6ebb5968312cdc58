"""A line on standard error that says how far a long piece of work has come, on a terminal only.

What comes of each article is printed above it, by whoever knows that.
"""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from nkreader.library.progress import progress_words

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class ProgressLine:
    """Shown while it is entered, where `shown` is true; else it is nothing."""

    def __init__(self, expected: int | None, shown: bool) -> None:
        self._expected, self._done, self._failed = expected, 0, 0
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        if shown:
            self._bar, self._task = _bar(expected)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self, failed: bool) -> None:
        """One more is done."""
        self._done += 1
        self._failed += failed
        if self._bar is not None and self._task is not None:
            seconds = time.monotonic() - self._began
            words = progress_words(self._done, self._expected, self._failed, seconds)
            total = None if self._expected is None else max(self._expected, self._done)
            self._bar.update(self._task, completed=self._done, total=total, words=words)


def can_be_shown() -> bool:
    """Whether words about results go to a terminal."""
    return sys.stderr.isatty()


def _bar(expected: int | None) -> "tuple[Progress, TaskID]":
    # A twentieth of a second to import: only for whoever sees it.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = Progress(
        BarColumn(bar_width=24),
        TextColumn("{task.fields[words]}", markup=False),
        console=Console(stderr=True),
        transient=True,
        # Results on the same terminal stand above the line; those in a file stay as they are.
        redirect_stdout=sys.stdout.isatty(),
    )
    return bar, bar.add_task("", total=expected, words="")
