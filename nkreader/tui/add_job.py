"""Adding that goes on beside the reader: a process of its own, whose news arrive as they happen.

The process is `nkreader add` itself: it writes to the same library in short transactions, so keys
never wait for it, and what it has written stays when it is stopped. What a screen shows of it is
decided there; here is what is known.
"""

import asyncio
import json
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import nkreader
from nkreader.library import Library
from nkreader.library.progress import progress_words

MOST_FAILURES = 1_000
"""Failures that are kept word for word; more are only counted."""
_GRACE_S = 5.0
"""How long the process has to finish its transaction once it is told to stop."""
_LONGEST_LINE = 1 << 20


@dataclass(slots=True)
class Progress:
    """What is known of a job."""

    expected: int = 0
    """How many sources there are, as far as they are counted."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many of each status: added, updated, unchanged, failed."""
    failures: list[str] = field(default_factory=list)
    """What was wrong, one line each."""
    highlights: int = 0
    """How many passages highlighted elsewhere became annotations."""
    last: str | None = None
    """The id of the article that came in last."""
    began: float = 0.0
    ended: float | None = None
    """Seconds of the monotonic clock."""
    stopped: bool = False
    """Whether somebody stopped it."""

    @property
    def done(self) -> int:
        """How many sources have been dealt with."""
        return self.counts.total()

    def line(self, now: float) -> str:
        """One line about it: "412 of 1,500 · 2 failed · 31 a second · 35 s left"."""
        failed = self.counts["failed"]
        if self.ended is None:
            return progress_words(self.done, self.expected, failed, now - self.began)
        return self._result() + (f" · {failed:,} failed" if failed else "")

    def _result(self) -> str:
        told = [
            f"{self.counts[status]:,} {status}"
            for status in ("added", "updated", "unchanged")
            if self.counts[status]
        ]
        if self.highlights:
            told.append(f"{self.highlights:,} highlight{'s' if self.highlights > 1 else ''}")
        words = ", ".join(told) or "nothing added"
        return f"stopped: {words}" if self.stopped else words


class AddJob:
    """One run of adding, from the asyncio loop of whoever starts it."""

    def __init__(
        self,
        library: Library,
        sources: Sequence[str],
        verb: Sequence[str] = ("add", "--job"),
        doing: str = "adding",
    ) -> None:
        """For the annotator and set of an open library: run a verb that gives the rows of `add`
        on sources; `doing` is what is said of it while it runs."""
        self.sources = tuple(sources)
        self.doing = doing
        self.progress = Progress()
        self._command = (
            sys.executable, "-m", "nkreader", "--library", str(library.path),
            "--annotator", library.annotator, "--set", library.set_name, *verb, "--",
            *self.sources,
        )  # fmt: skip
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether it has begun and not ended."""
        return self._process is not None and self.progress.ended is None

    async def run(self, tell: Callable[[Progress], None]) -> Progress:
        """Run to the end; `tell` is called after each piece of news. Never raises for what goes
        wrong with the process: that becomes a failure of its own."""
        self.progress.began = time.monotonic()
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=_environment(),
                start_new_session=True,
                limit=_LONGEST_LINE,
            )
            assert self._process.stdout is not None
            assert self._process.stderr is not None
            errors = asyncio.create_task(_last_words(self._process.stderr))
            async for line in self._process.stdout:
                if self._read(line):
                    tell(self.progress)
            code = await self._process.wait()
            said = await errors
            if code not in (0, 1) and not self.progress.stopped:
                self._fail(said or f"adding ended with code {code}")
            elif code == 1 and not self.progress.counts["failed"]:
                self._fail(said or "adding failed")
        except (OSError, ValueError) as error:
            self._fail(f"adding could not go on: {error}")
        except asyncio.CancelledError:
            self._end(signal.SIGTERM)
            raise
        self.progress.ended = time.monotonic()
        tell(self.progress)
        return self.progress

    async def stop(self) -> None:
        """Tell it to stop; what is in stays in. Returns when it has ended."""
        if not self.running or self._process is None:
            return
        self.progress.stopped = True
        self._end(signal.SIGINT)
        try:
            await asyncio.wait_for(self._process.wait(), _GRACE_S)
        except TimeoutError:
            self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(how)

    def _read(self, line: bytes) -> bool:
        """Take in one line of news; False for one that is none."""
        try:
            news = json.loads(line)
        except ValueError:
            return False
        if "expected" in news:
            self.progress.expected = int(news["expected"])
            return True
        status = str(news.get("status", "failed"))
        self.progress.counts[status] += 1
        self.progress.highlights += int(news.get("highlights") or 0)
        if status == "failed":
            path, error = str(news.get("path") or ""), str(news.get("error") or "")
            # The file's name is what tells one from another: its folder is the same for many.
            folder, slash, _ = path.rpartition("/")
            self._keep(error.replace(folder + slash, "", 1) if slash else error or path)
        elif news.get("id"):
            self.progress.last = str(news["id"])
        return True

    def _fail(self, words: str) -> None:
        self.progress.counts["failed"] += 1
        self._keep(words)

    def _keep(self, words: str) -> None:
        if len(self.progress.failures) < MOST_FAILURES:
            self.progress.failures.append(words)


def _environment() -> dict[str, str]:
    """The environment of the process: it finds the package that this one runs."""
    home = str(Path(nkreader.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}


async def _last_words(stream: asyncio.StreamReader) -> str:
    """The last line that a process says about itself; all are read, so that it never waits."""
    last = b""
    while chunk := await stream.read(_LONGEST_LINE):
        lines = (last + chunk).rstrip(b"\n").rsplit(b"\n", 1)
        last = lines[-1][-2_000:]
    return last.decode("utf-8", "replace").removeprefix("nkreader: ").strip()
