"""Waiting for what a key brings about: a busy machine takes its time, a broken program for ever."""

from collections.abc import Callable

from textual.pilot import Pilot

_TRIES = 500


async def until(pilot: Pilot[int], condition: Callable[[], object]) -> None:
    """Wait until a condition holds; fail where it never does."""
    for _ in range(_TRIES):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never happened on {pilot.app.screen}")
