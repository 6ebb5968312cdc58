"""The one table of keys: every key has its act, and every place says which keys hold in it."""

from collections.abc import Collection, Mapping
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from nkreader.tui.acts.articles import ARTICLES
from nkreader.tui.acts.codebook import CODEBOOK
from nkreader.tui.acts.comparing import COMPARE
from nkreader.tui.acts.context import of_theme
from nkreader.tui.acts.entities import ENTITIES
from nkreader.tui.acts.feeds import FEEDS
from nkreader.tui.acts.history import HISTORY
from nkreader.tui.acts.hits import HITS
from nkreader.tui.acts.passages import PASSAGES
from nkreader.tui.acts.reading import READING
from nkreader.tui.acts.review import REVIEW
from nkreader.tui.acts.times import TIMES
from nkreader.tui.keymap import FOOTERS, OF_DIGITS, allowed, footer, ids_by_key, keys_by_id, keys_of
from nkreader.tui.keys import Where

ACTS: dict[tuple[Where, ...], Collection[str]] = {
    ("pane", "panel"): READING,
    ("list",): ARTICLES,
    ("hits",): HITS,
    ("passages",): PASSAGES,
    ("review",): REVIEW,
    ("history",): HISTORY,
    ("feeds",): FEEDS,
    ("codebook",): CODEBOOK,
    ("times",): TIMES,
    ("entities",): ENTITIES,
    ("compare",): COMPARE,
}


@pytest.mark.parametrize("places", ACTS, ids=" ".join)
def test_the_keys_of_a_place_and_its_acts_are_the_same(places: tuple[Where, ...]) -> None:
    ids = {key.id for place in places for key in keys_of(place)}
    assert ids == set(ACTS[places])


@pytest.mark.parametrize("acts", [ARTICLES, READING], ids=["list", "article"])
def test_a_theme_that_is_imported_later_has_all_its_acts_named(acts: Mapping[str, Any]) -> None:
    named: dict[str, set[str]] = {}
    for act in acts.values():
        if isinstance(act, partial) and act.func is of_theme:
            named.setdefault(act.args[0], set()).add(act.args[1])
    for theme, ids in named.items():
        module, table = theme.split(":")
        assert ids == set(getattr(import_module(f"nkreader.tui.acts.{module}"), table))
    assert named


@pytest.mark.parametrize("place", FOOTERS)
def test_the_line_below_names_keys_that_hold_there(place: Where) -> None:
    held = keys_by_id(place, {})
    assert {id for id in FOOTERS[place] if id not in OF_DIGITS} <= set(held)


def test_the_line_below_has_the_users_own_keys() -> None:
    assert ("search", "f7", "search") in footer("list", {"search": "f7"})
    assert ("search", "/", "search") in footer("list", {})
    assert ("search", '"', "search") in footer("list", {"search": "quotation_mark,at"})


def test_the_panels_own_keys_come_before_those_of_the_text() -> None:
    ids = ids_by_key("panel", {"find": "enter", "line.down": "f11"})
    assert ids["enter"] == "open"
    assert ids["j"] == "down"
    assert ids["n"] == "untagged.next"
    assert ids["f11"] == "line.down"


def test_the_sample_corpus_is_offered_to_an_empty_library_alone() -> None:
    assert allowed("sample", frozenset({"empty"}))
    assert not allowed("sample", frozenset())
    assert allowed("undo", frozenset())
