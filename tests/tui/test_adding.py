"""Adding goes on beside the reader: it can be watched, stopped, and what failed is listed."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.job_line import JobLine
from tests.sources.making_pdf import box_over, page_of_lines
from tests.tui.driving import Add, running, settled, told, until


def articles(folder: Path, count: int, length: int = 20) -> Path:
    """A folder of so many articles of so many sentences."""
    folder.mkdir()
    for number in range(count):
        words = f"Cart {number} came over the bridge, a guard said. " * length
        (folder / f"{number:04}.txt").write_text(f"Cart {number}\n\n{words}")
    return folder


SLOW_DISK = """
import os, sys, time
def wait(event, about):
    while event == "open" and str(about[0]).endswith("0020.txt") and os.path.exists({gate!r}):
        time.sleep(0.01)
sys.addaudithook(wait)
"""


@pytest.fixture
def slow_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """While this file is there, programs that are started wait when they open `0020.txt`."""
    gate, code = tmp_path / "gate", tmp_path / "python"
    gate.touch()
    code.mkdir()
    (code / "sitecustomize.py").write_text(SLOW_DISK.format(gate=str(gate)))
    monkeypatch.setenv("PYTHONPATH", str(code))
    return gate


async def test_tagging_goes_on_while_a_folder_is_added_and_stopping_keeps_what_is_in(
    library: Library, add: Add, tmp_path: Path, slow_disk: Path
) -> None:
    article = add()
    folder = articles(tmp_path / "many", 40, length=300)
    async with running(library) as pilot:
        await pilot.press("plus", *str(folder), "enter")
        await until(pilot, lambda: library.listing().count > 5)
        line = pilot.app.screen.query_one(JobLine)
        assert line.running
        await until(pilot, told(pilot, "of 40"))
        await pilot.press("G", "enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("1")
        await until(pilot, lambda: library.passages())
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        assert line.running
        await pilot.press("X")
        await until(pilot, lambda: not line.running)
        await until(pilot, told(pilot, "stopped"))
        assert 5 < library.listing().count < 41
        slow_disk.unlink()
        await pilot.press("plus", *str(folder), "enter")
        await until(pilot, lambda: library.listing().count == 41)
        await until(pilot, lambda: not line.running)
    assert library.article(article.id)


async def test_what_could_not_be_added_is_listed_with_its_reasons(
    library: Library, tmp_path: Path
) -> None:
    folder = articles(tmp_path / "some", 3)
    for name in ("bad.pdf", "worse.docx"):
        (folder / name).write_bytes(b"nothing of the kind")
    async with running(library) as pilot:
        await pilot.press("plus", *str(folder), "enter")
        await until(pilot, lambda: library.listing().count == 3)
        await until(pilot, told(pilot, "2 failed"))
        # Until the job has ended, the same key stops it.
        await until(pilot, lambda: not pilot.app.screen.query_one(JobLine).running)
        await pilot.press("X")
        await until(pilot, told(pilot, "worse.docx"))


async def test_highlights_of_a_pdf_file_are_marks_of_the_current_set_and_counted(
    library_file: Path, tmp_path: Path
) -> None:
    line = "Nobody has crossed the bridge for a month."
    marks = [((box_over(line, words, 0),), "") for words in ("the bridge", "a month")]
    file = tmp_path / "a.pdf"
    file.write_bytes(page_of_lines([line], marks))
    with Library(library_file, "ann", "second") as library:
        async with running(library) as pilot:
            await pilot.press("plus", *str(file), "enter")
            await until(pilot, told(pilot, "1 added, 2 highlights"))
            await pilot.press("enter")
            await settled(pilot, ReaderScreen)
            await until(pilot, told(pilot, "Marks 2"))
        assert [mark.mark.annotation.exact for mark in library.passages()] == [
            "the bridge",
            "a month",
        ]
