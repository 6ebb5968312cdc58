"""Whole texts: who is told apart, what is inside what, and that hostile texts cost no more."""

import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.attribution import attribute
from tests.attribution.test_cases import found

TWO_SOURCES = """The mill in Hyesan has stopped, Yalu Wire has learned.

In a call with Yalu Wire on Monday, a source in Ryanggang said the mill had no coal.

“The workers were sent home,” the source said. “They were told to wait.”

The source also told Yalu Wire that rice had become dear.

“The mill will not open before May,” another source in the province told Yalu Wire.

The source said that the manager had left.

In short, the source's report suggests that nobody knows.
"""


def test_another_source_is_somebody_else_and_doubt_is_said() -> None:
    said = found(TWO_SOURCES)
    sources = [one for one in said.speakers if "source" in one.name]
    assert [one.name for one in sources] == [
        "a source in Ryanggang",
        "another source in the province",
    ]
    assert [len(one.mentions) for one in sources] == [3, 3]
    assert [one.doubtful for one in said.attributions] == [False] * 6 + [True]


def test_a_quotation_that_goes_on_belongs_to_who_began_it() -> None:
    said = found(TWO_SOURCES)
    (whole,) = (one for one in said.attributions if len(one.content) == 2)
    pieces = [TWO_SOURCES[start:end] for start, end in whole.content]
    assert pieces == ["“The workers were sent home,”", "“They were told to wait.”"]
    assert whole.kind == "direct"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It is cold,” the guard said.", "direct"),
        ("The guard said it was cold.", "indirect"),
        ("The guard said it was “bitterly” cold.", "mixed"),
    ],
)
def test_direct_indirect_mixed(text: str, kind: str) -> None:
    (one,) = found(text).attributions
    assert one.kind == kind


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The ministry denied that the mill was sold.", "denied"),
        ("The ministry warned that the river would rise.", "warned"),
        ("The ministry said the river would rise.", "said"),
        ("Traders believe the border will open.", "believed"),
        ("The league called for talks.", "wanted"),
        ("The league called the move a “bad day”.", "said"),
        ("The office declined to comment.", "denied"),
    ],
)
def test_how_it_was_said(text: str, manner: str) -> None:
    (one,) = found(text).attributions
    assert one.manner == manner


@given(st.text("“”\"'‘’''.,:;—()[] \nabTt", max_size=60))
def test_places_lie_in_any_text(text: str) -> None:
    spans = [(k, k + 10) for k in range(0, max(0, len(text) - 10), 10)]
    for words in (text, f"He said {text} and {text} said he."):
        for one in attribute(words, spans).attributions:
            places = [*one.content, *(place for place in (one.source, one.cue) if place)]
            assert all(0 <= start < end <= len(words) for start, end in places)


def test_a_verb_may_be_the_last_word_behind_somebody_who_said_something() -> None:
    said = found("office, to Co., the buyer currently expected, will that said")
    assert all(one.content for one in said.attributions)


HOSTILE: list[Callable[[int], str]] = [
    lambda n: "he said that " * n,
    lambda n: "“" * n,
    lambda n: "'a " * n,
    lambda n: "a 'b" * n,
    lambda n: " ” a" * n,
    lambda n: ", she said" * n,
    lambda n: "really " * n + "said that it is",
    lambda n: "X, " * n + "said that it is",
    lambda n: "(" * n + "said that it is" + ")" * n,
    lambda n: "according to " * n,
    lambda n: "A: b c d e\n" * n,
    lambda n: "“a.” he said. " * n,
    lambda n: "his claim that the " * n,
    lambda n: "to say that to say " * n,
    lambda n: "x" * n + " said " + "y" * n,
    lambda n: "A trader said it. " * n,
    lambda n: '"' * n,
    lambda n: "7" * n,
    lambda n: "said " * n,
    lambda n: "“He came. " * n,
    lambda n: "(said (he " * n,
    lambda n: "who said " * n,
    lambda n: "Kim, " * n + "said that it is",
    lambda n: "Monday Monday said " * n,
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_twice_the_text_is_twice_the_work(hostile: Callable[[int], str]) -> None:
    few, many = (_work(hostile(n)) for n in (2_000, 8_000))
    assert many < 6 * few, (few, many)


def _work(text: str) -> int:
    """Lines of ours that are run for a text that is one sentence, or a sentence a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((at, at + len(line)))
        at += len(line) + 1
    lines = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal lines
        lines += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        attribute(text, spans)
    finally:
        sys.settrace(before)
    return lines
