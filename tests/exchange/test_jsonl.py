"""The lossless format: nothing is lost, the same bundle gives the same bytes, damage is told."""

import json
import tomllib
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.exchange import FORMATS, jsonl, read_any
from nkreader.exchange.order import ordered
from nkreader.exchange.parcel import parcel
from nkreader.grades import Grade
from nkreader.model import Bundle, Mark, NkreaderError, Placement
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import FOLDER, WRITTEN, golden_bundle, golden_path


def written(bundle: Bundle) -> bytes:
    return b"".join(jsonl.write(bundle))


@settings(max_examples=100, deadline=None)
@given(bundles())
def test_what_is_written_is_read_back_and_written_the_same(bundle: Bundle) -> None:
    data = written(bundle)
    again = jsonl.read_lines(BytesIO(data))
    assert again == ordered(bundle)
    assert written(again) == data


@settings(max_examples=40, deadline=None)
@given(bundles())
def test_every_line_is_json_and_exact_is_where_it_says(bundle: Bundle) -> None:
    records = [json.loads(line) for line in written(bundle).decode().split("\n")[:-1]]
    texts = {each["id"]: each["text"] for each in records if each["type"] == "version"}
    claims = [each for each in records if each["type"] == "annotation"]
    assert len(claims) == len(bundle.marks)
    for claim in claims:
        assert claim["exact"] == texts[claim["version"]][claim["start"] : claim["end"]]


@settings(max_examples=30, deadline=None)
@given(bundles(), st.randoms())
def test_the_order_of_a_bundle_does_not_change_the_file(bundle: Bundle, chance: Random) -> None:
    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(items, len(items)))

    other = bundle._replace(
        sets=mixed(bundle.sets),
        articles=mixed(bundle.articles),
        versions=mixed(bundle.versions),
        marks=mixed((*bundle.marks,)),
        links=mixed(bundle.links),
    )
    assert written(other) == written(bundle)


def test_the_first_format_is_read_for_ever() -> None:
    old = jsonl.read_lines(BytesIO((FOLDER / "border-1.jsonl").read_bytes()))
    bundle = golden_bundle()
    assert old == ordered(bundle)._replace(identities={}, documents={}, article_marks=())
    again = jsonl.read_lines(BytesIO(written(old)))
    assert again == old


def test_grades_and_states_are_written_only_where_they_say_something() -> None:
    bundle = golden_bundle()
    plain = written(bundle)
    (link,) = bundle.links
    first, *rest = ordered(bundle).marks
    graded = first._replace(annotation=first.annotation._replace(grade=Grade("B", 2)))
    told = written(bundle._replace(links=(link._replace(state="resolved"),), marks=(graded, *rest)))
    before, after = (set(data.split(b"\n")) for data in (plain, told))
    assert len(after - before) == 2
    for line in after - before:
        more = (
            b',"source_grade":"B","information_grade":2}'
            if b'"annotation"' in line
            else b',"state":"resolved","modified":"2021-03-04T05:06:07Z"}'
        )
        assert line.endswith(more)
        assert line.removesuffix(more) + b"}" in before
    assert written(jsonl.read_lines(BytesIO(told))) == told


def test_two_annotations_alike_in_all_but_their_id_have_one_order() -> None:
    bundle = golden_bundle()
    twins = tuple(
        Mark(mark.annotation._replace(id=f"{mark.annotation.id[:9]}{last}"), mark.placement)
        for last in "ZX"
        for mark in bundle.marks[:1]
    )
    one, other = (bundle._replace(marks=(*bundle.marks, *each)) for each in (twins, twins[::-1]))
    assert written(one) == written(other)


