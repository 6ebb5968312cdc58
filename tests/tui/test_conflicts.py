"""Conflicts in the app: both versions side by side, settled by one key, undone, gone to."""

import io
from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.conflicts import ConflictsScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.sets import SetsScreen
from tests.tui.driving import Add, running, saved, seen, settled, told, until

QUOTE = "rice cost 4,200 won in Hyesan"


@pytest.fixture
def article(library: Library, add: Add, tmp_path: Path) -> Article:
    """An article with one passage, which Bea, with a copy of the library, has tagged otherwise."""
    article = add()
    start = library.text(article).index(QUOTE)
    mark = library.tag(article, Span(start, start + len(QUOTE)), "market-prices").added[0]
    out = io.BytesIO()
    library.export(library.passages(), "jsonl", out)
    with Library(tmp_path / "bea.db", "ann") as other:
        other.take(io.BytesIO(out.getvalue()), "ann.jsonl")
        other.tag(article, Span(0, 4), "border-closure")
        other.retag(mark.annotation.id, "border-closure")
        other.note(mark.annotation.id, "\u202eno \x1b[31mprice".replace("\x1b", "\u2067"))
        back = io.BytesIO()
        other.export(other.passages(), "jsonl", back)
    library.take(io.BytesIO(back.getvalue().replace(b'"modified":"2', b'"modified":"3')), "b.jsonl")
    return article


async def to_conflicts(pilot: Pilot[int]) -> None:
    await pilot.press("ctrl+p")
    await pilot.press(*"what two have")
    await until(pilot, told(pilot, "what two have said under one id"))
    await pilot.press("enter")
    await settled(pilot, ConflictsScreen)


def tags(library: Library, article: Article) -> set[tuple[str, str]]:
    return {one for one in saved(library, article) if one[1] == QUOTE}


@pytest.mark.parametrize("key", ["l", "right"])
async def test_the_other_is_taken_by_one_key_and_undone_by_one(
    library: Library, article: Article, key: str
) -> None:
    assert tags(library, article) == {("border-closure", QUOTE)}
    async with running(library) as pilot:
        await to_conflicts(pilot)
        await until(pilot, told(pilot, "Conflicts · 1"))
        await until(pilot, told(pilot, "market prices"))
        await pilot.press(key)
        await until(pilot, lambda: tags(library, article) == {("market-prices", QUOTE)})
        await until(pilot, told(pilot, "Conflicts · 0"))
        assert told(pilot, "An import merges by id")()
        await pilot.press("u")
        await until(pilot, told(pilot, "Conflicts · 1"))
        assert tags(library, article) == {("border-closure", QUOTE)}


async def test_what_stands_is_kept_by_one_key(library: Library, article: Article) -> None:
    async with running(library, size=(80, 24)) as pilot:
        await to_conflicts(pilot)
        await pilot.press("h")
        await until(pilot, told(pilot, "what stood stands"))
        assert tags(library, article) == {("border-closure", QUOTE)}
        assert library.conflicts.every() == []


async def test_the_sets_lead_to_the_conflicts(library: Library, article: Article) -> None:
    async with running(library) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("m")
        await settled(pilot, ConflictsScreen)
        await until(pilot, told(pilot, "Conflicts · 1"))
        await pilot.press("q")
        await settled(pilot, SetsScreen)


async def test_enter_goes_to_the_passage_and_q_comes_back(
    library: Library, article: Article
) -> None:
    async with running(library) as pilot:
        await to_conflicts(pilot)
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, QUOTE))
        await pilot.press("q")
        await settled(pilot, ConflictsScreen)


async def test_what_another_program_has_changed_meanwhile_is_not_decided_unseen(
    library: Library, article: Article
) -> None:
    async with running(library) as pilot:
        await to_conflicts(pilot)
        await until(pilot, told(pilot, "Conflicts · 1"))
        with Library(library.path, "ann") as other:
            (one,) = other.conflicts.every()
            other.note(one.about, "changed meanwhile")
        await pilot.press("l")
        await until(pilot, told(pilot, "changed meanwhile"))
        assert tags(library, article) == {("border-closure", QUOTE)}


async def test_a_note_from_a_file_steers_no_terminal(library: Library, article: Article) -> None:
    async with running(library) as pilot:
        await to_conflicts(pilot)
        await until(pilot, told(pilot, "Conflicts · 1"))
        assert not {"\u202e", "\u2067", "\x1b"} & set("".join(seen(pilot)))
