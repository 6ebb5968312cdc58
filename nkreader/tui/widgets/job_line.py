"""The line of a job that goes on beside the reader: how far it is, and how to stop it."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from nkreader.text.hidden import one_line
from nkreader.tui.jobs import Jobs

if TYPE_CHECKING:
    from nkreader.tui.add_job import AddJob, Progress

PAUSE = 0.25
"""Seconds between two looks at the clock: the rate changes also where nothing arrives."""


class JobLine(Static):
    """Shows the job while it runs; nothing else of the time."""

    DEFAULT_CSS = "JobLine { height: 1; display: none; padding: 0 1; }"

    def __init__(self, jobs: Jobs, key: Callable[[], str]) -> None:
        """`key` is the key that stops it, as it is bound now."""
        super().__init__(Content(""), id="job")
        self._jobs = jobs
        self._key = key
        self._timer: Timer | None = None

    @property
    def running(self) -> bool:
        """Whether a job goes on."""
        return self._jobs.running

    @property
    def failures(self) -> list[str]:
        """What was wrong in the last job, one line each."""
        return self._jobs.failures

    def start(self, job: "AddJob", then: "Callable[[Progress], None]") -> None:
        """Run a job; `then` is given its progress when it has ended."""

        def ended(progress: "Progress") -> None:
            self._show()
            then(progress)

        self._jobs.start(job, ended)
        self.follow()

    def stop(self) -> None:
        """Stop the job; what is in stays in."""
        self._jobs.stop()

    def follow(self) -> None:
        """Show the job that runs, if any does, to its end."""
        if self.running and self._timer is None:
            self._timer = self.set_interval(PAUSE, self._show)
        self._show()

    def _show(self) -> None:
        job = self._jobs.job
        self.display = self.running
        if job is not None and self.running:
            line = job.progress.line(time.monotonic())
            self.update(Content(one_line(f"{job.doing} {line} · {self._key()} stops it")))
        elif self._timer is not None:
            self._timer.stop()
            self._timer = None
