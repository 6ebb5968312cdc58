"""What leaves through standard output steers no terminal and stays whole."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.cli.printing import emit
from nkreader.text.hidden import one_line, visible

WILD = st.text(st.characters(codec=None))


@given(WILD)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    for shown in (visible(text), one_line(text)):
        for char in shown:
            assert unicodedata.category(char) not in ("Cc", "Cs") or char in "\t\n"
            assert unicodedata.bidirectional(char) not in (
                "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
            )  # fmt: skip


@given(WILD)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp"])))
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_json_is_one_safe_line_and_comes_back_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        import io
        import sys

        page = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
        patch.setattr(sys, "stdout", page)
        emit({"text": text})
        page.seek(0)
        line = page.read()
    assert json.loads(line) == {"text": text}
    assert visible(line) == line
    assert len(line.splitlines()) == 1
