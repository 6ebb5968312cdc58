"""Words as searches know them: what a word of a query finds in a text, and where."""

import pytest

from nkreader.text.search_words import Wanted, places
from nkreader.text.spelling import spelled, spelled_map

TEXT = (
    "The U.S. office of AT&T wrote C++ for COVID\u00ad-19; post‑COVID‑19 prices rose 50%.\n"
    "북한이 3월에 무역을 다시 시작했다. 中朝边境贸易恢复. Sinŭiju’s ‘train’ — talks\n"
    "off the record"
)
BLOCKS = tuple(
    (start, start + len(line))
    for start, line in zip((0, TEXT.index("북한이"), TEXT.index("off the")), TEXT.split("\n"),
                           strict=True)
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("C++", ["C++"]),
        ("at&t", ["AT&T"]),
        ("AT T", ["AT&T"]),
        ("at-t", []),
        ("COVID-19", ["COVID\u00ad-19", "COVID‑19"]),
        ("covid", ["COVID", "COVID"]),
        ("covid 19", ["COVID\u00ad-19", "COVID‑19"]),
        ("50%", ["50%"]),
        ("5", []),
        ("U.S.", ["U.S"]),
        ("off", ["off"]),
        ("office", ["office"]),
        ("북한", ["북한"]),
        ("무역", ["무역"]),
        ("역을", ["역을"]),
        ("북", ["북"]),
        ("3월", ["3월"]),
        ("边境", ["边境"]),
        ("sinuiju", ["Sinŭiju"]),
        ("train talks", ["train’ — talks"]),
        ("talks off", []),
        ("(record)", ["record"]),
    ],
)
def test_where_a_word_or_phrase_lies(words: str, found: list[str]) -> None:
    assert [TEXT[a:b] for a, b in places(TEXT, BLOCKS, [Wanted(words)])] == found


def test_a_starred_word_may_go_on() -> None:
    assert [TEXT[a:b] for a, b in places(TEXT, BLOCKS, [Wanted("of", starred=True)])] == [
        "of", "of", "of",
    ]  # fmt: skip
    assert list(places(TEXT, BLOCKS, [Wanted("fice", starred=True)])) == []


def test_several_words_are_given_in_the_order_of_the_text() -> None:
    wanted = [Wanted("prices"), Wanted("office")]
    assert [TEXT[a:b] for a, b in places(TEXT, BLOCKS, wanted)] == ["office", "prices"]


@pytest.mark.parametrize("words", ["", "—", "& -", "*"])
def test_what_has_no_letter_is_not_looked_for(words: str) -> None:
    assert Wanted(words).is_empty


def test_the_map_leads_from_every_spelled_code_point_to_the_text() -> None:
    for text in (TEXT, "x\u030cy\u00adz", "ﬁn İz", "각\u1100\u1161"):
        plain, offsets = spelled_map(text)
        assert plain == spelled(text)
        assert len(offsets) == len(plain) + 1
        assert offsets[-1] == len(text)
        assert list(offsets) == sorted(offsets)
