"""Links and addresses are read as nothing, and what stands after them keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.entities import extract
from nkreader.entities.links import without_links

BITS = [
    "www.",
    "://",
    "https",
    "a",
    "B-c",
    "@",
    ".org",
    ".com",
    "/",
    "](",
    ")",
    "[",
    "#",
    " ",
    "\n",
    "é",
    ".",
]


@given(st.lists(st.sampled_from(BITS), max_size=30).map("".join))
def test_every_other_character_stays_where_it_was(text: str) -> None:
    left = without_links(text)
    assert len(left) == len(text)
    assert all(new in (old, "\n") for old, new in zip(text, left, strict=True))


@pytest.mark.parametrize(
    "link",
    ["https://seoul.example.org/Kim-Jong-un", "www.pyongyang.example/Seoul", "kim@seoul.org",
     "[it](https://a.example/Seoul)", "#Seoul", "seoul-busan.jpg"],
)  # fmt: skip
def test_places_inside_links_are_not_named(link: str) -> None:
    text = f"See {link} and Hyesan."
    assert [(m.start, m.name) for m in extract(text)] == [(text.index("Hyesan"), "Hyesan")]


def test_many_half_links_take_no_longer_than_their_length() -> None:
    text = "a@" * 40_000 + "](" * 40_000 + ".co" * 40_000
    assert len(without_links(text)) == len(text)
