"""Tables of articles: columns by their usual names, rows by what tells them from others."""

import io
import json
import zipfile
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.model import NkreaderError
from nkreader.sources import Material
from nkreader.sources.tables import understood
from tests.sources.making import FIRST, KOREAN, SECOND, blocks, one, read, refused, xlsx, zipped


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("title,text,date,source,author,url", "Rice,{},2020-03-17,Yalu Wire,Han Sol,https://y/1"),
        ("Headline;Body;PubDate;Outlet;Byline;Link", "Rice;{};17 March 2020;Yalu Wire;Han Sol;https://y/1"),
        ("제목\t본문\t날짜\t언론사\t기자\t주소", "Rice\t{}\t2020. 3. 17.\tYalu Wire\tHan Sol\thttps://y/1"),
        ("publishedAt|articleTitle|full_text|Publication|authors|web-url",
         "20200317|Rice|{}|Yalu Wire|Han Sol|https://y/1"),
        ("Date published,Title,Full text,Publication,Author(s),URL",
         "2020-03-17,Rice,{},Yalu Wire,Han Sol,https://y/1"),
    ],
)  # fmt: skip
def test_columns_are_understood_in_their_usual_spellings(names: str, row: str) -> None:
    quoted = '"' + FIRST + '"'
    article = one("a.csv", f"{names}\n{row.format(quoted)}\n".encode())
    assert article.document.text == FIRST
    told = article.metadata
    assert (told.title, told.publisher, told.author) == ("Rice", "Yalu Wire", "Han Sol")
    assert (told.published, told.url) == ("2020-03-17", "https://y/1")
    assert article.origins["title"].startswith("column ")


def test_other_columns_are_mapped_and_what_is_understood_can_be_shown_first() -> None:
    data = f'kop,stuk,extra\nRice,"{FIRST}",1\n'.encode()
    assert "--map COLUMN=text" in refused("a.csv", data)
    assert "kop, stuk, extra" in refused("a.csv", data)
    article = one("a.csv", data, kop="title", stuk="text")
    assert (article.metadata.title, article.document.text) == ("Rice", FIRST)
    shown = understood(Material("a.csv", data), {"stuk": "text", "kop": "title"})
    assert shown.fields == {"text": "stuk", "title": "kop"}
    assert shown.others == ("extra",)
    with pytest.raises(NkreaderError, match="colour: no field"):
        understood(Material("a.csv", data), {"stuk": "colour"})


def test_a_row_is_told_by_its_id_its_address_or_its_text() -> None:
    data = b"id,url,text\n7,https://y/1,one\n,https://y/2,two\n,,three\n7,https://y/1,four\n"
    articles, errors = read("a.csv", data)
    assert not errors
    ids = [article.identity or "" for article in articles]
    assert ids[:2] == ["a.csv!7", "https://y/2"]
    assert len(set(ids)) == 4
    again = read("a.csv", data.replace(b"three", b"three "))[0]
    assert ids[2].startswith("a.csv!")
    assert again[2].identity != ids[2]
    assert [article.member for article in articles] == ["row 2", "row 3", "row 4", "row 5"]


def test_rows_that_cannot_be_read_are_said_and_the_rest_goes_on() -> None:
    articles, errors = read("a.csv", b"title,text\nA,one\nB,\nC,two,more,cells\n,,\nD,four\n")
    assert [article.metadata.title for article in articles] == ["A", "D"]
    assert errors == [
        "a.csv!row 3 has no text; not added",
        "a.csv: row 4 has 4 cells, the first row 2; not added",
    ]


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["3/4/2020", "3/18/2020"], "2020-03-04"),
        (["3/4/2020", "18/3/2020"], "2020-04-03"),
        (["3/4/2020", "5/6/2020"], None),
        (["2020-03-04T23:30:00-07:00"], "2020-03-04"),
        (["Wed, 04 Mar 2020 23:30:00 -0700"], "2020-03-04"),
        (["1583366400"], "2020-03-05"),
    ],
)
def test_dates_are_read_by_what_the_other_rows_show(dates: list[str], first: str | None) -> None:
    rows = "".join(f'"{date}",text {number}\n' for number, date in enumerate(dates))
    articles, _ = read("a.csv", f"date,text\n{rows}".encode())
    assert articles[0].metadata.published == first
    assert first or any("not a date" in note for note in articles[0].notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_a_korean_table_is_read_in_its_encoding(encoding: str) -> None:
    rows = "".join(f"쌀값,{words}\n" for words in KOREAN)
    articles, errors = read("a.csv", f"제목,본문\n{rows}".encode(encoding))
    assert not errors
    assert [article.document.text for article in articles] == list(KOREAN)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
                        min_size=1).filter(str.strip), min_size=1, max_size=5))  # fmt: skip
