"""Exports of annotation servers in which any value is another: what comes in is sound, or one line
says what is wrong."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.coded_set import CodedSet
from nkreader.exchange import read_any
from nkreader.exchange.parcel import parcel
from nkreader.model import NkreaderError
from tests.exchange.test_annotation_servers import EXPORTED, SHORT

LABELLED = {
    "id": 2, "text": "🚢 Coal moves.", "Comments": ["why?"], "title": "Ports",
    "entities": [{"id": 8, "label": "goods", "start_offset": 3, "end_offset": 7},
                 {"id": 9, "label": "moves", "start_offset": 8, "end_offset": 13}],
    "relations": [{"id": 1, "from_id": 8, "to_id": 9, "type": "supports"}],
}  # fmt: skip
SOUND = {
    "task": ("labelstudio", EXPORTED), "short": ("labelstudio", SHORT),
    "doccano": ("doccano", LABELLED),
    "plain": ("doccano", {"text": "Coal moves.", "label": [[0, 4, "goods"], "trade"]}),
}  # fmt: skip
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3)
    | st.sampled_from(["annotations", "labels", "text", "\ud800", "\x1b[2J"]),
    lambda inner: st.lists(inner, max_size=2)
    | st.dictionaries(st.sampled_from(["start", "end", "labels", "choices", "result", "value", "id",
                                       "text"]), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return []
    found: list[tuple[Any, ...]] = []
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        found += [(key,), *((key, *rest) for rest in places(each))]
    return found


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_value_may_be_another(name: str, data: st.DataObject) -> None:
    form, sound = SOUND[name]
    row = copy.deepcopy(sound)
    for _ in range(data.draw(st.integers(1, 3))):
        *above, last = data.draw(st.sampled_from(places(row)))
        at: Any = row
        for key in above:
            at = at[key]
        at[last] = data.draw(ODD)
    try:
        text = json.dumps([row, sound])
    except ValueError:
        return
    found = None
    said = ""
    try:
        _, found = read_any(parcel("export.json", text.encode()), [], form)
    except NkreaderError as error:
        said = str(error)
    assert "\n" not in said
    if found is not None:
        assert isinstance(found, CodedSet)
        assert {one.document for one in found.codings} <= {one.name for one in found.texts}
        for one in found.codings:
            words = (one.code, one.note, one.annotator, one.created, one.exact)
            assert all(isinstance(each, str | None) for each in words)
