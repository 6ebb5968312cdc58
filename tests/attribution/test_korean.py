"""Korean texts as a whole: letters that stand apart, both languages in one text, hostile texts."""

import unicodedata

import pytest

from nkreader.attribution import attribute
from tests.attribution.test_attribute import _work
from tests.attribution.test_cases import ALL, found

TWO = """A trader in Dandong said the bridge was shut.

평안북도 소식통은 “창고를 세웠다”고 말했다. 그는 열차가 없다고 덧붙였다.

The trader said nobody had come. He added that he would wait.

또 다른 소식통은 확인되지 않은 소문이라고 전했다.
"""


def test_letters_that_stand_apart_say_the_same() -> None:
    """NFD, as files from a Mac have it."""
    for case in ALL:
        if not case.name.startswith("korean"):
            continue
        apart = unicodedata.normalize("NFD", case.text)
        said = found(apart)
        rows = [
            [
                unicodedata.normalize("NFC", apart[slice(*one.source)]) if one.source else "-",
                unicodedata.normalize("NFC", apart[slice(*one.cue)]),
                " … ".join(unicodedata.normalize("NFC", apart[a:b]) for a, b in one.content),
                "-" if one.speaker is None else said.speakers[one.speaker].name,
            ]
            for one in said.attributions
        ]
        assert rows == case.wanted, case.text


def test_both_languages_of_one_text_have_their_speakers() -> None:
    said = found(TWO)
    names = [
        said.speakers[one.speaker].name for one in said.attributions if one.speaker is not None
    ]
    assert names == [
        "A trader in Dandong", "평안북도 소식통", "평안북도 소식통", "A trader in Dandong",
        "A trader in Dandong", "또 다른 소식통",
    ]  # fmt: skip
    assert [len(one.mentions) for one in said.speakers] == [3, 2, 1]
    assert [hedge.kind for hedge in said.attributions[-1].hedges] == ["unconfirmed", "hearsay"]


HOSTILE = [
    "고 말했다 ", "“", "“가”고 ", "소식통은 ", "에 따르면 ", "가라고 ", "말했다", "은 는 이 ", "가",
    "것으로 ", "그러나 ", "“가”며 “나”고 그는 말했다. ", "(서울=", "기자 = ", "하는 가라고 말했다 ",
    "\u1112\u1161\u11ab", "한\u11ab", "통화에서 ",
]  # fmt: skip


@pytest.mark.parametrize("sign", HOSTILE)
def test_hostile_korean_costs_no_more_than_its_length(sign: str) -> None:
    few, many = (_work((sign * size)[:size]) for size in (4_000, 16_000))
    assert many < 6 * few + 2_000, (few, many)


def test_a_korean_text_may_end_anywhere() -> None:
    for end in range(0, len(TWO), 2):
        text = TWO[:end]
        for one in attribute(text, [(0, end)] if end else []).attributions:
            places = [*one.content, one.cue, *([one.source] if one.source else [])]
            assert all(0 <= a < b <= end for a, b in places), text
