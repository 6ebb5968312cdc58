"""Handing over by key: a format by its letters, which annotations, what is left out, again."""

import csv
from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.handover import HandOverScreen
from tests.tui.driving import Add, running, settled, told, until

OTHER = "Fishing season opens\n\nBoats went out from Sinpo on Monday, people say.\n"
SAID = "Port closes\n\nThe port is closed, harbour master Ri Song Ho said on Monday.\n"


@pytest.fixture
def two(library: Library, add: Add, tmp_path: Path) -> tuple[Article, Article]:
    """Two articles, the second with one passage more, and of another tag."""
    first, second = add(), add(OTHER, "b.txt")
    tags = [tag.slug for tag in library.codebook.active()]
    library.tag(first, Span(0, 5), tags[0])
    library.tag(second, Span(0, 5), tags[0], "why?")
    library.tag(second, Span(8, 14), tags[1])
    library.remember("folder", str(tmp_path))
    return first, second


def rows(folder: Path) -> list[dict[str, str]]:
    (file,) = folder.glob("*.csv")
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))


async def test_letters_lead_to_a_format_however_many_begin_so(
    library: Library, two: tuple[Article, Article], tmp_path: Path
) -> None:
    async with running(library, two[0]) as pilot:
        await pilot.press("w", *"csl", "enter")
        await until(pilot, told(pilot, "written to"))
        await pilot.press("w", "enter")
        await until(pilot, lambda: len(list(tmp_path.glob("*.json"))) == 2)
        await settled(pilot, type(pilot.app.screen))
        await pilot.press("w", *"ㅊ", "enter")
        await until(pilot, lambda: list(tmp_path.glob("*.csv")))
    assert library.setting("format") in ("csv", "csl-json")
    assert len(rows(tmp_path)) == 3


async def test_which_of_them_goes_out_is_changed_by_one_key(
    library: Library, two: tuple[Article, Article], tmp_path: Path
) -> None:
    async with running(library, two[1]) as pilot:
        await pilot.press("w")
        await settled(pilot, HandOverScreen)
        assert told(pilot, "Hand over 3 annotations: set")()
        await pilot.press("c", "space")
        await until(pilot, told(pilot, "Hand over 2 annotations in this article"))
        await until(pilot, told(pilot, "leaves out"))
        await pilot.press("enter")
        await until(pilot, told(pilot, "2 annotations written to"))
    assert {row["article"] for row in rows(tmp_path)} == {two[1].id}


async def test_entities_go_along_when_that_is_said_and_the_next_time_too(
    library: Library, two: tuple[Article, Article], tmp_path: Path
) -> None:
    async with running(library) as pilot:
        await pilot.press("w", "p")
        await settled(pilot, HandOverScreen)
        await pilot.press("plus", "enter")
        await until(pilot, told(pilot, "written to"))
        await pilot.press("w")
        await settled(pilot, HandOverScreen)
        assert told(pilot, "with entities")()
        assert told(pilot, "no claims")()
    (file,) = tmp_path.glob("*.jsonl")
    assert '"kind": "entity"' in file.read_text("utf-8")


async def test_claims_go_along_when_that_is_said_and_the_next_time_too(
    library: Library, add: Add, tmp_path: Path
) -> None:
    library.tag(add(SAID, "c.txt"), Span(0, 5), library.codebook.active()[0].slug)
    library.remember("folder", str(tmp_path))
    async with running(library) as pilot:
        await pilot.press("w", *"label")
        await settled(pilot, HandOverScreen)
        await pilot.press("equals_sign", "enter")
        await until(pilot, told(pilot, "written to"))
        await pilot.press("w")
        await settled(pilot, HandOverScreen)
        assert told(pilot, "with claims")()
        assert told(pilot, "no entities")()
    (file,) = tmp_path.glob("*.json")
    assert '"relation"' in file.read_text("utf-8")


async def test_sources_are_cut_out_when_that_is_said_and_only_then(
    library: Library, two: tuple[Article, Article], tmp_path: Path
) -> None:
    library.note(library.passages()[0].mark.annotation.id, "who told us this")
    async with running(library) as pilot:
        await pilot.press("w", "c", "s", "v")
        await settled(pilot, HandOverScreen)
        await pilot.press("minus")
        assert told(pilot, "sources are cut out")()
        await pilot.press("enter")
        await until(pilot, told(pilot, "written to"))
        await pilot.press("w")
        await settled(pilot, HandOverScreen)
        assert told(pilot, "sources stay")()
        await pilot.press("enter")
        await until(pilot, told(pilot, "written to"))
    first, second = sorted(tmp_path.glob("nkreader-*.csv"), key=lambda one: len(one.name))
    assert "who told us this" not in first.read_text("utf-8")
    assert "who told us this" in second.read_text("utf-8")


async def test_a_copy_of_the_library_is_not_made_of_one_article(
    library: Library, two: tuple[Article, Article], tmp_path: Path
) -> None:
    async with running(library) as pilot:
        await pilot.press("w", *"sq")
        await settled(pilot, HandOverScreen)
        await pilot.press("space")
        await until(pilot, told(pilot, "choose another format"))
        await pilot.press("enter")
        await until(pilot, lambda: told(pilot, "copy of the whole library")())
    assert not list(tmp_path.glob("nkreader-*"))


async def test_a_folder_is_written_and_said(
    library: Library, two: tuple[Article, Article], tmp_path: Path
) -> None:
    async with running(library) as pilot:
        await pilot.press("w", *"cas", "minus", "j", "enter")
        await until(pilot, told(pilot, "written to"))
    (folder,) = (one for one in tmp_path.glob("nkreader-*") if one.is_dir())
    assert "TypeSystem.xml" in {one.name for one in folder.iterdir()}
