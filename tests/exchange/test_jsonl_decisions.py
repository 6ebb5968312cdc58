"""Decisions about entities, and views, in the lossless format."""

from io import BytesIO
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.entity import DecisionKind, EntityDecision
from nkreader.exchange import FORMATS, jsonl
from nkreader.model import Bundle, NkreaderError
from nkreader.text.hidden import one_line
from nkreader.view import View
from tests.exchange.bundles import NAMES, TIME, ids

ONE_LINE = NAMES.map(lambda text: " ".join(f"a{text}".split())[:50].strip())
VIEW_NAMES = ONE_LINE.map(lambda name: one_line(name).strip()).filter(lambda name: len(name) <= 60)
BARE = Bundle((), (), (), (), (), ())
HEAD = b'{"type":"nkreader","format":2}\n'
DECISION = (
    b'{"type":"entity_decision","id":"0000000001","kind":"split","subject":"person:kim",'
    b'"alias":"kim","object":"person:kim~2","created":"2020-11-18T09:30:00Z"}\n'
)
VIEW = (
    b'{"type":"view","id":"0000000002","name":"coal","query":"coal after:2020",'
    b'"created":"2020-11-18T09:30:00Z"}\n'
)


@st.composite
def decided(draw: st.DrawFn) -> Bundle:
    names = iter(draw(ids(8)))
    decisions = {}
    for kind in draw(st.lists(st.sampled_from(get_args(DecisionKind)), max_size=4)):
        said = {
            "subject": draw(ONE_LINE),
            "alias": draw(ONE_LINE) if kind == "split" else "",
            "object": "" if kind == "forget" else "PERSON" if kind == "add" else draw(ONE_LINE),
        }
        one = EntityDecision(next(names), kind, **said, created=TIME)
        decisions[one[1:4]] = one
    called = draw(st.sets(VIEW_NAMES, max_size=4))
    views = tuple(View(next(names), name, draw(NAMES).strip(), TIME) for name in called)
    return BARE._replace(decisions=tuple(decisions.values()), views=views)


@given(decided())
def test_what_is_written_is_read_again(bundle: Bundle) -> None:
    written = b"".join(jsonl.write(bundle))
    read = jsonl.read_lines(BytesIO(written))
    assert set(read.decisions) == set(bundle.decisions)
    assert set(read.views) == set(bundle.views)
    assert b"".join(jsonl.write(read)) == written


def test_the_bytes_are_those_that_other_programs_rely_on() -> None:
    told = EntityDecision("0000000001", "split", "person:kim", "kim", "person:kim~2", TIME)
    bundle = BARE._replace(
        decisions=(told,), views=(View("0000000002", "coal", "coal after:2020", TIME),)
    )
    assert b"".join(jsonl.write(bundle)) == HEAD + DECISION + VIEW


@pytest.mark.parametrize(
    ("line", "instead", "says"),
    [
        (b'"split"', b'"guess"', "not one of merge, split"),
        (b'"alias":"kim"', b'"alias":" "', '"alias" is empty'),
        (b'"person:kim~2"', b'""', '"object" is empty'),
        (b'"split","subject":"person:kim"', b'"add","subject":"\xe2\x98\x85"', "not one of"),
        (b'"coal"', b'"' + b"x" * 61 + b'"', "more than 60 characters"),
        (b'"coal after:2020"', b'"\\t"', '"query" is empty'),
        (b'"0000000002"', b'"2"', "not ten characters"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(line: bytes, instead: bytes, says: str) -> None:
    wrong = (HEAD + DECISION + VIEW).replace(line, instead)
    with pytest.raises(NkreaderError, match=says) as told:
        jsonl.read_lines(BytesIO(wrong))
    assert str(told.value).startswith("line 2" if line in DECISION else "line 3")


def test_a_name_without_letters_is_no_name_of_an_entity() -> None:
    added = DECISION.replace(b'"split"', b'"add"').replace(b'"person:kim~2"', b'"PERSON"')
    assert jsonl.read_lines(BytesIO(HEAD + added)).decisions[0].alias == ""
    with pytest.raises(NkreaderError, match=r"line 2: .*without a letter or digit"):
        jsonl.read_lines(BytesIO(HEAD + added.replace(b"person:kim", "★".encode())))


def test_the_same_is_not_decided_twice_and_a_name_is_one_views() -> None:
    twice = DECISION.replace(b"0000000001", b"0000000003")
    with pytest.raises(NkreaderError, match="line 3: entity_decision 0000000003: two times"):
        jsonl.read_lines(BytesIO(HEAD + DECISION + twice))
    with pytest.raises(NkreaderError, match="line 3: view 0000000003: two views"):
        jsonl.read_lines(BytesIO(HEAD + VIEW + VIEW.replace(b"0000000002", b"0000000003")))


@pytest.mark.parametrize("name", ["csv", "markdown"])
def test_what_the_other_formats_leave_out_is_counted(name: str) -> None:
    bundle = jsonl.read_lines(BytesIO(HEAD + DECISION + VIEW))
    assert FORMATS[name].leaves(bundle)[:2] == ["1 decision about entities", "1 view"]
