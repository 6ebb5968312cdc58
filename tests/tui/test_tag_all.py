"""Tag all in the app: from a word to tagged places, and what new articles have pending."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.model import Article
from nkreader.proposals import Rule
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.entities import EntitiesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.rules import RulesScreen
from nkreader.tui.screens.tag_all import TagAllScreen
from tests.tui.driving import Add, running, saved, seen, settled, told, until

PORT = """Port

Nampo was shut on Monday. A trader came from Nampo. Nobody sails from Nampo.

Cranes stand in Nampo harbour. / Image: Yalu Wire
"""
COAL = "Coal\n\nCoal left Nampo on Friday. Nobody spoke.\n"


@pytest.fixture
def port(library: Library, add: Add) -> Article:
    return add(PORT, "port.txt")


async def tag_all(pilot: Pilot[int], words: str = "border") -> TagAllScreen:
    """Press `O`, choose a tag by typing; the places are counted."""
    await pilot.press("O")
    await settled(pilot, Chooser)
    await pilot.press(*words, "enter")
    await settled(pilot, TagAllScreen)
    screen = pilot.app.screen
    assert isinstance(screen, TagAllScreen)
    await until(pilot, lambda: screen.rows.found and screen.rows.found.is_done)
    return screen


async def test_the_entity_under_the_cursor_is_tagged_place_by_place_in_one_act(
    library: Library, port: Article
) -> None:
    async with running(library, port) as pilot:
        await tag_all(pilot)
        await until(pilot, told(pilot, "“Nampo” → border closure · 3 places · 1 in captions"))
        await pilot.press("y", "n", "y")
        await until(pilot, lambda: len(saved(library, port)) == 2)
        assert saved(library, port) == [("border-closure", "Nampo")] * 2
        await until(pilot, lambda: sum(row.startswith(" no") for row in seen(pilot)) == 1)
        await pilot.press("q")
        await settled(pilot, ReaderScreen)
        await pilot.press("u")
        await until(pilot, lambda: not saved(library, port))
        assert [one.said for one in library.entries()] == ["tagged all “Nampo” border closure"]


async def test_what_was_refused_is_not_offered_again(library: Library, port: Article) -> None:
    async with running(library, port) as pilot:
        await tag_all(pilot)
        await pilot.press("n", "q")
        await settled(pilot, ReaderScreen)
        await tag_all(pilot)
        await until(pilot, told(pilot, "2 places · 1 refused · 1 in captions"))


async def test_a_tags_the_rest_and_u_takes_all_of_it_back(
    library: Library, port: Article, add: Add
) -> None:
    coal = add(COAL, "coal.txt")
    async with running(library, port) as pilot:
        await tag_all(pilot)
        await pilot.press("n", "a")
        await until(pilot, told(pilot, "tagged 3 · q ends · u takes all of them back"))
        assert (len(saved(library, port)), len(saved(library, coal))) in ((2, 1), (3, 0))
        await pilot.press("u")
        await until(pilot, lambda: not saved(library, port) and not saved(library, coal))
        await until(pilot, told(pilot, "4 places"))


async def test_a_selection_is_looked_for_as_words_and_its_sentence_may_be_tagged(
    library: Library, port: Article
) -> None:
    async with running(library, port) as pilot:
        await pilot.press("j", "v", "right_square_bracket")
        await pilot.press("O")
        await settled(pilot, Chooser)
        assert any("“A trader” stands" in row for row in seen(pilot))
        await pilot.press(*"market", "enter")
        await settled(pilot, TagAllScreen)
        await until(pilot, told(pilot, "1 place"))
        await pilot.press("s")
        await until(pilot, told(pilot, "tags sentences"))
        await pilot.press("y")
        wanted = [("market-prices", "A trader came from Nampo.")]
        await until(pilot, lambda: saved(library, port) == wanted)


async def test_captions_are_offered_when_they_are_asked_for(
    library: Library, port: Article
) -> None:
    async with running(library, port) as pilot:
        screen = await tag_all(pilot)
        await pilot.press("c")
        await until(pilot, lambda: screen.rows.found and screen.rows.found.hits == 4)
        await pilot.press("G", "y")
        await until(pilot, lambda: saved(library, port) == [("border-closure", "Nampo")])


async def test_hits_of_a_search_and_an_entity_of_the_list_are_tagged(
    library: Library, port: Article
) -> None:
    async with running(library) as pilot:
        await pilot.press("slash", *"trader", "enter")
        await settled(pilot, HitsScreen)
        await tag_all(pilot, "anonymous")
        await pilot.press("y")
        await until(pilot, lambda: saved(library, port) == [("anonymous-sourcing", "trader")])
        await pilot.press("q", "q", "e")
        await settled(pilot, EntitiesScreen)
        await pilot.press("f", *"nampo", "enter")
        await until(pilot, told(pilot, "Entities · 1"))
        await tag_all(pilot)
        await pilot.press("a")
        await until(pilot, lambda: len(saved(library, port)) == 4)


async def test_new_articles_show_what_is_pending_and_enter_leads_there(
    library: Library, port: Article, add: Add
) -> None:
    library.tag_all.everything(Rule("border-closure", "string", "Nampo"))
    coal = add(COAL, "coal.txt")
    async with running(library) as pilot:
        await until(pilot, told(pilot, "f7: 1 pending for “Nampo” → border closure"))
        await pilot.press("f7")
        await settled(pilot, RulesScreen)
        await until(pilot, lambda: seen(pilot)[1].split()[:2] == ["1", "“Nampo”"])
        await pilot.press("enter")
        await settled(pilot, TagAllScreen)
        await until(pilot, told(pilot, "1 place · new articles"))
        await pilot.press("y")
        await until(pilot, lambda: saved(library, coal) == [("border-closure", "Nampo")])
        await pilot.press("q")
        await settled(pilot, RulesScreen)
        await until(pilot, lambda: seen(pilot)[1].split()[:2] == ["0", "“Nampo”"])
        await pilot.press("x", "x")
        await until(pilot, lambda: not library.tag_all.rules())
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, lambda: not any("pending for" in row for row in seen(pilot)))


async def test_the_list_says_so_too_of_a_rule_that_is_made_while_it_is_open(
    library: Library, port: Article, tmp_path: Path
) -> None:
    async with running(library) as pilot:
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await tag_all(pilot)
        await pilot.press("a")
        await until(pilot, lambda: len(saved(library, port)) == 3)
        await pilot.press("q", "q")
        await settled(pilot, ArticlesScreen)
        (tmp_path / "coal.txt").write_text(COAL, "utf-8")
        with Library(library.path, "bea") as other:
            list(other.add([str(tmp_path / "coal.txt")]))
        await until(pilot, told(pilot, "1 pending for “Nampo” → border closure"))


async def test_a_library_that_may_only_be_read_says_why_nothing_is_tagged(
    library: Library, port: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, port) as pilot:
        await tag_all(pilot)
        monkeypatch.setattr(library._context.store, "read_only", "may only be read here")
        await pilot.press("y")
        await until(pilot, told(pilot, "may only be read here"))
        await pilot.press("a")
        await until(pilot, told(pilot, "may only be read here"))
    assert saved(library, port) == []
