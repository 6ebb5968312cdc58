"""Clusters, their cells, and what may be sent for them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from nkreader.tui.cells import BIDI, clusters, measure, plain, shown, steady
from tests.tui.pane.pane_build import SCRIPTS, hard_text

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

DISPUTED = re.compile(
    "[\u200d\u20e3\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)


def pieces(text: str) -> list[str]:
    return [text[a:b] for a, b in clusters(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("abc", 3),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", 2),
        ("e\u0301x", 2),
        ("👩‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("🇰🇷🇨🇳", 2),
        ("1️⃣", 1),
        ("❤️‍🔥!", 2),
        ("a\u200bb", 2),
        ("한국", 2),
        ("\u202eab", 3),
    ],
)
def test_what_a_reader_sees_as_one_character_is_one_cluster(text: str, count: int) -> None:
    assert len(pieces(text)) == count


def test_signs_stand_for_what_a_terminal_must_not_get() -> None:
    assert plain("\x1b[2J\x07 \u202eabc \x9b\u2028") == "␛[2J␇ ◌abc \ufffd↵"


def test_a_thousand_marks_on_one_letter_do_not_fill_the_terminal() -> None:
    assert max(map(len, pieces("a" + "\u0301" * 1000))) <= 32


@given(hard_text())
def test_clusters_cover_the_text_and_each_has_a_cell(text: str) -> None:
    assert "".join(pieces(text)) == text
    cells = measure(text, 0, len(text))
    assert all(b > a for a, b in zip(cells.edges, cells.edges[1:], strict=False))
    assert len(cells.edges) == len(cells.starts) + 1


@given(hard_text())
def test_nothing_that_a_terminal_obeys_is_sent(text: str) -> None:
    cells = measure(text, 0, len(text))
    sent = cells.piece(0, len(cells.starts))
    assert not FORBIDDEN.search(sent)
    assert not BIDI & set(sent)
    assert not FORBIDDEN.search(plain(text))


@given(hard_text())
def test_any_run_of_clusters_measures_what_its_parts_do(text: str) -> None:
    """Textual measures a row segment by segment; a highlight may begin and end at any cluster."""
    cells = measure(text, 0, len(text))
    count = len(cells.starts)
    for i in range(count + 1):
        for j in (i + 1, (i + count) // 2, count):
            if i < j <= count:
                assert cell_len(cells.piece(i, j)) == cells.edges[j] - cells.edges[i]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_cell_leads_to_its_cluster_and_back(script: str) -> None:
    cells = measure(script, 0, len(script))
    for x in range(cells.width):
        i = cells.at_cell(x)
        assert cells.edges[i] <= x < cells.edges[i + 1]
        assert cells.at_offset(cells.starts[i]) == i


def test_a_tab_reaches_to_the_next_stop() -> None:
    assert measure("a\tb", 0, 3).edges == [0, 1, 8, 9]


def test_shown_width_is_what_is_sent() -> None:
    for script in SCRIPTS:
        for piece in pieces(script):
            if piece[0] != "\t":
                sent, width = shown(piece)
                assert cell_len(sent) == width >= 1


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("👩‍👩‍👧‍👦 four", "👩 four"),
        ("👍🏽!", "👍!"),
        ("🇰🇵 and 🇰🇷", "KP and KR"),
        ("1️⃣ #️⃣", "1  # "),
        ("❤️‍🔥 ☎️", "❤  ☎ "),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
        ("क्ष e\u0302\u0323 대", "क्ष e\u0302\u0323 대"),
    ],
)
def test_the_steady_form_of_an_emoji_is_its_first_sign(text: str, sent: str) -> None:
    assert steady(text) == sent


@given(st.one_of(hard_text(), st.text("a1👩🏽\u200d🚒🇰🇵❤\ufe0f\u20e3\U000e0067가 ")))
def test_a_steady_text_is_as_wide_and_has_nothing_that_terminals_dispute(text: str) -> None:
    sent = steady(text)
    assert cell_len(sent) == cell_len(text)
    assert not DISPUTED.search(sent)


@pytest.mark.parametrize(
    ("text", "sent"),
    [("\u1112\u1161\u11ab", "한"), ("e\u0301", "é"), ("\u1112\u119e", "\u1112\u119e")],
)
def test_what_composes_is_sent_composed(text: str, sent: str) -> None:
    assert shown(text)[0] == sent
    assert len(pieces(text)) == 1
