"""Two sets side by side in the app: walked by key, both codings in the text, narrowed, opened."""

import pytest
from textual.pilot import Pilot

from nkreader.library import Library
from nkreader.text.span import Span
from nkreader.tui.pane.gutter import OTHERS
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.comparing import CompareScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.screens.sets import SetsScreen
from tests.tui.driving import Add, reader, running, seen, settled, told, until
from tests.tui.two_coders import RICE, code, compare, kind, opened


async def test_every_article_that_either_has_marks_in_is_listed_with_its_counts(
    coded: Library,
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await until(pilot, told(pilot, "a main@ann · b main@lee"))
        await until(pilot, told(pilot, "1 only a · 1 only b"))
        await until(pilot, told(pilot, "1 same · 1 other tag · 1 other borders"))


async def test_it_is_walked_by_key_from_difference_to_difference_across_articles(
    coded: Library,
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        walked = [kind(pilot)]
        for _ in range(3):
            await pilot.press("n")
            walked.append(kind(pilot))
        assert sorted(walked) == ["borders", "only_a", "only_b", "tag"]
        await pilot.press("n")
        await until(pilot, told(pilot, "no difference further on"))
        await pilot.press("j")
        assert kind(pilot) == "same"
        await pilot.press("N", "N")
        assert kind(pilot) == walked[-2]


@pytest.mark.parametrize("size", [(130, 42), (80, 24), (60, 20)])
async def test_both_codings_are_read_in_the_text_and_told_apart_without_colour(
    coded: Library, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(coded, size=size) as pilot:
        await opened(pilot)
        while kind(pilot) != "tag":
            await pilot.press("n")
        await until(pilot, told(pilot, "█ab"))
        await until(pilot, told(pilot, "a main@ann  anonymous sourcing  “A guard"))
        await until(pilot, told(pilot, "b main@lee  rumor or speculation  “A guard"))
        await pilot.press("j")
        await until(pilot, told(pilot, "▌="))


async def test_where_borders_differ_each_side_says_its_own_words_and_note(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        while kind(pilot) != "borders":
            await pilot.press("n")
        await until(pilot, told(pilot, "“Rice rose in Hyesan.”  ✎ see the table"))
        await until(pilot, told(pilot, "“Rice rose”"))


async def test_it_is_narrowed_by_kind_and_by_tag_and_made_whole_again(coded: Library) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        await pilot.press("z")
        await settled(pilot, Chooser)
        await pilot.press(*"borders", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until(pilot, lambda: compare(pilot).rows.count == 2 and kind(pilot) == "borders")
        await pilot.press("escape", "t")
        await settled(pilot, Chooser)
        await pilot.press(*"anonymous", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until(pilot, lambda: compare(pilot).rows.count == 4)
        await until(pilot, told(pilot, "anonymous sourcing · 1 other tag · 1 only b"))
        await pilot.press("escape")
        await until(pilot, lambda: compare(pilot).rows.count == 7)


async def test_enter_opens_the_article_at_the_difference_and_q_comes_back_to_it(
    coded: Library,
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        while kind(pilot) != "borders":
            await pilot.press("n")
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, lambda: reader(pilot).pane.cursor == RICE.index("Rice rose"))
        await pilot.press("q")
        await settled(pilot, CompareScreen)
        assert kind(pilot) == "borders"
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)


async def test_what_the_other_does_meanwhile_is_seen_and_the_cursor_stays(
    coded: Library, lee: Library
) -> None:
    async with running(coded) as pilot:
        await opened(pilot)
        while kind(pilot) != "tag":
            await pilot.press("n")
        coal = coded.article(coded.listing(query="coal").fetch(0, 1)[0].id)
        code(lee, coal, "Coal fell in Sinuiju.", "market-prices")
        await until(pilot, lambda: compare(pilot).rows.count == 7 and _same(pilot) == 2)
        assert kind(pilot) == "tag"


def _same(pilot: Pilot[int]) -> int:
    return compare(pilot).here.compared.counts().get("same", 0)


async def test_of_three_sets_two_are_chosen(coded: Library) -> None:
    with Library(coded.path, "park") as park:
        code(park, park.article(park.listing().fetch(0, 1)[0].id), "said", "market-prices")
    async with running(coded) as pilot:
        await pilot.press("f9")
        await settled(pilot, Chooser)
        await pilot.press(*"lee", "enter")
        await until(pilot, told(pilot, "Compare main@lee with"))
        await pilot.press(*"park", "enter")
        await settled(pilot, CompareScreen)
        await until(pilot, told(pilot, "a main@lee · b main@park"))


async def test_two_that_are_marked_among_the_sets_are_compared(coded: Library) -> None:
    async with running(coded) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("c")
        await until(pilot, told(pilot, "mark two sets first"))
        await pilot.press("g", "v", "G", "v", "c")
        await settled(pilot, CompareScreen)
        await until(pilot, told(pilot, "a main@ann · b main@lee"))
        await pilot.press("f9")
        await settled(pilot, SetsScreen)


async def test_of_three_that_are_marked_every_two_are_gone_through(coded: Library) -> None:
    with Library(coded.path, "park") as park:
        park.tag(park.article(park.listing().fetch(0, 1)[0].id), Span(0, 9), "market-prices")
    async with running(coded) as pilot:
        await pilot.press("A")
        await settled(pilot, SetsScreen)
        await pilot.press("g", "v", "j", "v", "j", "v", "c")
        await settled(pilot, CompareScreen)
        await until(pilot, told(pilot, "a main@ann · b main@lee"))
        for number, names in enumerate(
            ("main@ann · b main@lee", "main@ann · b main@park", "main@lee · b main@park"), 1
        ):
            await until(pilot, told(pilot, f"pair {number} of 3"))
            await until(pilot, told(pilot, f"a {names}"))
            await pilot.press("o")
        await until(pilot, told(pilot, "pair 1 of 3"))


async def test_what_is_shown_beside_ones_own_marks_is_not_shown_here(coded: Library) -> None:
    coded.current.show_beside(coded.hands.named("main@lee"))
    async with running(coded) as pilot:
        await opened(pilot)
        await at_kind(pilot, "tag")
        await until(pilot, told(pilot, "█ab"))
        assert not any(OTHERS in row for row in seen(pilot))


async def at_kind(pilot: Pilot[int], wanted: str) -> None:
    while kind(pilot) != wanted:
        await pilot.press("n")


async def test_with_one_set_it_is_said_what_is_wanted(library: Library, add: Add) -> None:
    code(library, add(), "wrong", "market-prices")
    async with running(library) as pilot:
        await pilot.press("f9")
        await until(pilot, told(pilot, "two sets are wanted"))


async def test_a_hostile_note_steers_no_terminal(coded: Library, lee: Library) -> None:
    coal = coded.article(coded.listing(query="coal").fetch(0, 1)[0].id)
    code(lee, coal, "fell", "market-prices", "\x1b]0;x\x07[bold]\u202e")
    async with running(coded) as pilot:
        await opened(pilot)
        for _ in range(7):
            await pilot.press("j")
            assert not any("\x1b" in row or "\u202e" in row for row in seen(pilot))
