"""The one job that goes on beside the reader, whichever screen has begun it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nkreader.tui.safety import SafeApp

if TYPE_CHECKING:
    from nkreader.tui.add_job import AddJob, Progress


class Jobs:
    """Runs one job at a time, for as long as the app does."""

    def __init__(self, app: SafeApp) -> None:
        self._app = app
        self.job: AddJob | None = None
        """The one that runs, else the last one."""

    @property
    def running(self) -> bool:
        """Whether a job goes on."""
        return self.job is not None and self.job.progress.ended is None

    @property
    def failures(self) -> list[str]:
        """What was wrong in the last job, one line each."""
        return self.job.progress.failures if self.job is not None else []

    def start(self, job: "AddJob", then: "Callable[[Progress], None]") -> None:
        """Run a job; `then` is given its progress when it has ended. Only while none runs."""
        self.job = job

        async def run() -> None:
            then(await job.run(lambda _: None))

        self._app.run_worker(run(), group="job", exclusive=True)

    def stop(self) -> None:
        """Stop the job; what is in stays in."""
        if self.job is not None:
            self._app.run_worker(self.job.stop(), group="stop")
