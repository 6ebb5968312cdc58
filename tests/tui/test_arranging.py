"""The list in other orders and under headings, and what was opened last on one key."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, seen, settled, told, until

DATA = (
    ("Coal", "2020-03-27", "Yalu Wire", 1),
    ("Apples", "2020-03-26", "Tumen Post", 3),
    ("Boats", "2020-03", None, 2),
    ("Dogs", None, "Yalu Wire", 4),
)


@pytest.fixture
def four(library: Library, add: Add) -> dict[str, Article]:
    """By their titles: articles of other dates, publishers, lengths."""
    found = {}
    for title, published, publisher, words in DATA:
        body = " ".join(["A guard spoke."] * words)
        one = add(f"# {title}\n\n{body}\n", f"{title}.md")
        fields = {"published": published, "publisher": publisher}
        library.edit(one, {name: value for name, value in fields.items() if value})
        found[title] = library.article(one.id)
    return found


def titles(pilot: Pilot[int]) -> str:
    """The first letters of the titles in the order of the rows."""
    found = [row[3] for row in seen(pilot)[2:-1] if row[1:2] in "●○✓" and row.strip()]
    return "".join(found)


async def choose(pilot: Pilot[int], key: str, words: str) -> None:
    await pilot.press(key)
    await settled(pilot, Chooser)
    await pilot.press(*words, "enter")
    await settled(pilot, ArticlesScreen)


@pytest.mark.parametrize(
    ("words", "forwards", "backwards"),
    [
        ("title", "ABCD", "DCBA"),
        ("publisher", "ACDB", "CDAB"),
        ("words", "DABC", "CBAD"),
        ("tags", "BCAD", "CADB"),
        ("opened", "DACB", "ADCB"),
    ],
)
async def test_the_list_is_put_in_another_order_and_turned_round_and_stays_so(
    library: Library, four: dict[str, Article], words: str, forwards: str, backwards: str
) -> None:
    library.tag(four["Boats"], Span(0, 5), library.codebook.active()[0].slug)
    for title in ("Apples", "Dogs"):
        library.shelf.opened(four[title].id)
    async with running(library, size=(60, 20)) as pilot:
        await until(pilot, lambda: titles(pilot) == "CABD")
        await choose(pilot, "o", words)
        await until(pilot, lambda: titles(pilot) == forwards)
        await choose(pilot, "o", words)
        await until(pilot, lambda: titles(pilot) == backwards)
    with Library(library.path, "ann") as again:
        async with running(again, size=(60, 20)) as pilot:
            await until(pilot, lambda: titles(pilot) == backwards)


async def test_headings_count_and_are_passed_over_by_the_cursor(
    library: Library, four: dict[str, Article]
) -> None:
    async with running(library, size=(60, 20)) as pilot:
        await choose(pilot, "O", "week")
        await until(pilot, told(pilot, "week 13 of 2020, from Monday 2020-03-23 2 ─"))
        heads = [row.split("─")[0].strip() for row in seen(pilot)[2:-1] if "─ " in row]
        assert heads == [
            "week 13 of 2020, from Monday 2020-03-23 2",
            "2020-03, day not known 1",
            "without a date 1",
        ]
        for title in ("Coal", "Apples", "Boats", "Dogs"):
            await pilot.press("enter")
            await settled(pilot, ReaderScreen)
            assert reader(pilot).reading.article.metadata.title == title
            await pilot.press("q")
            await settled(pilot, ArticlesScreen)
            await pilot.press("j")
        await pilot.press("g", "d")
        await until(pilot, lambda: library.state(four["Coal"].id) == "done")
        await choose(pilot, "O", "publisher")
        await until(pilot, told(pilot, "Yalu Wire 2 ─"))
        await until(pilot, lambda: titles(pilot) == "ACDB")
        await choose(pilot, "O", "none")
        await until(pilot, lambda: titles(pilot) == "CABD")


async def test_the_article_that_was_opened_last_is_one_key_away(
    library: Library, four: dict[str, Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("l")
        await until(pilot, told(pilot, "no article was opened yet"))
        await pilot.press("j", "j", "enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, library.shelf.last_opened)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("g", "l")
        await settled(pilot, ReaderScreen)
        assert reader(pilot).reading.article.id == four["Boats"].id


async def test_an_article_left_at_once_was_opened_all_the_same(
    library: Library, four: dict[str, Article]
) -> None:
    async with running(library) as pilot:
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
    assert library.shelf.last_opened() == four["Coal"].id


async def test_an_order_that_another_version_kept_does_no_harm(
    library: Library, four: dict[str, Article]
) -> None:
    for kept in ("title", ["colour", 3, "moon"], [["x"], {}, []], None):
        library.remember("arrangement", kept)
        async with running(library, size=(60, 20)) as pilot:
            await until(pilot, lambda: titles(pilot) == "CABD")
