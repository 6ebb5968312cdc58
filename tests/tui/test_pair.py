"""F4: the same report in the other language at the same paragraph, beside or in place."""

import pytest

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.screens.article_chooser import ArticleChooser
from nkreader.tui.screens.reader import ReaderScreen
from tests.library.test_pairs import ENGLISH, KOREAN
from tests.tui.driving import Add, reader, running, settled, told, until

Two = tuple[Article, Article]


@pytest.fixture
def two(add: Add) -> Two:
    """The English report and the Korean one."""
    return (
        add(ENGLISH.read_text("utf-8"), "english.md"),
        add(KOREAN.read_text("utf-8"), "korean.md"),
    )


async def test_it_stands_beside_at_the_same_paragraph_and_the_key_goes_back(
    library: Library, two: Two
) -> None:
    english, korean = two
    texts = [library.text(one) for one in two]
    async with running(library, english, (140, 40)) as pilot:
        await pilot.press("J", "J", "J", "J", "j")
        here = reader(pilot).pane.cursor
        assert here > texts[0].index("Yalu Wire reported on the 12th")
        await pilot.press("f4")
        await until(pilot, lambda: reader(pilot).sides.second)
        await until(pilot, lambda: reader(pilot).focused is reader(pilot).pane)
        assert reader(pilot).reading.article.id == korean.id
        assert reader(pilot).pane.cursor == texts[1].index("앞서 압록통신은")
        assert told(pilot, "paragraph 4 = 4 · proposed: its page links to it")()
        await pilot.press("f4")
        assert reader(pilot).reading.article.id == english.id
        assert reader(pilot).pane.cursor == here
        await pilot.press("f4", "J", "J", "f4")
        assert reader(pilot).pane.cursor == texts[0].index("The hope for a train")


async def test_where_there_is_no_room_it_stands_in_place_and_the_key_goes_back(
    library: Library, two: Two
) -> None:
    english, korean = two
    async with running(library, english, (80, 24)) as pilot:
        await pilot.press("J", "J", "j")
        here = reader(pilot).pane.cursor
        await pilot.press("f4")
        await until(pilot, lambda: reader(pilot).reading.article.id == korean.id)
        assert reader(pilot).sides.second is None
        assert reader(pilot).pane.cursor == library.text(korean).index("소식통에 따르면")
        await pilot.press("f4")
        await until(pilot, lambda: reader(pilot).reading.article.id == english.id)
        assert reader(pilot).pane.cursor == here
        await pilot.press("q")
        assert not isinstance(pilot.app.screen, ReaderScreen)


async def test_doubt_is_told(library: Library, two: Two) -> None:
    async with running(library, two[0], (140, 40)) as pilot:
        place = library.text(two[0]).index("He guessed that")
        reader(pilot).pane.go(place)
        await pilot.press("f4")
        await until(pilot, told(pilot, "paragraph 7 ≈ 7, unsure"))


async def test_what_no_one_knows_is_asked_saved_and_undone(library: Library, add: Add) -> None:
    ferry, other = add("The ferry sails.", "ferry.txt"), add("여객선이 떠났다.", "ko.txt")
    async with running(library, ferry, (140, 40)) as pilot:
        await pilot.press("f4")
        await settled(pilot, ArticleChooser)
        await pilot.press("escape")
        await settled(pilot, ReaderScreen)
        assert library.pairs.of_article(ferry.id) == []
        await pilot.press("f4")
        await settled(pilot, ArticleChooser)
        await pilot.press(*"여객선", "enter")
        await settled(pilot, ReaderScreen)
        with Library(library.path, "bea") as second:
            (pair,) = second.pairs.of_article(ferry.id)
        assert (pair.other.id, pair.state) == (other.id, "confirmed")
        await pilot.press("f4")
        await until(pilot, lambda: reader(pilot).sides.second)
        await pilot.press("u")
        assert library.pairs.of_article(ferry.id) == []