CASES = tomllib.loads((FOLDER.parent / "cases" / "damaged_jsonl.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:60])
def test_damage_is_told_in_one_line(case: dict[str, str]) -> None:
    whole = golden_path("jsonl").read_bytes()
    assert case["find"].encode() in whole
    damaged = whole.replace(case["find"].encode(), case["put"].encode(), 1)
    with pytest.raises(NkreaderError) as told:
        read_any(parcel("border.jsonl", damaged), [])
    assert str(told.value).startswith(f"border.jsonl {case['says']}")
    assert "\n" not in str(told.value)


def test_a_line_cut_short_is_never_taken_for_whole() -> None:
    whole = golden_path("jsonl").read_bytes()
    for length in range(1, len(whole), 7):
        if whole[length - 1 : length + 1].count(b"\n"):
            continue
        with pytest.raises(NkreaderError, match=r"^a\.jsonl line \d+: "):
            read_any(parcel("a.jsonl", whole[:length]), [])


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe{\x00",
        b"[" * 100_000,
        b'{"type":"tag","id":' + b"9" * 5000 + b"}",
        b"\x00\x00",
        b"null",
        b'"tag"',
    ],
)
def test_bytes_that_are_no_record_are_told(line: bytes) -> None:
    with pytest.raises(NkreaderError, match=r"^a\.jsonl line 2: "):
        read_any(parcel("a.jsonl", b'{"type":"nkreader","format":1}\n' + line), [])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_changed_byte_is_told_or_makes_a_bundle_that_holds_together(data: st.DataObject) -> None:
    whole = bytearray(golden_path("jsonl").read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    said = ""
    try:
        bundle = jsonl.read(parcel("a.jsonl", bytes(whole)), [])
    except NkreaderError as error:
        said = str(error)
    assert "\n" not in said
    assert said or jsonl.read_lines(BytesIO(written(bundle))) == bundle


def test_fields_and_records_of_a_later_nkreader_are_passed_over_and_said() -> None:
    lines = golden_path("jsonl").read_bytes().split(b"\n")
    lines[1] = lines[1].replace(b"{", b'{"mood":{"deep":[1]},', 1)
    lines.insert(3, b'{"type":"memo","id":7}')
    lines.insert(9, b'{"type":"anotation"}')
    notes: list[str] = []
    _, bundle = read_any(parcel("a.jsonl", b"\n".join(lines)), notes)
    assert bundle == ordered(golden_bundle())
    assert notes == [
        'passed over 1 record of the unknown type "anotation" (did you mean "annotation"?)',
        'passed over 1 record of the unknown type "memo"',
    ]


def test_a_windows_editor_may_have_saved_it() -> None:
    data = b"\xef\xbb\xbf" + golden_path("jsonl").read_bytes().replace(b"\n", b"\r\n")
    assert read_any(parcel("A.JSONL", data), []) == ("jsonl", ordered(golden_bundle()))


def test_records_may_stand_in_any_order() -> None:
    first, *rest = golden_path("jsonl").read_bytes().splitlines(keepends=True)
    assert jsonl.read_lines(BytesIO(b"".join([first, *reversed(rest)]))).marks == (
        ordered(golden_bundle()).marks
    )


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a\x1b[2J.md", b"# a\r\n", "a⟨ESC⟩[2J.md: nkreader writes markdown but does not"),
        ("notes", b"hello", "notes: not a format; what can be imported is jsonl"),
        ("empty.jsonl", b"", "empty.jsonl is empty: there is nothing"),
        ("blank.jsonl", b"\n \n", "blank.jsonl is empty: there is nothing"),
        ("empty", b"", "empty is empty: there is nothing"),
    ],
)
def test_what_cannot_be_imported_is_named(name: str, content: bytes, says: str) -> None:
    with pytest.raises(NkreaderError) as told:
        read_any(parcel(name, content), [])
    assert str(told.value).startswith(says)


def test_a_bundle_that_could_not_be_read_back_is_not_written() -> None:
    bundle = golden_bundle()
    mark = bundle.marks[0]
    moved = mark.annotation._replace(start=mark.annotation.start + 1)
    broken = bundle._replace(marks=(Mark(moved, Placement("orphan")), *bundle.marks[1:]))
    with pytest.raises(NkreaderError, match=r"^cannot export annotation 00000000A1: exact is "):
        jsonl.write(broken)
    for form in (FORMATS[name] for name in WRITTEN):
        with pytest.raises(NkreaderError, match=r"^cannot export link 00000000K1: the annotation"):
            (form.files if form.writes == "folder" else form.write)(bundle._replace(marks=()))
