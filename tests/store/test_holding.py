"""Words in a stretch of a text are found as every search finds words, only sooner."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.store.holding import Holding
from nkreader.text.search_words import holds

TEXTS = st.text(st.sampled_from("aAbéE\u0301ﬁ \n-'’“”—…­​.9&가한北ßİ"), max_size=40)
WORDS = st.text(st.sampled_from("abAé -’&9가北"), min_size=1, max_size=6)


def asked(texts: list[str]) -> tuple[sqlite3.Connection, Holding]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE version_text (version INTEGER PRIMARY KEY, text TEXT)")
    connection.executemany("INSERT INTO version_text (text) VALUES (?)", [(one,) for one in texts])
    return connection, Holding(connection)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_it_is_told_as_holds_does(texts: list[str], words: list[str], data: st.DataObject) -> None:
    connection, holding = asked(texts)
    with closing(connection):
        for number, text in enumerate(texts, 1):
            start = data.draw(st.integers(0, len(text)))
            end = data.draw(st.integers(start, len(text)))
            for one in words:
                for starred in (0, 1):
                    told = holding(number, start, end, one, starred)
                    assert told == holds(text[start:end], one, bool(starred)), (text, one)


@pytest.mark.parametrize("words", ["flour", "FLOUR prices", "price*", "“flour"])
def test_a_text_of_today_is_told_by_its_plain_words(words: str) -> None:
    text = "“Flour prices — up,” she said… “The ferry’s late,” he said."
    connection, holding = asked([text])
    with closing(connection):
        bare, starred = words.rstrip("*"), int("*" in words)
        assert holding(1, 0, 21, bare, starred)
        assert not holding(1, 22, len(text), bare, starred)
        assert not holding(2, 0, 5, bare, starred), "what is gone holds nothing"
