"""Lines of keys: every tag is there however narrow the screen is, and no hint is half there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nkreader.library import Library
from nkreader.model import Tag
from nkreader.text.span import Span
from nkreader.tui.screens.articles import ArticlesScreen
from nkreader.tui.widgets.hints import parsed, tag_hints, that_fit
from nkreader.tui.widgets.typed_line import Prompt
from tests.tui.driving import Add, running, saved, seen, settled, until

NAMES = ["sanctions", "COVID", "border", "trade", "prices", "directive", "China–DPRK", "격리"]
TAGS = [Tag(f"ID{n}", f"tag-{n}", name, str(n + 1), "red", "") for n, name in enumerate(NAMES)]


def line(width: int) -> str:
    hints, between = tag_hints(TAGS, width)
    return (" " * between).join(hint.key + hint.words for hint in hints)


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (
            99,
            "1 sanctions  2 COVID  3 border  4 trade  5 prices  6 directive  7 China–DPRK  8 격리",
        ),
        (64, "1 sanct 2 COVID 3 bord 4 trade 5 pric 6 direc 7 China 8 격리"),
        (42, "1san 2COV 3bor 4tra 5pri 6dir 7Chi 8격"),
        (30, "1 2 3 4 5 6 7 8"),
    ],
)  # fmt: skip
def test_the_names_of_tags_are_cut_evenly(width: int, words: str) -> None:
    assert line(width) == words


@given(st.integers(20, 200))
def test_every_tag_has_its_digit_in_the_line(width: int) -> None:
    hints, _ = tag_hints(TAGS, width)
    assert [hint.key for hint in hints] == [tag.key for tag in TAGS]
    assert cell_len(line(width)) <= width


def test_a_hint_is_whole_or_not_there() -> None:
    hints = parsed("? keys  Enter open it  q back")
    assert [(hint.key, hint.words) for hint in hints] == [
        ("?", " keys"),
        ("Enter", " open it"),
        ("q", " back"),
    ]
    assert that_fit(hints, 29) == hints
    assert that_fit(hints, 28) == hints[:2]
    assert that_fit(hints, 5) == []


async def test_a_key_in_the_line_below_can_be_clicked(library: Library, add: Add) -> None:
    article = add()
    async with running(library, article) as pilot:
        row = seen(pilot)[-1]
        await pilot.click("BottomBar", offset=(row.index("2 COVID") + 3, 0))
        await until(pilot, lambda: saved(library, article))
        assert [tag for tag, _ in saved(library, article)] == ["covid-quarantine"]
        await pilot.press("q")
        await settled(pilot, ArticlesScreen)
        await until(pilot, lambda: "f filter" in seen(pilot)[-1])
        await pilot.click("BottomBar", offset=(seen(pilot)[-1].index("f filter") + 2, 0))
        await until(pilot, lambda: isinstance(pilot.app.focused, Prompt))


async def test_tags_stand_below_in_the_order_of_their_keys(library: Library, add: Add) -> None:
    toml = library.codebooks.toml()
    swapped = toml.replace('key = "1"', 'key = "x"').replace('key = "3"', 'key = "1"')
    library.codebooks.apply(swapped.replace('key = "x"', 'key = "3"'))
    async with running(library, add()) as pilot:
        row = seen(pilot)[-1]
        assert row.index("1 bord") < row.index("2 COV") < row.index("3 sanc")


@pytest.mark.parametrize("columns", [80, 60])
@pytest.mark.parametrize("place", ["slash", "T", "e", "Y", "V", "B", "H", "F", "R"])
async def test_the_way_in_and_the_way_out_are_seen_in_a_narrow_terminal(
    library: Library, add: Add, columns: int, place: str
) -> None:
    article = add("# Rice\n\nRice is dear.\n", "rice.md")
    library.tag(article, Span(6, 19), library.codebook.active()[0].slug)
    async with running(library, size=(columns, 24)) as pilot:
        await pilot.press(place)
        await until(pilot, lambda: not isinstance(pilot.app.screen, ArticlesScreen))
        if place == "slash":
            await pilot.press(*"rice", "enter")
        await until(pilot, lambda: seen(pilot)[-1].startswith(" ? keys  Enter "))
        assert "  q back  " in seen(pilot)[-1]
