"""Cleaning keeps offsets and lets nothing through; folding finds its way back to the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.text.cleaning import FORBIDDEN, clean, fold_map, folded, garbled
from nkreader.text.legible import legible

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x1b\x85\r\n\t\ufeff\ufffe\u2028\u0306’“\u00a0ß가\u1100\u1161\u11a8éİ"
        ),
    )
)


@given(HOSTILE)
def test_length_is_kept_but_for_carriage_returns_and_the_mark(raw: str) -> None:
    without_mark = raw[1:] if raw.startswith("\ufeff") else raw
    assert len(clean(raw).text) == len(without_mark) - without_mark.count("\r\n")


@given(HOSTILE)
def test_nothing_forbidden_remains_and_the_rest_is_untouched(raw: str) -> None:
    cleaned = clean(raw)
    assert not FORBIDDEN.search(cleaned.text)
    expected = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    changed = [(a, b) for a, b in zip(expected, cleaned.text, strict=True) if a != b]
    assert all(after == "\ufffd" for _, after in changed)
    assert cleaned.replaced == len(changed)
    assert clean(cleaned.text).text == cleaned.text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("raw", "text", "replaced"),
    [
        ("\ufeffTrucks\r\nwait\rhere", "Trucks\nwait\nhere", 0),
        ("ring\x07 the bell\x1b]0;owned\x9c", "ring\ufffd the bell\ufffd]0;owned\ufffd", 3),
        ("a\x0bb\x0cc\x85d\x7f", "a\ufffdb\ufffdc\ufffdd\ufffd", 4),
        ("lone \ud800 half", "lone \ufffd half", 1),
        (
            "“P’yo\u0306ngyang”\u2028\u200b\u202e\u00a0\t🇰🇵",
            "“P’yo\u0306ngyang”\u2028\u200b\u202e\u00a0\t🇰🇵",
            0,
        ),
    ],
)
def test_what_is_replaced_and_what_stays(raw: str, text: str, replaced: int) -> None:
    assert clean(raw) == (text, replaced)


@given(HOSTILE)
def test_fold_map_agrees_with_folded_and_never_runs_backwards(text: str) -> None:
    whole, offsets = fold_map(text)
    assert whole == folded(legible(text)[0])
    assert len(offsets) == len(whole) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(place < len(text) for place in offsets[:-1])


@given(HOSTILE, HOSTILE, HOSTILE)
def test_a_hit_leads_back_to_words_that_fold_to_it(before: str, middle: str, after: str) -> None:
    text = f"{before}\n{middle}\n{after}"
    needle = folded(legible(f"\n{middle}\n")[0])
    whole, offsets = fold_map(text)
    place = whole.index(needle)
    found = text[offsets[place] : offsets[place + len(needle)]]
    assert folded(legible(found)[0]) == needle


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("kim's order", "KIM’S ORDER"),
        ('"one shipment"', "“One shipment”"),
        ("30 days", "30\u00a0days"),
        ("wait\nhere", "wait here"),
        ("strasse", "Straße"),
        ("평양", unicodedata.normalize("NFD", "평양")),
    ],
)
def test_what_a_person_types_finds_what_a_paper_prints(typed: str, written: str) -> None:
    assert folded(typed) == folded(written)


def test_a_hit_in_decomposed_korean_covers_whole_syllables() -> None:
    text = unicodedata.normalize("NFD", "북한 평양 시장")
    whole, offsets = fold_map(text)
    place = whole.index("평양")
    assert unicodedata.normalize("NFC", text[offsets[place] : offsets[place + 2]]) == "평양"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The guardâ€™s post isnâ€™t open.", "â€™"),
        ("CafÃ© prices rose to â‚¬3.", "Ã©"),
        ("The guard’s café costs €3 in São Paulo, Â and Ã apart.", None),
    ],
)
def test_a_text_that_was_decoded_wrongly_is_known(text: str, sign: str | None) -> None:
    assert garbled(text) == sign
