"""`suggest`: what is proposed, why, and how good it is; nothing is tagged by it."""

import importlib.util

import pytest

from nkreader.text.span import Span
from tests.cli.running import Command

STORY = (
    "News from {0}\n\nRice cost 5,200 won in {0}. An envoy met the minister of trade.\n\n"
    "The price of corn rose to 2,100 won. Nobody spoke of the talks.\n\n"
    "Flour was sold for 6,000 won a kilo. Trains stood still in {0}.\n"
)


@pytest.fixture
def new(run: Command) -> str:
    """Two coded articles; the id of one that nobody has read."""
    for town in ("Hyesan", "Sinuiju"):
        id = run.added(f"{town}.txt", STORY.format(town))
        with run.opened() as library:
            reading = library.open(id)
            for start, end, _, _ in reading.sentences:
                if " won" in reading.document.text[start:end]:
                    library.tag(reading.article, Span(start, end), "market-prices")
        run("done", id)
    return run.added("new.txt", STORY.format("Wonsan"))


def test_proposals_say_where_what_how_likely_and_why(run: Command, new: str) -> None:
    found = run.json("suggest", "--json")
    text = STORY.format("Wonsan")
    assert len(found) == 3
    for one in found:
        assert set(one) == {"article", "start", "end", "exact", "tag", "score", "because"}
        assert (one["article"], one["tag"]) == (new, "market-prices")
        assert text[one["start"] : one["end"]] == one["exact"]
        assert 0 < one["score"] < 1
        assert one["because"]
    assert run.json("suggest", "--json", "--limit", "1", "--tag", "market-prices") == found[:1]
    assert run.json("suggest", "--json", "--tag", "border-closure") == []
    assert run.json("show", new, "--json")[0]["annotations"] == []


def test_the_figures_stand_beside(run: Command, new: str) -> None:
    said = run("suggest").stderr
    assert "market-prices: 6 examples in 2 articles; precision 1.00, recall 1.00, F1 1.00" in said
    figures = {one["tag"]: one for one in run.json("suggest", "--figures", "--json")}
    assert figures["market-prices"]["f1"] == 1.0
    assert figures["border-closure"]["wanting"] == "5 more are wanted"


def test_what_was_accepted_is_listed_with_its_origin(run: Command, new: str) -> None:
    with run.opened() as library:
        first = library.suggesting.learner().suggestions()[0]
        made = library.suggesting.accept(first).added[0].annotation.id
    (one,) = run.json("suggest", "--accepted", "--json")
    assert (one["annotation"], one["score"]) == (made, first.score)
    assert one["because"] == [word for word, _ in first.because]


def test_wrong_use_and_too_little_are_said(run: Command, new: str) -> None:
    done = run("suggest", "--tag", "nope")
    assert done.exit_code == 1
    assert "nope: no such tag" in done.stderr
    assert run("suggest", "--accepted", "--limit", "1").exit_code == 2
    other = run("--set", "empty", "suggest")
    assert other.exit_code == 0
    assert "a tag needs five examples" in other.stderr


def test_without_scikit_learn_the_extra_is_named(
    run: Command, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *a: None if name == "sklearn" else find(name, *a)
    )
    done = run("suggest")
    assert done.exit_code == 1
    assert "pip install 'nkreader[suggest]'" in done.stderr
    assert len(done.stderr.strip().split("\n")) == 1
