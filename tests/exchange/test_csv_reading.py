"""Our own CSV comes back: from a program, and after a spreadsheet has had it."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings

from nkreader.coded_set import CodedSet
from nkreader.exchange import csv_reading, csv_table, read_any
from nkreader.exchange.parcel import parcel
from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.model import Bundle, NkreaderError
from nkreader.text.hidden import unsteered
from nkreader.text.span import Span
from tests.exchange.awkward import awkward_bundle
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bytes

TITLE = {"title": "Bus to Sinuiju"}


def written(bundle: Bundle) -> bytes:
    return b"".join(csv_table.write(bundle))


def read(data: bytes, notes: list[str] | None = None) -> CodedSet:
    found = read_any(parcel("table.csv", data), [] if notes is None else notes)[1]
    assert isinstance(found, CodedSet)
    return found


@settings(max_examples=60, deadline=None)
@given(bundles())
def test_every_row_with_something_to_say_comes_back(bundle: Bundle) -> None:
    found = read(written(bundle))
    names = csv_table.COLUMNS
    rows = [dict(zip(names, row, strict=True)) for row in csv_table.rows(bundle)]
    told = [
        row
        for row in rows
        if (
            row["tag"] or row["note"].strip()
            if row["status"] == "article"
            else row["exact"].strip()
        )
    ]
    assert len(found.codings) == len(told)
    for row, coding in zip(told, found.codings, strict=True):
        assert coding.id == row["id"]
        assert coding.document == row["article"]
        assert (coding.code or "") == row["tag"]
        assert coding.is_whole == (row["status"] == "article")
        assert unsteered(coding.exact or "") == row["exact"]
        assert ("" if coding.start is None else str(coding.start)) == row["start"]
        assert (coding.annotator or "") == (row["annotator"] if row["annotator"].strip() else "")
        assert (coding.note or "") == (row["note"] if row["note"].strip() else "")


def test_the_spans_of_the_awkward_text_come_back() -> None:
    bundle = awkward_bundle()
    text = bundle.versions[0].document.text
    found = read(written(bundle))
    assert len(found.codings) == len(bundle.marks)
    for coding in found.codings:
        assert coding.exact == text[coding.start : coding.end]
    assert "=2+2 “note” 🏁" in {coding.note for coding in found.codings}


def test_tags_are_known_by_their_slugs_and_whole_articles_keep_their_memos() -> None:
    found = read(golden_bytes("csv"))
    assert {code.slug for code in found.codes} == {"rice", "prices", "old-tag"}
    whole = [(one.code, one.note) for one in found.codings if one.is_whole]
    assert whole == [(None, "Compare\n\nwith | the bus."), ("rice", None)]
    (bus,) = [text for text in found.texts if text.article == "0000000002"]
    assert bus.metadata.title == "=1+1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_a_spreadsheet_made_of_it_is_read(mark: str, encoding: str) -> None:
    rows = list(csv.reader(io.StringIO(golden_bytes("csv").decode("utf-8-sig"), newline="")))
    moved = [[*reversed(row), "mine"] for row in rows]
    moved[0][-1] = "my column"
    page = io.StringIO(newline="")
    csv.writer(page, delimiter=mark, lineterminator="\n").writerows([*moved, ["", ""]])
    notes: list[str] = []
    assert read(page.getvalue().encode(encoding), notes) == read(golden_bytes("csv"))
    assert notes == ['1 column passed over: "my column"']


def test_a_row_that_was_copied_is_an_annotation_of_its_own() -> None:
    data = "id,article,tag,exact,status\na1,x,rice,coal,placed\na1,x,prices,coal,placed\n"
    assert [(one.id, one.code) for one in read(data.encode()).codings] == [
        ("a1", "rice"),
        (None, "prices"),
    ]


def test_a_row_that_says_nothing_is_counted() -> None:
    found = read(b"article,tag,exact,status\nx,rice,,placed\nx,rice,coal,placed\n")
    assert (len(found.codings), found.left) == (1, ("1 row without words, tag or note",))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('x,rice,"coal', "line 2: is no CSV"),
        ("x,rice,coal,placed,more", "line 2: has 5 cells under 4 columns"),
        (",rice,coal,placed", "line 2: no article is named"),
    ],
)
def test_a_damaged_table_is_told_in_one_line(rows: str, said: str) -> None:
    with pytest.raises(NkreaderError, match=said) as told:
        read(f"article,tag,exact,status\n{rows}\n".encode())
    assert "\n" not in str(told.value)


def test_an_offset_that_is_none_is_told() -> None:
    with pytest.raises(NkreaderError, match='line 2: start is "x1", not a whole number'):
        read(b"article,tag,exact,status,start,end\na,rice,coal,placed,x1,5\n")


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"tag,description\nrice,x\n", b"Address,Note\n"])
def test_other_tables_are_not_taken_for_ours(data: bytes) -> None:
    assert not csv_reading.recognises(parcel("t.csv", data))


def test_a_set_goes_out_and_comes_into_another_library(tmp_path: Path) -> None:
    news = tmp_path / "Bus.txt"
    news.write_text(
        "---\ntitle: Bus to Sinuiju\n---\n\nBuses run\nagain, a driver said. =1+1 is two.\n"
    )
    table = tmp_path / "out.csv"
    with Library(tmp_path / "one.db", "bea", "main") as library:
        ids = [one.id for one in library.add([str(news)], said=TITLE) if one.id]
        reading = library.open(ids[0])
        text = reading.document.text
        for words in ("Buses run\nagain", "=1+1 is two"):
            start = text.index(words)
            library.toggle(reading, Span(start, start + len(words)), "border-closure")
        library.article_marks.write_memo(ids[0], "on the whole")
        library.export(library.passages(), "csv", table)
    with Library(tmp_path / "two.db", "me", "main") as library:
        list(library.add([str(news)], said=TITLE))
        for number in range(2):
            with table.open("rb") as data:
                done = library.take(data, "out.csv")
            assert done.annotations == (0 if number else 2)
            assert done.conflicts == 0
            found = library.passages(everybody=True)
            assert {one.mark.annotation.exact for one in found} == {
                "Buses run\nagain",
                "=1+1 is two",
            }
            assert {one.mark.placement.status for one in found} == {"placed"}
            assert {(one.set.name, one.set.annotator) for one in found} == {("main", "bea")}
            assert [one.note for one in library.article_marks.every(True)] == ["on the whole"]
        assert check(tmp_path / "two.db") == []
