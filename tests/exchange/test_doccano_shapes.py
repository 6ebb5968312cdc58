"""doccano's files: in whichever unit their project counts, every label is on its words."""

import json
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.doccano_units import UNITS
from nkreader.exchange.parcel import parcel
from tests.exchange.awkward import SPANS, TEXT, awkward_bundle
from tests.exchange.read_back import spans_of

LABELLED = sorted((words, tag) for words, tag in SPANS)
SAMPLE = "\u1112\u1161\u11ab가각 e\u0301 👩\u200d👩\u200d👧🇰🇵🇰 ☀️\r\nก็ี"


def clusters(text: str) -> list[str]:
    """As Unicode cuts them."""
    found: list[str] = import_module("regex").findall(r"\X", text)
    return found


COUNTS: dict[str, Callable[[str], int]] = {
    "UTF-16 units": lambda text: len(text.encode("utf-16-le")) // 2,
    "code points": len,
    "grapheme clusters": lambda text: len(clusters(text)),
}


def read(rows: list[dict[str, Any]], notes: list[str] | None = None) -> CodedSet:
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    name, what = read_any(parcel("all.jsonl", data), [] if notes is None else notes)
    assert name == "doccano"
    assert isinstance(what, CodedSet)
    return what


@pytest.mark.parametrize("unit", COUNTS)
def test_labels_lie_on_their_words_in_whichever_unit_the_file_counts(unit: str) -> None:
    count = COUNTS[unit]
    spans = [(TEXT.index(words), TEXT.index(words) + len(words), tag) for words, tag in SPANS
             if words != "🇰🇵👍🏽" or unit != "grapheme clusters"]  # fmt: skip
    label = [[count(TEXT[:start]), count(TEXT[:end]), tag] for start, end, tag in spans]
    notes: list[str] = []
    found = read([{"id": 1, "text": TEXT, "label": label}], notes)
    assert spans_of(found) == sorted((TEXT[start:end], tag) for start, end, tag in spans)
    assert any(unit in note for note in notes) == (unit != "UTF-16 units")


@pytest.mark.parametrize(
    "text", [TEXT, "\u1112\u1161\u11ab가각 e\u0301 👩\u200d👩\u200d👧🇰🇵🇰 ☀️\r\nก็ี"]
)
def test_clusters_are_what_unicode_says(text: str) -> None:
    back = UNITS[2].back_in(text)
    borders = [0]
    for cluster in clusters(text):
        borders.append(borders[-1] + len(cluster))
    assert [back(number) for number in range(len(borders))] == borders
    assert back(len(borders)) is None


def test_a_later_export_names_the_same_labels_alike() -> None:
    entity = {"id": 8, "label": "goods", "start_offset": 0, "end_offset": 4}
    first = {"id": 5, "text": "Coal moves.", "entities": [entity], "relations": []}
    more = {"id": 4, "text": "Rice.", "entities": [{**entity, "id": 9}], "relations": []}
    assert {one.id for one in read([first]).codings} < {
        one.id for one in read([more, first]).codings
    }


def test_what_doccano_would_drop_is_counted_as_it_drops_them() -> None:
    """In its order, by where spans begin: the first stays, and what begins inside it goes."""
    lines = FORMATS["doccano"].leaves(awkward_bundle())
    assert any(line.startswith("3 spans over others: dropped by doccano") for line in lines)


@pytest.mark.parametrize(
    "odd", [None, 5, "x", {}, [], [1], [[]], [None], [{"id": 1}], [[0, 99, "x"]]]
)
def test_labels_that_are_none_are_counted_and_do_no_harm(odd: Any) -> None:
    row = {"text": "Coal.", "label": [[0, 4, "goods"]], "relations": odd, "Comments": odd}
    found = read([row, {"text": "Rice.", "label": odd, "entities": odd}, {"label": []}])
    assert ("Coal", "goods") in spans_of(found)
