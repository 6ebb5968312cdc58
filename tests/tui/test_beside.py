"""Two articles side by side: each is read, found in and tagged on its own."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.tui.screens.article_chooser import ArticleChooser
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.passages import PassagesScreen
from nkreader.tui.screens.reader import ReaderScreen
from tests.tui.driving import Add, reader, running, saved, seen, settled, told, until

FERRY = "---\ntitle: Ferry\n---\n\nThe ferry sailed at noon. It was cold.\n\nThe ferry came back.\n"
WON = "---\ntitle: Won\n---\n\nRice cost 4,200 won. A trader said so.\n\nRice was dear.\n"
Two = tuple[Article, Article]


@pytest.fixture
def two(add: Add) -> Two:
    """The list shows the second one first."""
    return add(FERRY, "ferry.md"), add(WON, "won.md")


async def chosen(pilot: Pilot[int], words: str) -> None:
    """Put the article with these words beside the open one."""
    await pilot.press("vertical_line")
    await settled(pilot, ArticleChooser)
    await pilot.press(*words, "enter")
    await settled(pilot, ReaderScreen)
    await until(pilot, lambda: reader(pilot).sides.second)
    await until(pilot, lambda: reader(pilot).focused is reader(pilot).pane)


async def test_a_key_puts_an_article_beside_and_each_is_tagged_on_its_own(
    library: Library, two: Two
) -> None:
    async with running(library, two[0]) as pilot:
        await chosen(pilot, "rice")
        assert reader(pilot).reading.article.id == two[1].id
        await pilot.press("1", "grave_accent", "j", "2", "shift+tab", "j", "3")
        assert [words for _, words in saved(library, two[0])] == ["It was cold."]
        assert [words for _, words in saved(library, two[1])] == [
            "Rice cost 4,200 won.", "A trader said so.",
        ]  # fmt: skip
        row = next(row for row in seen(pilot) if "The ferry sailed" in row)
        assert "Rice cost 4,200 won." in row


async def test_undo_goes_to_the_article_where_the_act_was(library: Library, two: Two) -> None:
    async with running(library, two[0]) as pilot:
        await pilot.press("1")
        await chosen(pilot, "rice")
        await pilot.press("j", "2", "u")
        assert saved(library, two[1]) == []
        assert reader(pilot).reading.article.id == two[1].id
        await pilot.press("u")
        assert saved(library, two[0]) == []
        assert reader(pilot).reading.article.id == two[0].id
        assert reader(pilot).focused is reader(pilot).sides.first.pane
        await pilot.press("U", "U")
        assert reader(pilot).reading.article.id == two[1].id
        assert len(saved(library, two[0])) == len(saved(library, two[1])) == 1


async def test_each_has_its_own_find_selection_and_place(library: Library, two: Two) -> None:
    async with running(library, two[0]) as pilot:
        await pilot.press("slash", *"ferry", "enter", "n")
        first = reader(pilot).pane
        await chosen(pilot, "rice")
        await pilot.press("slash", *"rice", "enter", "v", "4")
        second = reader(pilot).pane
        assert (first.finding, first.hit, second.finding, second.hits) == ("ferry", 2, "rice", 2)
        assert [words for _, words in saved(library, two[1])] == ["Rice"]
        place = first.cursor
        await pilot.press("G", "grave_accent", "n")
        assert reader(pilot).pane is first
        assert first.cursor != place
        await pilot.press("G", "q", "q")
        await settled(pilot, ArticlesScreen)
    for article in two:
        assert library.open(article.id).place


@pytest.mark.parametrize("key", ["q", "vertical_line"])
async def test_the_second_is_closed_by_q_or_its_own_key(
    library: Library, two: Two, key: str
) -> None:
    async with running(library, two[0]) as pilot:
        await chosen(pilot, "rice")
        await pilot.press(key)
        await until(pilot, lambda: len(reader(pilot).query("ReadingPane")) == 1)
        assert reader(pilot).reading.article.id == two[0].id
        assert not any("Rice cost" in row for row in seen(pilot))
        await pilot.press("1")
        assert [words for _, words in saved(library, two[0])] == ["The ferry sailed at noon."]
        await pilot.press("grave_accent")
        await until(pilot, told(pilot, "puts another one beside it"))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


async def test_a_click_gives_the_keys_to_the_other_article(library: Library, two: Two) -> None:
    async with running(library, two[0]) as pilot:
        await chosen(pilot, "rice")
        await pilot.click(reader(pilot).sides.first.pane, offset=(20, 4))
        await until(pilot, lambda: reader(pilot).reading.article.id == two[0].id)
        await pilot.press("1")
        assert len(saved(library, two[0])) == 1


async def test_the_list_opens_an_article_beside_the_one_read_last(
    library: Library, two: Two
) -> None:
    async with running(library) as pilot:
        await pilot.press("vertical_line")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "| chooses another article"))
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("j", "vertical_line")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).sides.second)
        assert [side.article for side in reader(pilot).sides] == [two[1].id, two[0].id]
        await pilot.press("1")
        await until(pilot, lambda: len(saved(library, two[0])) == 1)


async def test_hits_and_passages_open_beside_at_their_place(library: Library, two: Two) -> None:
    async with running(library) as pilot:
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await pilot.press("slash", *"back", "enter", "vertical_line")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).pane.hit == 1)
        assert reader(pilot).reading.article.id == two[0].id
        await pilot.press("7", "q", "q")
        await settled(pilot, HitsScreen)
        await pilot.press("T")
        await settled(pilot, PassagesScreen)
        await pilot.press("vertical_line")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).sides.second)
        assert [side.article for side in reader(pilot).sides] == [two[1].id, two[0].id]
        assert reader(pilot).pane.cursor == library.text(two[0]).index("The ferry came")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 40)])
async def test_both_are_seen_on_any_screen(
    library: Library, two: Two, size: tuple[int, int]
) -> None:
    async with running(library, two[0], size=size) as pilot:
        await chosen(pilot, "rice")
        await until(pilot, told(pilot, "The ferry sailed at noon."))
        await until(pilot, told(pilot, "Rice cost 4,200 won."))
        await until(pilot, told(pilot, "▸ Won"))
        await pilot.press("grave_accent")
        await until(pilot, told(pilot, "▸ Ferry"))


async def test_the_same_article_twice_shows_a_tag_in_both(library: Library, two: Two) -> None:
    async with running(library, two[0]) as pilot:
        await chosen(pilot, "ferry")
        await pilot.press("5")
        sides = list(reader(pilot).sides)
        assert [len(side.reading.annotations) for side in sides] == [1, 1]
        await pilot.press("u")
        assert [len(side.reading.annotations) for side in sides] == [0, 0]


async def test_a_new_text_of_either_is_shown_in_its_place(
    library: Library, two: Two, add: Add
) -> None:
    async with running(library, two[0]) as pilot:
        await chosen(pilot, "rice")
        with Library(library.path, "bob") as other:
            path = two[0].path
            with open(path, "w", encoding="utf-8") as out:  # noqa: PTH123
                out.write(FERRY.replace("noon", "dawn"))
            list(other.add([path]))
        await until(pilot, told(pilot, "The ferry sailed at dawn."))
        await pilot.press("grave_accent", "1")
        assert [words for _, words in saved(library, two[0])] == ["The ferry sailed at dawn."]
