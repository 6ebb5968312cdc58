"""CSV: what a spreadsheet or a data frame reads back, and what it must never run."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nkreader.exchange import FORMATS, csv_table
from nkreader.exchange.csv_table import COLUMNS, guarded, rows, unguarded
from nkreader.model import Bundle
from nkreader.text.hidden import unbroken, unsteered
from tests.exchange.bundles import bundles
from tests.exchange.golden_bundle import golden_bundle

COLUMN_LINE = (
    "id,article,title,publisher,published,start,end,tag,exact,note,set,annotator,status,created"
    ",author,url,paragraph,citation"
)


def read_back(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_columns_are_the_promised_ones() -> None:
    data = b"".join(csv_table.write(golden_bundle()))
    assert data.startswith(b"\xef\xbb\xbf" + COLUMN_LINE.encode() + b"\r\n")
    assert data.endswith(b"\r\n")


@settings(max_examples=50, deadline=None)
@given(bundles())
def test_every_cell_comes_back_and_the_guard_can_be_undone(bundle: Bundle) -> None:
    head, *body = read_back(b"".join(csv_table.write(bundle)))
    assert tuple(head) == COLUMNS
    back = [tuple(map(unguarded, row, COLUMNS)) for row in body]
    assert back == list(rows(bundle))


@given(st.text("=+-@＝＋－＠\t\r\n '\u00a0\u200b\ufeffa1", max_size=8))
@example("'=1")
@example(" \t=1")
def test_a_guarded_cell_is_no_formula_and_keeps_its_words(cell: str) -> None:
    first = guarded(cell).lstrip(" \u00a0\u200b\ufeff")[:1]
    assert first not in tuple("=+-@＝＋－＠\t\r\n")
    assert unguarded(guarded(cell)) == cell


REWRITTEN = [
    "5,200", "0012", "3/4", "5:30 pm", "10%", "2021-03-04", "March 5", "5 March 2020", "12-Mar",
    "1e5", "TRUE", "$5", "(5)", " 7 ", "'90",
]  # fmt: skip


@pytest.mark.parametrize("words", REWRITTEN)
def test_words_that_a_spreadsheet_would_write_otherwise_stay_words(words: str) -> None:
    assert guarded(words, "exact") == f"'{words}"
    assert unguarded(guarded(words, "note"), "note") == words
    assert guarded(words, "start") == words


@given(st.text("0123456789 ,./:%'ejanm()$", max_size=8))
def test_numbers_among_words_come_back_whatever_they_look_like(words: str) -> None:
    assert unguarded(guarded(words, "exact"), "exact") == words


@pytest.mark.parametrize("words", ["5,200 won", "five", "May", "5 million", "rice", "2020년"])
def test_words_that_no_spreadsheet_counts_with_stay_as_they_are(words: str) -> None:
    assert guarded(words, "exact") == words


@pytest.mark.parametrize("cell", ["", "rice", "5,200 won", "a=b", "1+1", "'quoted'", "— dash"])
def test_harmless_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_place_that_is_not_known_is_empty() -> None:
    _, *body = read_back(b"".join(csv_table.write(golden_bundle())))
    places = {row[0]: (row[5], row[6], row[12]) for row in body}
    assert places["00000000A1"] == ("37", "57", "review")
    assert places["00000000A2"] == ("", "", "review")
    assert places["00000000A3"] == ("", "", "orphan")


@settings(max_examples=50, deadline=None)
@given(bundles())
def test_the_words_beside_a_place_are_those_that_stand_there(bundle: Bundle) -> None:
    texts = {version.id: version.document.text for version in bundle.versions}
    current = {article.id: texts[article.version] for article in bundle.articles}
    tagged = {mark.annotation.id: mark.annotation.exact for mark in bundle.marks}
    tagged |= {one.id: "" for one in bundle.article_marks}
    for row in rows(bundle):
        id, article, start, end, exact = row[0], row[1], row[5], row[6], row[8]
        there = current[article][int(start) : int(end)] if start else tagged[id]
        assert exact == unsteered(unbroken(there))


def test_an_article_without_a_title_is_told_by_its_opening_words() -> None:
    bundle = golden_bundle()
    for title in (None, "", " "):
        unnamed = [
            each._replace(metadata=each.metadata._replace(title=title)) for each in bundle.articles
        ]
        titles = {row[1]: row[2] for row in rows(bundle._replace(articles=tuple(unnamed)))}
        assert titles["0000000002"] == "“Buses run again”"


def test_what_is_left_out_is_counted() -> None:
    assert FORMATS["csv"].leaves(golden_bundle()) == [
        "1 link",
        "2 articles: the full text",
        "1 older text of articles",
        "1 article: translator, language",
        "3 tags: name, definition, key, colour and parent",
        "2 annotations: the place in the version it was made in",
        "1 annotation: the words as they were tagged; the article reads otherwise now",
        "4 cells written with an apostrophe in front, so that no spreadsheet runs or rewrites it",
    ]


def test_pandas_reads_it() -> None:
    pandas = pytest.importorskip("pandas")
    data = io.BytesIO(b"".join(csv_table.write(golden_bundle())))
    frame = pandas.read_csv(data, keep_default_na=False, dtype=str)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.loc[3, "exact"] == "trader\u00a0in Sinuiju"
    assert frame.loc[0, "note"] == "Per kilo?\n\n# yes"
