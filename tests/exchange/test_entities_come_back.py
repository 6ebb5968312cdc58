"""Entities that went along do not come back as tags, from no format that is read."""

import pytest

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.parcel import parcel
from nkreader.model import Bundle, Mention
from tests.exchange.golden_bundle import golden_bundle
from tests.exchange.read_back import read_back, written

READ = [
    name
    for name, form in FORMATS.items()
    if form.reads and form.writes and name not in ("jsonl", "sqlite", "csv", "qdc")
]
"""Of the rest the first two have records of nkreader's own, and two hold no entities."""


def with_entities() -> Bundle:
    """The golden bundle; in its second article, behind an emoji or not, entities are named."""
    bundle = golden_bundle()
    texts = {version.id: version.document.text for version in bundle.versions}
    found = {}
    for article in bundle.articles:
        text = texts[article.version]
        at = text.index("Buses") if "Buses" in text else text.index("Sinuiju")
        found[article.version] = (
            Mention(0, 2, "GPE", "North Korea"), Mention(at, at + 5, "PERSON", "Buses"),
        )  # fmt: skip
    return bundle._replace(mentions=found)


@pytest.mark.parametrize("name", READ)
def test_entities_are_left_out_and_counted(name: str) -> None:
    plain, coded = read_back(name, golden_bundle()), read_back(name, with_entities())
    if name == "conll":
        # There entities take the place of what they overlap, on the way out.
        assert {one.code for one in coded.codings} <= {one.code for one in plain.codings}
    else:
        assert [one._replace(id=None) for one in coded.codings] == [
            one._replace(id=None) for one in plain.codings
        ]
    assert {one.name for one in coded.codes}.isdisjoint({"GPE", "PERSON"})
    assert any("of entities, which nkreader finds itself" in line for line in coded.left)
    told = next(line for line in coded.left if "of entities" in line)
    assert told.startswith("4 mentions") or name == "conll"


def test_what_a_person_marks_with_the_label_of_an_entity_is_theirs() -> None:
    data = written("doccano", with_entities()).whole()
    marked = data.replace(b'"label": [', b'"label": [[5, 7, "GPE"], ', 1)
    _, coded = read_any(parcel("a.jsonl", marked), [])
    assert isinstance(coded, CodedSet)
    assert [one.start for one in coded.codings if one.code == "GPE"] == [5]
