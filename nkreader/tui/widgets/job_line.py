"""The line of a job that goes on beside the reader: how far it is, and how to stop it."""

import time
from collections.abc import Callable

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.text.hidden import one_line
from nkreader.tui.add_job import AddJob, Progress

PAUSE = 0.25
"""Seconds between two looks at the clock: the rate changes also where nothing arrives."""


class JobLine(Static):
    """Shows one job while it runs; nothing else of the time."""

    DEFAULT_CSS = "JobLine { height: 1; display: none; padding: 0 1; }"

    def __init__(self, key: Callable[[], str]) -> None:
        """`key` is the key that stops it, as it is bound now."""
        super().__init__(Content(""), id="job")
        self._key = key
        self._job: AddJob | None = None
        self._timer: Timer | None = None

    @property
    def running(self) -> bool:
        """Whether a job goes on."""
        return self._job is not None and self._job.running

    @property
    def failures(self) -> list[str]:
        """What was wrong in the last job, one line each."""
        return self._job.progress.failures if self._job is not None else []

    def start(self, job: AddJob, then: Callable[[Progress], None]) -> None:
        """Run a job; `then` is given its progress when it has ended."""
        self._job = job
        self.display = True
        self._timer = self.set_interval(PAUSE, self._show)
        self._show()

        async def run() -> None:
            progress = await job.run(lambda _: None)
            if self._timer is not None:
                self._timer.stop()
            self.display = False
            then(progress)

        self.run_worker(run(), group="job", exclusive=True)

    def stop(self) -> None:
        """Stop the job; what is in stays in."""
        if self._job is not None:
            self.run_worker(self._job.stop(), group="stop")

    def _show(self) -> None:
        if self._job is not None:
            line = self._job.progress.line(time.monotonic())
            self.update(Content(one_line(f"adding {line} · {self._key()} stops it")))
