"""A real spaCy pipeline, trained here on a few sentences, as extractor and beside the rules."""

import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from nkreader.entities import extract, extractor
from nkreader.model import NkreaderError

pytest.importorskip("spacy")

SENTENCES = [
    "The old ferry {} left at dawn",
    "Nobody on the {} had a ticket",
    "They painted the {} blue again",
    "A crane lifted the {} from the mud",
]
BOATS = ["Morning Gull", "Silver Carp", "Blue Heron", "Quiet Tide"]


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small pipeline that calls boats FAC."""
    import spacy
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(7)
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner")
    recogniser.add_label("FAC")  # type: ignore[attr-defined]
    examples = []
    for sentence in SENTENCES:
        for boat in BOATS:
            text = sentence.format(boat)
            start = text.index(boat)
            spans = {"entities": [(start, start + len(boat), "FAC")]}
            examples.append(Example.from_dict(nlp.make_doc(text), spans))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        random.shuffle(examples)
        nlp.update(examples, sgd=optimizer, drop=0.0)
    folder = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(folder)
    return folder


def test_its_entities_are_mentions(pipeline: Path) -> None:
    text = "They painted the Silver Carp blue again"
    (mention,) = extractor(f"spacy:{pipeline}")(text)
    assert (text[mention.start : mention.end], mention.label) == ("Silver Carp", "FAC")
    assert mention.name == "Silver Carp"


def test_both_keeps_the_rules_and_adds_what_they_leave(pipeline: Path) -> None:
    text = "The old ferry Quiet Tide left at dawn. Kim Jong Un was in Hyesan on Monday."
    both = extractor(f"both:{pipeline}")(text)
    rules = extract(text)
    assert set(rules) <= set(both)
    assert ("Quiet Tide", "FAC") in {(text[m.start : m.end], m.label) for m in both}
    assert all(a.end <= b.start for a, b in pairwise(both))


def test_a_pipeline_that_is_not_there_is_one_line() -> None:
    with pytest.raises(NkreaderError, match=r"no such pipeline; run python -m spacy download") as e:
        extractor("spacy:no_such_pipeline")
    assert "\n" not in str(e.value)


def test_without_spacy_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(NkreaderError, match=r"spaCy is not installed; run pip install"):
        extractor("both")
