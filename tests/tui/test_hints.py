"""Lines of keys: every tag is there however narrow the screen is, and no hint is half there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nkreader.model import Tag
from nkreader.tui.widgets.hints import parsed, tag_hints, that_fit

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
