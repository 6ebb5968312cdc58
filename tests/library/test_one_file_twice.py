"""A library that one program has open more than once is not taken from under it by another."""

import subprocess
import sys
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article, NkreaderError
from nkreader.text.span import Span
from tests.tui.driving import Add


def another_program(library: Library, tmp_path: Path) -> None:
    """Adds an article, and closes the library as the last one that has it open, as it seems."""
    file = tmp_path / "other.txt"
    file.write_text("A cart came over the bridge, a guard said.", "utf-8")
    argv = [sys.executable, "-m", "nkreader", "--library", str(library.path), "add", str(file)]
    subprocess.run(argv, check=True, capture_output=True)


def seen_by_another(library: Library) -> list[str]:
    """What a program that is started now reads."""
    argv = [sys.executable, "-m", "nkreader", "--library", str(library.path), "--annotator",
            library.annotator, "export", "--format", "csv", "-o", "-"]  # fmt: skip
    done = subprocess.run(argv, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[1:]


def tagged_behind(library: Library, article: Article, tmp_path: Path) -> None:
    """What others write is seen here, what is tagged here is seen by others."""
    another_program(library, tmp_path)
    assert library.listing().count == 2
    library.tag(article, Span(0, 4), "market-prices")
    assert len(seen_by_another(library)) == 1


def test_a_second_connection_that_closes_takes_no_lock_away(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    with Library(library.path, library.annotator) as own:
        assert own.listing().count == 1
    tagged_behind(library, article, tmp_path)


def test_looking_at_the_library_as_a_file_to_bring_in_takes_no_lock_away(
    library: Library, add: Add, tmp_path: Path
) -> None:
    article = add()
    with pytest.raises(NkreaderError, match="is the library that it would be merged into"):
        library.take(library.path, library.path.name)
    (added,) = library.add([str(library.path)])
    assert added.status == "failed"
    assert "is the library that is open" in (added.error or "")
    tagged_behind(library, article, tmp_path)
