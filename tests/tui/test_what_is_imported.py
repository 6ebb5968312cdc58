"""What a start and an open article import: by name, in a program of its own."""

import json
import subprocess
import sys

import pytest

from nkreader.library import Library
from tests.tui.driving import Add

PROGRAM = """
import asyncio, json, sys

import nkreader.cli.reader
from nkreader.__main__ import main
from nkreader.tui.app import NkreaderApp
from nkreader.tui.screens import articles

told = {}


def ours():
    return sorted(sys.modules)


async def drive(app):
    async with app.run_test(size=(120, 40)) as pilot:
        told["list"] = ours()
        await pilot.press("enter")
        while type(app.screen).__name__ != "ReaderScreen" or app.focused is None:
            await pilot.pause(0.01)
        await pilot.press("j", "1", "x")
        await pilot.pause()
        told["article"] = ours()


articles.WARM_AFTER = 3_600
nkreader.cli.reader.need_terminal = lambda: None
NkreaderApp.run = lambda app: asyncio.run(drive(app))
try:
    main()
finally:
    print(json.dumps(told))
"""
SEEN = {
    "list": {
        "tui.screens": {"articles", "base"},
        "tui.acts": {
            "articles", "context", "everywhere", "list_contexts", "lists", "turning", "ways",
        },
        "cli": {"exit_codes", "printing", "reader", "said"},
    },
    "article": {
        "tui.screens": {"articles", "base", "reader"},
        "tui.acts": {
            "article", "articles", "changing", "context", "data", "everywhere", "finding",
            "list_contexts", "lists", "looks", "marks", "moving", "panel", "reading", "setting",
            "tagging", "turning", "ways",
        },
    },
}  # fmt: skip
"""All that is imported of these rooms: of others see below."""
LATER = {
    "list": {
        "click", "sqlite_utils", "markdown_it", "sentencex", "rapidfuzz", "nkreader.anchoring",
        "nkreader.entities", "nkreader.exchange", "nkreader.fetching", "nkreader.sources",
        "nkreader.library.query", "nkreader.library.figures", "nkreader.library.article_marks",
        "nkreader.store.backups", "nkreader.store.long_acts", "nkreader.store.removing",
        "nkreader.store.turning", "nkreader.text.dates", "nkreader.tui.add_job",
        "nkreader.tui.pane",
    },
    "article": {
        "click", "sqlite_utils", "markdown_it", "sentencex", "rapidfuzz", "nkreader.exchange",
        "nkreader.fetching", "nkreader.sources", "nkreader.library.query",
        "nkreader.library.figures", "nkreader.store.backups", "nkreader.store.long_acts",
        "nkreader.store.removing", "nkreader.store.turning", "nkreader.text.dates",
        "nkreader.tui.add_job",
    },
}  # fmt: skip
"""What waits until it is wanted."""


@pytest.fixture
def imported(library: Library, add: Add) -> dict[str, list[str]]:
    """The modules that there are when the list is up, and when a passage was tagged."""
    add()
    argv = [sys.executable, "-c", PROGRAM, "--library", str(library.path), "--annotator", "mina"]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    told: dict[str, list[str]] = json.loads(done.stdout or "{}")
    assert done.returncode == 0, done.stderr
    return told


def test_a_start_and_an_open_article_import_no_more_than_they_need(
    imported: dict[str, list[str]],
) -> None:
    for when, rooms in SEEN.items():
        for room, allowed in rooms.items():
            begins = f"nkreader.{room}."
            names = {one.removeprefix(begins) for one in imported[when] if one.startswith(begins)}
            assert names <= allowed, (when, room)
        assert not LATER[when] & set(imported[when]), when