def test_whatever_a_cell_holds_is_the_text(texts: list[str]) -> None:
    lines = "".join(json.dumps({"text": words}) + "\n" for words in texts)
    articles, errors = read("a.jsonl", lines.encode())
    assert not errors
    wanted = [words.removeprefix("\ufeff").replace("\uffff", "\ufffd").replace("\ufffe", "\ufffd")
              for words in texts]  # fmt: skip
    assert [article.document.text for article in articles if "<" not in article.document.text] == [
        words for words in wanted if "<" not in words
    ]


def test_a_field_of_a_megabyte_is_read() -> None:
    whole = "word " * 250_000
    assert one("a.csv", f'title,text\nA,"{whole}"\n'.encode()).document.text == whole


def test_a_page_in_a_cell_is_read_as_a_page() -> None:
    data = json.dumps([{"title": {"rendered": "Rice"}, "content": {"rendered": f"<p>{FIRST}</p>"}}])
    article = one("a.json", data.encode())
    assert (article.metadata.title, blocks(article)) == ("Rice", [FIRST])


def test_a_list_within_an_object_is_the_table() -> None:
    told = {"status": "ok", "data": {"articles": [
        {"source": {"id": None, "name": "Yalu Wire"}, "publishedAt": "2020-03-17T02:00:00Z",
         "title": "Rice", "content": FIRST, "author": ["Han Sol", "Lee Min"]}]}}  # fmt: skip
    article = one("a.json", json.dumps(told).encode())
    assert article.metadata.publisher == "Yalu Wire"
    assert article.metadata.author == "Han Sol, Lee Min"
    assert article.metadata.published == "2020-03-17"


def test_a_spreadsheet_gives_values_and_dates() -> None:
    data = xlsx(
        ("Title", "Text", "Date", "n"),
        ("Rice", FIRST, datetime(2020, 3, 17), "=1+1"),
        (None, None, None, None),
        (2020, SECOND, datetime(2020, 3, 18, 23, 30), 4.0),
    )
    articles, errors = read("a.xlsx", data)
    assert not errors
    assert [(one.metadata.title, one.metadata.published) for one in articles] == [
        ("Rice", "2020-03-17"), ("2020", "2020-03-18"),
    ]  # fmt: skip
    assert articles[1].member == "row 4"


def test_a_damaged_table_gives_what_stands_before_the_damage() -> None:
    whole = xlsx(("title", "text"), *((f"Rice {n}", f"{FIRST} {n}") for n in range(2_000)))
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        parts = [(name, packed.read(name)) for name in packed.namelist()]
    cut = [(name, data[: len(data) // 8] if "sheet1" in name else data) for name, data in parts]
    articles, errors = read("a.xlsx", zipped(cut))
    assert articles[0].metadata.title == "Rice 0"
    assert errors == ["a.xlsx is damaged; the rest of it is not added"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl", b'{"type": "nkreader", "format": 1}\n', "nkreader import"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"title,text\n", "no rows"),
        ("a.json", b"[" * 100_000, "no JSON"),
        ("a.json", b'{"a": 1}', "no column"),
        ("a.json", b"3", "no list"),
        ("a.xlsx", b"PK\3\4 broken", "damaged"),
    ],
)
def test_what_is_no_table_of_articles_is_said(name: str, data: bytes, reason: str) -> None:
    assert reason in refused(name, data)


def test_parquet_is_a_table_like_the_others() -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    rows = [
        {"headline": f"Rice {n}", "text": f"{FIRST} {n}" if n != 3 else None, "date": None}
        for n in range(600)
    ]
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), file, row_group_size=100)
    articles, errors = read("a.parquet", file.getvalue())
    assert [one.metadata.title for one in articles] == [f"Rice {n}" for n in range(600) if n != 3]
    assert errors == ["a.parquet!row 4 has no text; not added"]
    assert articles[-1].member == "row 600"
    assert read("unnamed", file.getvalue())[0] == [
        one._replace(identity=one.identity and one.identity.replace("a.parquet", "unnamed"))
        for one in articles
    ]
    assert "damaged" in refused("a.parquet", file.getvalue()[:-40])
