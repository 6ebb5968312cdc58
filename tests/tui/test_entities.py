"""The entities of the library on the screen: found, opened and decided on by keys; what is kept."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from nkreader.library import Library
from nkreader.library.naming import AT_ONCE
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.screens.card import CardScreen
from nkreader.tui.screens.chooser import Chooser
from nkreader.tui.screens.entities import EntitiesScreen
from nkreader.tui.screens.hits import HitsScreen
from nkreader.tui.screens.kinds import KindsScreen
from nkreader.tui.screens.reader import ReaderScreen
from nkreader.tui.widgets.sparkline import sparkline
from tests.tui.driving import Add, running, seen, settled, told, until

ONE = "Kim Jong Un spoke in Pyongyang.\n\nKim said that the DPRK sells coal to China.\n"
TWO = "Kim Jong-un went to China with Mun Chol Ho, a trader.\n\nNorth Korea's coal is there.\n"


@pytest.fixture
def two(library: Library, add: Add) -> Library:
    """A library with two articles, dated."""
    for name, text, date in (("one", ONE, "2020-03-02"), ("two", TWO, "2020-05-07")):
        library.edit(add(text, f"{name}.txt"), {"published": date})
    return library


def names(library: Library) -> dict[str, tuple[int, int]]:
    """Articles and mentions of each entity, as another program sees them."""
    with Library(library.path, library.annotator) as other:
        listing = other.entities.listing()
        return {one.name: (one.articles, one.mentions) for one in listing.fetch(0, 99)}


def rows(pilot: Pilot[int]) -> EntitiesScreen:
    assert isinstance(pilot.app.screen, EntitiesScreen)
    return pilot.app.screen


async def in_entities(pilot: Pilot[int]) -> None:
    await pilot.press("e")
    await settled(pilot, EntitiesScreen)
    await until(pilot, told(pilot, "Entities"))


async def on(pilot: Pilot[int], name: str) -> None:
    """Put the cursor on an entity, by its name."""
    await pilot.press("g")
    for _ in range(40):
        current = rows(pilot).rows.current
        if current is not None and current.name == name:
            return
        await pilot.press("j")
    raise AssertionError(f"{name} is not in the list")


async def chosen(pilot: Pilot[int], words: str) -> None:
    """Choose one by typing."""
    await settled(pilot, Chooser)
    await pilot.press(*words, "enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Chooser))


@pytest.mark.parametrize("size", [(130, 42), (80, 24), (60, 20)])
async def test_entities_are_listed_found_and_lead_to_their_articles(
    two: Library, size: tuple[int, int]
) -> None:
    async with running(two, size=size) as pilot:
        await in_entities(pilot)
        assert any("Kim Jong Un" in row and " 2 " in row and " 3" in row for row in seen(pilot))
        await pilot.press("f", *"mun")
        await until(pilot, lambda: rows(pilot).rows.count == 1)
        await pilot.press("enter", "enter")
        await settled(pilot, HitsScreen)
        await until(pilot, told(pilot, "1 article"))
        await pilot.press("q")
        await settled(pilot, EntitiesScreen)
        await pilot.press("a")
        await settled(pilot, ArticlesScreen)
        await until(pilot, told(pilot, "1 article"))
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "Mun Chol Ho"))


async def test_enter_shows_every_passage_under_any_spelling_and_there_a_digit_tags(
    two: Library,
) -> None:
    async with running(two) as pilot:
        await in_entities(pilot)
        await on(pilot, "Kim Jong Un")
        await pilot.press("enter")
        await settled(pilot, HitsScreen)
        await until(pilot, told(pilot, "Kim Jong Un · 3 hits in 2 articles"))
        await pilot.press("greater_than_sign", "j", "3")
        await until(pilot, two.passages)
        (passage,) = two.passages()
        assert "the DPRK sells coal" in passage.mark.annotation.exact
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "sells coal to China"))
        await pilot.press("q", "q")
        await settled(pilot, EntitiesScreen)


async def test_the_palette_leads_to_the_entities_from_everywhere(two: Library) -> None:
    async with running(two) as pilot:
        await pilot.press("H", "ctrl+p")
        await until(pilot, lambda: pilot.app.screen.query(Input))
        await pilot.press(*"entities of")
        await until(pilot, told(pilot, "entities of the library"))
        await pilot.press("enter")
        await settled(pilot, EntitiesScreen)


async def test_kinds_and_orders(two: Library) -> None:
    async with running(two) as pilot:
        await in_entities(pilot)
        await pilot.press("o", "o")
        await until(pilot, told(pilot, "by name"))
        current = rows(pilot).rows.current
        assert current is not None
        assert current.name == "China"
        await pilot.press("z")
        await settled(pilot, KindsScreen)
        await pilot.press("a", "space", "escape")
        await settled(pilot, EntitiesScreen)
        await until(pilot, lambda: rows(pilot).rows.count == 2)
        assert {rows(pilot).rows.row(n).label for n in (0, 1)} == {"PERSON"}  # type: ignore[union-attr]
        await pilot.press("escape")
        await until(pilot, lambda: rows(pilot).rows.count == len(names(two)))


async def test_marked_entities_are_merged_and_undone(two: Library) -> None:
    before = names(two)
    async with running(two) as pilot:
        await in_entities(pilot)
        await on(pilot, "Mun Chol Ho")
        await pilot.press("v")
        await on(pilot, "Kim Jong Un")
        await pilot.press("v")
        await until(pilot, told(pilot, "2 marked"))
        await pilot.press("m")
        await chosen(pilot, "kim")
        await until(pilot, lambda: names(two)["Kim Jong Un"] == (2, 4))
        assert "Mun Chol Ho" not in names(two)
        current = rows(pilot).rows.current
        assert current is not None
        assert current.name == "Kim Jong Un"
        await pilot.press("u")
        await until(pilot, lambda: names(two) == before)
        await until(pilot, told(pilot, "Mun Chol Ho"))


async def test_one_is_merged_into_another_and_split_off_again(two: Library) -> None:
    before = names(two)
    async with running(two) as pilot:
        await in_entities(pilot)
        await on(pilot, "Mun Chol Ho")
        await pilot.press("m")
        await chosen(pilot, "kim jong un")
        await until(pilot, lambda: names(two)["Kim Jong Un"] == (2, 4))
        await on(pilot, "Kim Jong Un")
        await pilot.press("s")
        await chosen(pilot, "mun")
        await until(pilot, lambda: names(two) == before)


async def test_a_name_is_changed_forgotten_and_taken_back(two: Library) -> None:
    before = names(two)
    async with running(two) as pilot:
        await in_entities(pilot)
        await on(pilot, "coal")
        await pilot.press("r", "ctrl+u", *"black [b]gold", "enter")
        await until(pilot, lambda: names(two).get("black [b]gold") == (2, 2))
        await until(pilot, told(pilot, "black [b]gold"))
        await pilot.press("x")
        await until(pilot, lambda: "black [b]gold" not in names(two))
        await until(pilot, told(pilot, "in 2 articles"))
        await pilot.press("u", "u")
        await until(pilot, lambda: names(two) == before)


async def test_a_missing_name_is_added(two: Library) -> None:
    async with running(two) as pilot:
        await in_entities(pilot)
        await pilot.press("plus", *"trader", "enter")
        await chosen(pilot, "events")
        await until(pilot, lambda: names(two).get("trader") == (1, 1))
        current = rows(pilot).rows.current
        assert current is not None
        assert current.name == "trader"


@pytest.mark.parametrize("seconds", [0.001, 9])
async def test_a_name_in_many_articles_is_found_in_all_of_them(
    library: Library, add: Add, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkreader.tui.screens.entities._SLICE", seconds)
    for n in range(AT_ONCE + 4):
        add(f"Number {n}. The blue crane sailed.\n", f"{n}.txt")
    async with running(library) as pilot:
        await in_entities(pilot)
        await pilot.press("plus", *"blue crane", "enter")
        await chosen(pilot, "groups")
        await until(pilot, lambda: names(library).get("blue crane") == (AT_ONCE + 4, AT_ONCE + 4))
        await until(pilot, told(pilot, "Entities · 1 "))
        await pilot.press("u")
        await until(pilot, lambda: not names(library))


async def test_where_nothing_can_be_written_that_is_said(two: Library) -> None:
    two._context.store.read_only = "this library may only be read"
    async with running(two) as pilot:
        await in_entities(pilot)
        await pilot.press("x")
        await until(pilot, told(pilot, "may only be read"))
        assert "Kim Jong Un" in names(two)


async def test_enter_on_a_mention_shows_its_card_and_leads_on(two: Library) -> None:
    article = two.article(two.listing(query="DPRK").fetch(0, 1)[0].id)
    async with running(two, article) as pilot:
        await pilot.press("e", "enter")
        await settled(pilot, CardScreen)
        await until(pilot, told(pilot, "places · 1 article · 1 mention"))
        await pilot.press("escape", "E", "enter")
        await until(pilot, told(pilot, "people · 2 articles · 3 mentions"))
        page = "\n".join(seen(pilot))
        for words in ("2020-03-02 to 2020-05-07", "Kim 1",
                      "Kim Jong-un 1", "in one sentence: ", "North Korea 1",
                      "Kim Jong-un went to China"):  # fmt: skip
            assert words in page
        await pilot.press("enter")
        await settled(pilot, ReaderScreen)
        await until(pilot, told(pilot, "with Mun Chol Ho"))
        await pilot.press("q")
        await until(pilot, told(pilot, "the DPRK sells"))
        await pilot.press("enter", "p")
        await settled(pilot, HitsScreen)
        await until(pilot, told(pilot, "Kim Jong Un · 3 hits in 2 articles"))


@pytest.mark.parametrize("columns", [80, 60])
async def test_the_way_out_of_a_card_is_seen_in_a_narrow_terminal(
    two: Library, columns: int
) -> None:
    article = two.article(two.listing(query="DPRK").fetch(0, 1)[0].id)
    async with running(two, article, size=(columns, 24)) as pilot:
        await pilot.press("enter")
        await settled(pilot, CardScreen)
        await until(pilot, told(pilot, "Enter opens  Esc leaves"))
        await pilot.press("escape")
        await settled(pilot, ReaderScreen)


async def test_a_card_renames_and_forgets_and_the_text_follows(two: Library) -> None:
    article = two.article(two.listing(query="DPRK").fetch(0, 1)[0].id)
    async with running(two, article) as pilot:
        await pilot.press("enter")
        await settled(pilot, CardScreen)
        await pilot.press("r")
        await settled(pilot, ReaderScreen)
        await pilot.press("ctrl+u", *"Marshal", "enter")
        await until(pilot, lambda: names(two).get("Marshal") == (2, 3))
        await until(pilot, told(pilot, "people    Marshal 2"))
        await pilot.press("enter")
        await settled(pilot, CardScreen)
        await pilot.press("x")
        await until(pilot, lambda: "Marshal" not in names(two))
        await until(pilot, lambda: not told(pilot, "people    Marshal")())
        await pilot.press("u", "u")
        await until(pilot, told(pilot, "people    Kim Jong Un 2"))


async def test_where_nobody_is_named_enter_says_so(library: Library, add: Add) -> None:
    article = add("Nothing happened.\n\nIt rained in Sinuiju and Pyongyang.\n")
    async with running(library, article) as pilot:
        await pilot.press("enter")
        await until(pilot, told(pilot, "no one and nothing is named here"))
        await pilot.press("j", "enter")
        await chosen(pilot, "pyong")
        await settled(pilot, CardScreen)
        assert told(pilot, "Pyongyang 1")()


def test_a_course_is_as_wide_as_it_is_asked_for() -> None:
    counts = [("2019-12", 2), ("2020-01", 4), ("2020", 4), ("2022-06", 1)]
    assert sparkline(counts, "2019-12", "2020-03", 6) == "  ▂█  "
    for cells in range(1, 40):
        assert len(sparkline(counts, "2019-12", "2022-06", cells)) == cells
    assert sparkline([], "2020", "2020", 3) == "   "
